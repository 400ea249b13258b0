"""Learn from labelled reports what each cue and word indicates: severity, component, borders between problems.

`python -m benchmarks.learn` reads the labelled reports that come with the tests (`tests/data/triage/learned`), and
writes `helpbot/triage/learned/weights/`. It needs scikit-learn and torch; the product itself does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import combinations, groupby
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.bundling import border_examples
from benchmarks.fitting import Example, Manner, fit
from benchmarks.toning import in_another_tone
from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.learned.features import (
    CUES,
    CUES_ANYWHERE,
    LETTERS,
    WORDS,
    WORDS_ANYWHERE,
    WORDS_OF_ANSWERS,
    component_features,
    severity_features,
)
from helpbot.triage.learned.models import Models
from helpbot.triage.learned.networks.archive import archived
from helpbot.triage.learned.resemblance import LEVELS
from helpbot.triage.learned.weights import Weights, written
from helpbot.triage.report import Question, Report, read_report
from helpbot.triage.splitting import borders, whole
from helpbot.triage.splitting.stretches import pieces

ROOT = Path(__file__).parents[1]
SETS = ROOT / "tests" / "data" / "triage"
TARGET = ROOT / "helpbot" / "triage" / "learned" / "weights"
LEARNED_FROM = tuple(sorted(path.stem for path in (SETS / "learned").glob("*.jsonl")))
"""All except the sets under `measured`, which nobody reads (`tests/data/triage/README.md`)."""
DECISIVE: tuple[Question, ...] = ("business_impact", "affected", "workaround")
"""The answers that may decide a severity."""
WITH_SOME_ANSWERS, ANSWERED_ELSEWHERE, IN_ANOTHER_TONE = 0.15, 0.15, 0.5
"""How much a report counts that lacks answers (with them it might have been judged otherwise), has them under other
questions, or is written in another tone.
"""
SEED = 7
PARTS_KNOWN = SETS / "parts.jsonl"
"""Messages for which only the parts are labelled."""
SEVERITY = Manner(
    {WORDS: 8.0, LETTERS: 6.0, WORDS_ANYWHERE: 5.0, WORDS_OF_ANSWERS: 5.0},
    {CUES: 2, WORDS: 2, LETTERS: 3, CUES_ANYWHERE: 2, WORDS_ANYWHERE: 2, WORDS_OF_ANSWERS: 2},
    strength=0.3,
    few=30,
)
FIRST = Manner({WORDS: 8.0, LETTERS: 6.0}, {CUES: 2, WORDS: 2, LETTERS: 3}, strength=0.1, few=30)
COMPONENT = Manner({WORDS: 8.0}, {CUES: 2, WORDS: 2}, strength=1.0, few=30, lightest=0.1)
BORDERS = Manner({borders.WORDS: 3.0}, {borders.FACTS: 4, borders.WORDS: 3}, strength=0.1, lightest=0.005)
BUNDLES = Manner(
    {whole.WORDS: 17.0, whole.SIGNS: 13.0}, {whole.FACTS: 3, whole.WORDS: 3, whole.SIGNS: 3}, strength=0.05
)
Line = dict[str, Any]


def read_set(name: str) -> list[Line]:
    """The labelled reports of a set that comes with the tests."""
    [path] = SETS.glob(f"*/{name}.jsonl")
    return read_lines(path)


def read_lines(path: Path) -> list[Line]:
    """The labelled reports of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def learn(lines: Sequence[Line]) -> Models:
    """What is learned from labelled reports."""
    from benchmarks.networks.messages.model import message_network
    from benchmarks.networks.reports.model import report_network

    return Models(
        answered=fit(list(_answered(lines)), SEVERITY, LEVELS),
        first=fit(list(_first(lines)), FIRST, LEVELS),
        component=fit(list(_components(lines)), COMPONENT),
        bundles=fit(list(_bundles(lines)), BUNDLES),
        borders=_borders(lines),
        messages=message_network(_by_author(lines)),
        reports=report_network(lines),
    )


def _answered(lines: Iterable[Line]) -> Iterator[Example]:
    """Reports with all answers, in another tone, with only one or two of the answers, and with answers elsewhere."""
    random = Random(SEED)
    for line in (line for line in lines if "answers" in line):
        answers = line["answers"]
        yield _judged(Report(line["text"], answers, line["lang"]), line["severity_final"])
        toned = Report(in_another_tone(line["text"], line["lang"], random), answers, line["lang"])
        yield _judged(toned, line["severity_final"], IN_ANOTHER_TONE, again=True)
        for told in (*combinations(DECISIVE, 1), *combinations(DECISIVE, 2)):
            some = Report(line["text"], {name: answers[name] for name in told if name in answers}, line["lang"])
            yield _judged(some, line["severity_final"], WITH_SOME_ANSWERS, again=True)
        for elsewhere in _elsewhere(answers):
            yield _judged(
                Report(line["text"], elsewhere, line["lang"]), line["severity_final"], ANSWERED_ELSEWHERE, again=True
            )


def _elsewhere(answers: Mapping[Question, str]) -> Iterator[Mapping[Question, str]]:
    """The same answers under other questions: the impact also as who is affected, or all answers at once."""
    if impact := answers.get("business_impact"):
        yield {"business_impact": impact, "affected": impact}
        yield {"business_impact": ". ".join(answers[name] for name in DECISIVE if name in answers)}


def _first(lines: Iterable[Line]) -> Iterator[Example]:
    """A first message counts for each of the severities that are acceptable for it, with a weight of one in all, and
    again in another tone; each part of a bundle counts for its own."""
    random = Random(SEED)
    for line in lines:
        if "parts" in line:
            for part, problem in zip(line["parts"], line["problems"], strict=True):
                yield _judged(Report(part, {}, line["lang"]), problem["severity"], again=True)
        toned = in_another_tone(line["text"], line["lang"], random)
        share = 1 / len(line["severity_first"])
        for place, severity in enumerate(line["severity_first"]):
            yield _judged(Report(line["text"], {}, line["lang"]), severity, share, again=place > 0)
            yield _judged(Report(toned, {}, line["lang"]), severity, share * IN_ANOTHER_TONE, again=True)


def _judged(report: Report, severity: int, weight: float = 1.0, *, again: bool = False) -> Example:
    known = read_report(report)
    return Example(severity_features(known, explicit_facts_of(known)), LEVELS[severity - 1], weight, again)


def _components(lines: Iterable[Line]) -> Iterator[Example]:
    for line in lines:
        if "component" in line.get("fields", {}):
            known = read_report(Report(line["text"], {}, line["lang"]))
            yield Example(component_features(known), line["fields"]["component"])


def _bundles(lines: Iterable[Line]) -> Iterator[Example]:
    for line in (line for line in lines if "fields" in line):
        known = read(line["text"], line["lang"])
        label = "several" if line["fields"]["multiple_problems"] else "one"
        cut = pieces(known)
        yield Example(whole.message_features(known, cut, borders.borders_of(cut)), label)


def _borders(lines: Sequence[Line]) -> Weights:
    """In two passes: the weights of the first decide which borders are meant in bundles whose parts are unknown."""
    parts_known = read_lines(PARTS_KNOWN)
    first = fit(list(border_examples(lines, parts_known, None)), BORDERS)
    return fit(list(border_examples(lines, parts_known, first)), BORDERS)


def _by_author(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The reports of each set, and the messages for which only the parts are labelled."""
    for _, same in groupby(lines, key=lambda line: str(line["id"]).split("-")[0]):
        yield list(same)
    yield read_lines(PARTS_KNOWN)


def main() -> None:
    """Learn from all sets and write what was learned."""
    lines = [line for name in LEARNED_FROM for line in read_set(name)]
    models = learn(lines)
    for field in fields(models):
        learned = getattr(models, field.name)
        if isinstance(learned, Weights):
            (TARGET / f"{field.name}.json").write_text(written(learned), "utf-8")
            print(f"{field.name}: {len(learned.names)} weights")
        else:
            (TARGET / f"{field.name}.npz").write_bytes(archived(learned))


if __name__ == "__main__":
    main()
