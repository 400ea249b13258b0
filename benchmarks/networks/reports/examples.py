"""Reports to learn from: with all answers, in another tone, with some of the answers, and the first message alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from benchmarks.bundling import Line
from benchmarks.toning import in_another_tone
from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.learned.networks.reports import SeenReport
from helpbot.triage.learned.seen_report import seen_report
from helpbot.triage.report import Question, Report, read_report

_SEED = 1
DECISIVE: tuple[Question, ...] = ("business_impact", "affected", "workaround")
"""The answers that may decide a severity."""
_ANSWERED, _TONED, _WITH_SOME_ANSWERS, _AT_ONCE = 1.0, 0.5, 0.3, 0.15
_FIRST, _FIRST_TONED, _PART = 0.7, 0.3, 0.7
"""The weight of an example."""
_LEVELS = (1, 2, 3, 4)
_SOME_ANSWERS = (*combinations(DECISIVE, 1), *combinations(DECISIVE, 2))
_EACH_WITH_SOME = 3
"""How many examples with only some of the answers are made from each report."""


@dataclass(frozen=True)
class Auxiliary:
    """The labels of a report besides its severity; each empty if unknown, or not to be learned from it."""

    component: str = ""
    workaround: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Judged:
    """A training example: the report, a share for each severity, the auxiliary labels, its weight, and whether it is
    another form of one before it."""

    seen: SeenReport
    severity: tuple[float, ...]
    auxiliary: Auxiliary
    weight: float
    again: bool


def judged(lines: Iterable[Line]) -> Iterator[Judged]:
    """What is made from labelled reports."""
    random = Random(_SEED)
    for line in lines:
        yield from _of_the_first_message(line, random)
        if "answers" in line:
            yield from _of_the_answers(line, random)


def _of_the_first_message(line: Line, random: Random) -> Iterator[Judged]:
    """Every severity that is acceptable for it counts equally; each part of a bundle counts for its own."""
    acceptable = [level in line["severity_first"] for level in _LEVELS]
    shares = tuple(one / sum(acceptable) for one in acceptable)
    fields = line.get("fields", {})
    known = Auxiliary(fields.get("component", ""), scope="" if "answers" in line else fields.get("affected_scope", ""))
    toned = in_another_tone(line["text"], line["lang"], random)
    first, again = Report(line["text"], {}, line["lang"]), Report(toned, {}, line["lang"])
    yield from _judged(first, shares, known, weight=_FIRST, again="answers" in line)
    yield from _judged(again, shares, known, weight=_FIRST_TONED)
    for part, problem in zip(line.get("parts", ()), line.get("problems", ()), strict=False):
        yield from _judged(Report(part, {}, line["lang"]), _only(problem["severity"]), Auxiliary(), weight=_PART)


def _of_the_answers(line: Line, random: Random) -> Iterator[Judged]:
    answers, severity = line["answers"], _only(line["severity_final"])
    known = _auxiliary(line.get("fields", {}))
    toned = in_another_tone(line["text"], line["lang"], random)
    full, again = Report(line["text"], answers, line["lang"]), Report(toned, answers, line["lang"])
    yield from _judged(full, severity, known, weight=_ANSWERED, again=False)
    yield from _judged(again, severity, known, weight=_TONED)
    for some in random.sample(_SOME_ANSWERS, _EACH_WITH_SOME):
        told: dict[Question, str] = {name: answers[name] for name in some if name in answers}
        still_known = Auxiliary(known.component, scope=known.scope if "affected" in told else "")
        yield from _judged(Report(line["text"], told, line["lang"]), severity, still_known, weight=_WITH_SOME_ANSWERS)
    if answers.get("business_impact"):
        at_once: dict[Question, str] = {
            "business_impact": ". ".join(answers[name] for name in DECISIVE if answers.get(name))
        }
        report = Report(line["text"], at_once, line["lang"])
        yield from _judged(report, severity, Auxiliary(known.component), weight=_AT_ONCE)


def _auxiliary(fields: Mapping[str, Any]) -> Auxiliary:
    way = {True: "yes", False: "no", None: "untold"}[fields["workaround"]] if "workaround" in fields else ""
    return Auxiliary(fields.get("component", ""), way, fields.get("affected_scope", ""))


def _only(severity: int) -> tuple[float, ...]:
    return tuple(float(level == severity) for level in _LEVELS)


def _judged(
    report: Report, severity: tuple[float, ...], auxiliary: Auxiliary, *, weight: float, again: bool = True
) -> Iterator[Judged]:
    """The example; none without words."""
    known = read_report(report)
    seen = seen_report(known, explicit_facts_of(known))
    if seen.words.words:
        yield Judged(seen, severity, auxiliary, weight, again)
