"""The message that a report began with was edited. Pure."""

from __future__ import annotations

from operator import add
from typing import Any

from helpbot.dialogue.reporting.problems.slots import answers_about
from helpbot.dialogue.state import LONGEST_WHAT, ReportDraft
from helpbot.triage.splitting import split


def told_anew(report: ReportDraft, words: str, language: str) -> dict[str, Any]:
    """What changes in a report when its first words change to these. What was said since stays; with more or fewer
    problems than before, it is open again whether to separate them, and what was said about one alone is forgotten.
    """
    since, problems = report.what[report.began :], _problems(report, words, language)
    changes = {
        "what": f"{words}{since}"[:LONGEST_WHAT],
        "began": len(words),
        "begun": "",
        "language": language,
        "summary": "",
        "problems": problems,
        "asked": report.asked[:-1] if report.asking else report.asked,
        **dict.fromkeys(("asking", "put_again", "correcting", "correcting_place", "known")),
    }
    if len(problems) == len(report.problems):
        return changes
    answers = answers_about(report.answers, None)
    return {**changes, "separate": None, "main": None, "answers": answers, "severities": {}, "over": ()}


def _problems(report: ReportDraft, words: str, language: str) -> tuple[str, ...]:
    """The problems it has now: those of its first words, and those that were added since."""
    first, since = report.what[: report.began], report.what[report.began :]
    if not report.problems:
        return _several(split(f"{words}{since}", language))
    is_one = report.problems[0].startswith(first)
    before = (first,) if is_one else split(first, report.language)
    now = (words,) if is_one else split(words, language)
    later = report.problems[len(before) :]
    if len(before) != len(now):
        return _several((*now, *later))
    more = (one.removeprefix(was) for one, was in zip(report.problems, before, strict=False))
    return (*map(add, now, more), *later)


def _several(problems: tuple[str, ...]) -> tuple[str, ...]:
    return problems if len(problems) > 1 else ()
