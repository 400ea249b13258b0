"""Reports to learn from: with all answers, in another tone, with some of the answers, and the first message alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from benchmarks.bundling import Line
from benchmarks.toning import in_another_tone
from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.learned.networks.reports import SeenReport
from helpbot.triage.learned.seen_report import seen_report
from helpbot.triage.report import Question, Report, read_report

_SEED = 1
DECISIVE: tuple[Question, ...] = ("business_impact", "affected", "workaround")
"""The answers that a severity may turn on."""
_ANSWERED, _TONED, _WITH_SOME_ANSWERS, _AT_ONCE = 1.0, 0.5, 0.3, 0.15
_FIRST, _FIRST_TONED, _PART = 0.7, 0.3, 0.7
"""How much an example counts."""
_LEVELS = (1, 2, 3, 4)
_SOME_ANSWERS = (*combinations(DECISIVE, 1), *combinations(DECISIVE, 2))
_EACH_WITH_SOME = 3
"""Of the ways to answer only some of the questions so many are made of each report."""


@dataclass(frozen=True)
class Judged:
    """What is seen of a report, and what it is: a share for each severity, its component and way round (empty when not
    known, or not to be learned from it); how much it counts, and whether it is the same as another in another form."""

    seen: SeenReport
    severity: tuple[float, ...]
    component: str
    workaround: str
    weight: float
    again: bool


def judged(lines: Iterable[Line]) -> Iterator[Judged]:
    """What is made of labelled reports."""
    random = Random(_SEED)
    for line in lines:
        yield from _of_the_first_message(line, random)
        if "answers" in line:
            yield from _of_the_answers(line, random)


def _of_the_first_message(line: Line, random: Random) -> Iterator[Judged]:
    """Each severity that is acceptable for it counts as much; each part of a bundle counts for its own."""
    acceptable = [level in line["severity_first"] for level in _LEVELS]
    shares = tuple(one / sum(acceptable) for one in acceptable)
    component = line.get("fields", {}).get("component", "")
    toned = in_another_tone(line["text"], line["lang"], random)
    first, again = Report(line["text"], {}, line["lang"]), Report(toned, {}, line["lang"])
    yield from _judged(first, shares, component, weight=_FIRST, again="answers" in line)
    yield from _judged(again, shares, component, weight=_FIRST_TONED)
    for part, problem in zip(line.get("parts", ()), line.get("problems", ()), strict=False):
        yield from _judged(Report(part, {}, line["lang"]), _only(problem["severity"]), weight=_PART)


def _of_the_answers(line: Line, random: Random) -> Iterator[Judged]:
    answers, severity = line["answers"], _only(line["severity_final"])
    fields = line.get("fields", {})
    component = fields.get("component", "")
    way = {True: "yes", False: "no", None: "untold"}[fields["workaround"]] if "workaround" in fields else ""
    toned = in_another_tone(line["text"], line["lang"], random)
    full, again = Report(line["text"], answers, line["lang"]), Report(toned, answers, line["lang"])
    yield from _judged(full, severity, component, way, _ANSWERED, again=False)
    yield from _judged(again, severity, component, way, _TONED)
    for some in random.sample(_SOME_ANSWERS, _EACH_WITH_SOME):
        told: dict[Question, str] = {name: answers[name] for name in some if name in answers}
        yield from _judged(Report(line["text"], told, line["lang"]), severity, component, weight=_WITH_SOME_ANSWERS)
    if answers.get("business_impact"):
        at_once: dict[Question, str] = {
            "business_impact": ". ".join(answers[name] for name in DECISIVE if answers.get(name))
        }
        yield from _judged(Report(line["text"], at_once, line["lang"]), severity, component, weight=_AT_ONCE)


def _only(severity: int) -> tuple[float, ...]:
    return tuple(float(level == severity) for level in _LEVELS)


def _judged(
    report: Report,
    severity: tuple[float, ...],
    component: str = "",
    workaround: str = "",
    weight: float = 1.0,
    *,
    again: bool = True,
) -> Iterator[Judged]:
    """The example; none without words."""
    known = read_report(report)
    seen = seen_report(known, explicit_facts_of(known))
    if seen.words.words:
        yield Judged(seen, severity, component, workaround, weight, again)
