"""A message that a report began with, or a later one that told more, was edited. Pure."""

from __future__ import annotations

import re
from operator import add
from typing import Any

from helpbot.dialogue.heard import Heard
from helpbot.dialogue.reporting.interview.allotting import allot
from helpbot.dialogue.reporting.problems.slots import answers_about, name_of, place_of, slot_of
from helpbot.dialogue.state import LONGEST_WHAT, REMARKS, WHAT, ReportDraft, Slot
from helpbot.triage.report import QUESTIONS
from helpbot.triage.splitting import split
from helpbot.triage.utterances.answers import questions_told, without_correcting
from helpbot.triage.utterances.putting_right import put_right, timed_anew

_SIGNS = " ;,\n"


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


def told_otherwise(report: ReportDraft, source: str, words: str, language: str) -> dict[str, Any]:
    """What changes in a report when a later message is edited: its new words replace its former ones.

    Answers that have been replaced since stay as they are.
    """
    before = [one for one in report.heard if one.source == source]
    parts = _parts(before[0], words, language)
    texts = {WHAT: report.what, REMARKS: report.remarks, **report.answers}
    problems = report.problems
    replaced = {one.slot: one.instead for one in before}
    for one in before:
        now = parts.get(one.slot, one.instead)
        texts[one.slot] = _instead(texts.get(one.slot, ""), one.words, now)
        if one.slot == WHAT:
            problems = tuple(_instead(problem, one.words, now) for problem in problems)
    for slot in parts.keys() - replaced.keys():
        texts[slot] = "\n".join(filter(None, (texts.get(slot), parts[slot]))) if slot == WHAT else parts[slot]
    later = (
        Heard(source=source, slot=slot, words=part, instead=replaced.get(slot, "")) for slot, part in parts.items()
    )
    return {
        "what": texts.pop(WHAT)[:LONGEST_WHAT],
        "remarks": texts.pop(REMARKS)[:LONGEST_WHAT],
        "problems": problems,
        "answers": {slot: answer for slot, answer in texts.items() if answer},
        "heard": (*(one for one in report.heard if one.source != source), *later),
    }


def _parts(before: Heard, words: str, language: str) -> dict[Slot, str]:
    """What a message now tells, by slot; words that answer no question go where its former words began. A correction
    (`no, not sales, support`) applies to what those replaced.
    """
    name, place = name_of(before.slot), place_of(before.slot)
    since = timed_anew(words, language, before.instead) if name == "since" else ""
    if corrected := since or put_right(before.instead, words, language):
        return {before.slot: corrected}
    asked = name if name in QUESTIONS and not before.instead else WHAT
    said = without_correcting(words, language).strip(_SIGNS) or words
    parts = allot(said, asked, lambda some: questions_told(some, language, asked))
    return {before.slot if told == asked else slot_of(told, place): part for told, part in parts.items()}


def _instead(text: str, before: str, now: str) -> str:
    """A text with some words replaced, or left out: those between two pauses, and the last such, since earlier ones
    may be of the message that the report began with.
    """
    found = list(re.finditer(rf"(^|[;,\n]\s*){re.escape(before)}(?=\s*[;,\n]|$)", text))
    if not found:
        return text
    instead = f"{found[-1][1]}{now}" if now else ""
    return f"{text[: found[-1].start()]}{instead}{text[found[-1].end() :]}".strip(_SIGNS)


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
