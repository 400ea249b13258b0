"""The assessment of a report: the suggested severity with reasons, the fields of a ticket, the problems in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.fields import Fields, fields_of
from helpbot.triage.extraction.harm import harm
from helpbot.triage.extraction.nature import nature
from helpbot.triage.extraction.people.scope import begins_with_one_of_many
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.extraction.texts.words import REMOVED
from helpbot.triage.extraction.workaround import only_tried_in_vain, workaround
from helpbot.triage.facts import Facts, Finding
from helpbot.triage.learned.models import Models, shipped
from helpbot.triage.learned.understanding import Understood, understand
from helpbot.triage.reasons import sentences
from helpbot.triage.report import ReadReport, Report, read_report
from helpbot.triage.severity import Reason, Verdict, judge
from helpbot.triage.splitting import split
from helpbot.triage.translations import Translations

_ASKING = ("question", "request")
_LONGEST_DENIAL = 5
"""The most words of `nothing that I know of`; a longer answer explains why it is harmless."""
_OF_ONE = ("medium", "low")
"""Levels of reports about one person."""


@dataclass(frozen=True)
class Problem:
    """One of several problems in a message, in its own words, with its own severity (1-4)."""

    text: str
    severity: int


@dataclass(frozen=True)
class Assessment:
    """What the bot suggests for a report, and why.

    `rule` decided and has a `title`; `confidence` is in [0, 1]. `missing` names answers that could still change the
    severity, the most decisive first; `raise_if` and `lower_if` name facts (`workaround.no`) that would. The decision
    table has the words for them.
    """

    severity: int
    confidence: float
    rule: str
    title: Translations
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    raise_if: tuple[str, ...]
    lower_if: tuple[str, ...]
    fields: Fields
    problems: tuple[Problem, ...]
    facts: Facts


def assess(
    report: Report,
    rules: DecisionTable,
    *,
    now: datetime,
    timezone: str,
    models: Models | None = None,
) -> Assessment:
    """Read a report, decide its severity by `rules`, and fill in the fields of its ticket. Pure.

    `models` replaces the models that ship with the product, to measure others.
    """
    known, learned = read_report(report), models or shipped()
    judge_one = partial(_judge, rules=rules, models=learned)
    parts = split(report.text, known.language, learned)
    if len(parts) > 1 and nature(known).value not in _ASKING:
        judged, problems = _judge_bundle(report, parts, known.language, judge_one)
    else:
        judged = judge_one(known)
        problems = tuple(Problem(part, judged.verdict.severity) for part in parts)
    understood, verdict = judged.understood, judged.verdict
    facts = understood.facts
    return Assessment(
        severity=verdict.severity,
        confidence=verdict.confidence,
        rule=verdict.rule.id,
        title=verdict.rule.title,
        reasons=verdict.reasons,
        missing=verdict.missing,
        raise_if=verdict.raise_if,
        lower_if=verdict.lower_if,
        fields=fields_of(report, known, facts, verdict.severity, understood.component, now, timezone),
        problems=problems,
        facts=facts,
    )


def severity_for(report: Report, rules: DecisionTable, scope: str) -> int:
    """The severity by the rules if the report affected `scope`, whatever it says itself.

    By the stated facts alone: what a report resembles depends on the scope that it mentions.
    """
    facts = explicit_facts_of(read_report(report))
    return rules.decide({**facts.values, "scope": scope}).severity


def explain(assessment: Assessment, language: str) -> tuple[str, ...]:
    """Why, in short sentences."""
    told = [(reason.quote, reason.meaning.in_language(language)) for reason in assessment.reasons if reason.quote]
    return sentences(assessment.title.in_language(language), told, language)


@dataclass(frozen=True)
class _Judged:
    """A report as understood, and the verdict."""

    understood: Understood
    verdict: Verdict


def _judge(known: ReadReport, rules: DecisionTable, models: Models) -> _Judged:
    understood = _understand(known, models)
    facts = _of_more_people(known, understood.facts, rules)
    return _Judged(understood, judge(facts, known.asked, rules, known.language))


def _understand(known: ReadReport, models: Models) -> Understood:
    """What the words say. An answer that something was tried in vain only says that no workaround is known: its words
    make no problem more or less severe.
    """
    if _harms_without_consequence(known):
        return _understand_harm(known, models)
    if not only_tried_in_vain(known.workaround):
        return understand(known, models)
    untold = replace(known, workaround=_unsaid(known), asked=known.asked - {"workaround"})
    understood = understand(untold, models)
    facts = Facts({**understood.facts.findings, "workaround": workaround(known)})
    return replace(understood, facts=facts)


def _understand_harm(known: ReadReport, models: Models) -> Understood:
    """What the words say of harm by strangers, which is no less for going unnoticed: the message alone tells what it
    resembles.
    """
    alone = replace(known, impact=_unsaid(known), affected=_unsaid(known), workaround=_unsaid(known))
    understood, resembles = understand(known, models), understand(alone, models).facts.findings["resembles"]
    return replace(understood, facts=Facts({**understood.facts.findings, "resembles": resembles}))


def _unsaid(known: ReadReport) -> Reading:
    return read("", known.language)


def _harms_without_consequence(known: ReadReport) -> bool:
    """Whether an account or data are in the wrong hands, and the answers tell no consequence and deny it at most; one
    that gives a password with it does not count.
    """
    answered = known.impact or known.affected or known.workaround
    denies = len(known.impact.words) <= _LONGEST_DENIAL and known.impact.starts_with("nothing") is not None
    gives_secret = any(word.text == REMOVED for word in known.impact.words)
    return bool(answered) and (denies or gives_secret or not known.impact) and harm(known).value == "stranger"


def _of_more_people(known: ReadReport, facts: Facts, rules: DecisionTable) -> Facts:
    """The facts without the resemblance, if it is to reports of one person (`I can't log in`) but many more are counted
    in the answer (`60 of them`), and if plain facts lead to a graver severity.
    """
    told_no_more = facts["impact"] == facts["workaround"] == "unknown"
    if facts["resembles"] not in _OF_ONE or not told_no_more or not begins_with_one_of_many(known):
        return facts
    plain = Facts({**facts.findings, "resembles": Finding("unknown")})
    return min(facts, plain, key=lambda one: rules.decide(one.values).severity)


def _judge_bundle(
    report: Report,
    parts: Sequence[str],
    language: str,
    judge_one: Callable[[ReadReport], _Judged],
) -> tuple[_Judged, tuple[Problem, ...]]:
    """A bundle is judged by its worst part. The answers are about that one; the others are judged by their words."""
    judged_alone = [judge_one(read_report(Report(part, {}, language))) for part in parts]
    alone = [one.verdict.severity for one in judged_alone]
    worst = alone.index(min(alone))
    answered = Report(parts[worst], report.answers, language)
    judged = judge_one(read_report(answered)) if report.answers else judged_alone[worst]
    severity = judged.verdict.severity
    severities = [severity if i == worst else max(own, severity) for i, own in enumerate(alone)]
    return judged, tuple(Problem(part, level) for part, level in zip(parts, severities, strict=True))
