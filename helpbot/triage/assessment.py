"""The assessment of a report: suggested severity with reasons, the fields of a ticket, the problems it bundles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.extraction.facts_of import facts_of
from helpbot.triage.extraction.fields import Fields, fields_of
from helpbot.triage.extraction.reading import read
from helpbot.triage.facts import Facts
from helpbot.triage.report import ReadReport, Report, read_report
from helpbot.triage.severity import Reason, Verdict, judge
from helpbot.triage.splitting import split

__all__ = ["Assessment", "Fields", "Problem", "Reason", "Report", "assess", "explain", "is_report", "split"]


@dataclass(frozen=True)
class Problem:
    """One of several problems in a message, in its own words, with its own severity (1-4)."""

    text: str
    severity: int


@dataclass(frozen=True)
class Assessment:
    """What the bot suggests for a report, and why.

    `confidence` is in [0, 1]; `missing` names answers that could still change the severity, the most decisive first;
    `raise_if` and `lower_if` name facts (`workaround.no`) that would; the decision table has the words for them.
    """

    severity: int
    confidence: float
    rule: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    raise_if: tuple[str, ...]
    lower_if: tuple[str, ...]
    fields: Fields
    problems: tuple[Problem, ...]
    facts: Facts


def assess(report: Report, rules: DecisionTable, *, now: datetime, timezone: str) -> Assessment:
    """Read a report, decide its severity by `rules`, and fill in the fields of its ticket. Pure."""
    known = read_report(report)
    parts = split(report.text, known.language)
    facts, verdict = _judge(known, rules)
    problems = (Problem(report.text.strip(), verdict.severity),)
    if len(parts) > 1:
        facts, verdict, problems = _judge_bundle(report, parts, known.language, rules)
    return Assessment(
        severity=verdict.severity,
        confidence=verdict.confidence,
        rule=verdict.rule.id,
        reasons=verdict.reasons,
        missing=verdict.missing,
        raise_if=verdict.raise_if,
        lower_if=verdict.lower_if,
        fields=fields_of(report, known, facts, verdict.severity, now, timezone),
        problems=problems,
        facts=facts,
    )


def explain(assessment: Assessment, language: str) -> tuple[str, ...]:
    """Why, in short sentences that quote the person's words."""
    return tuple(_sentence(reason, language) for reason in assessment.reasons)


def is_report(text: str, language: str) -> float:
    """How plainly a message tells of a problem, in [0, 1]; questions, wishes, greetings and chat are near 0."""
    reading = read(text, language)
    if not reading:
        return 0.0
    trouble = sum(reading.has(cue) for cue in ("total", "broken", "leak", "takeover", "runaway", "exposed", "fallen"))
    trouble += 0.5 * reading.has("partial")
    asking = reading.has("howto", "request") + (text.rstrip().endswith("?"))
    return max(0.0, min(1.0, 0.6 * trouble - 0.35 * asking + 0.1 * bool(trouble)))


def _judge(known: ReadReport, rules: DecisionTable) -> tuple[Facts, Verdict]:
    facts = facts_of(known)
    return facts, judge(facts, known.asked, rules, known.language)


def _judge_bundle(
    report: Report, parts: tuple[str, ...], language: str, rules: DecisionTable
) -> tuple[Facts, Verdict, tuple[Problem, ...]]:
    """A bundle takes its worst part. The answers are about that one; the others are judged by their own words."""
    alone = [_judge(read_report(Report(part, {}, language)), rules)[1].severity for part in parts]
    worst = alone.index(min(alone))
    facts, verdict = _judge(read_report(Report(parts[worst], report.answers, language)), rules)
    severities = [verdict.severity if i == worst else max(own, verdict.severity) for i, own in enumerate(alone)]
    return facts, verdict, tuple(Problem(part, severity) for part, severity in zip(parts, severities, strict=True))


def _sentence(reason: Reason, language: str) -> str:
    effect = reason.wording.get(language, reason.effect)
    return f"«{reason.quote}»: {effect}" if reason.quote else effect
