"""How reports told in such words were judged: weights of cues, facts and words, learned from labelled reports.

Word lists cannot foresee every way to tell a consequence (`the floor is playing cards`); what many reports have in
common can. `benchmarks/learn.py` learns the weights and writes `experience.json`; here they are only added up. Words of
tone (`urgent`, `please`) have no weight, so that the way of telling moves nothing. Must not know the decision table.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeAlias

from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading
from helpbot.triage.extraction.words import Word
from helpbot.triage.facts import Facts, Finding
from helpbot.triage.report import ReadReport

LEVELS = ("critical", "high", "medium", "low")
"""What a report may resemble, in the order of the severities 1 to 4."""
ANSWERED, FIRST = "answered", "first"
"""The two collections of weights: for reports whose impact was asked, and for first messages."""
_FULL_WEIGHT_OF_WORDS = 8.0
"""All words of a report together weigh as much as so many cues, however long it is (root of the sum of squares)."""
_SURE_ENOUGH = 0.45
_WORDS_OF_A_QUOTE = 3
"""Fewer words (`no`) explain nothing."""
_TONE = frozenset({"opening"})
"""Cues that only say how it is told."""

Row: TypeAlias = tuple[float, ...]


@dataclass(frozen=True)
class Weights:
    """For each feature how much it speaks for each of `LEVELS`; `start` is what speaks for them before any word."""

    start: Row
    rows: Mapping[str, Row]

    @staticmethod
    def weight_of_words(known: int) -> float:
        """How much each of so many known words counts, where a cue counts 1."""
        return _FULL_WEIGHT_OF_WORDS / math.sqrt(known or 1)

    def likelihoods(self, cues: Iterable[str], words: Iterable[str]) -> Row:
        """The probability of each level, in the order of `LEVELS`."""
        told = [self.rows[word] for word in set(words) if word in self.rows]
        each = self.weight_of_words(len(told))
        known = [self.rows[cue] for cue in set(cues) if cue in self.rows]
        sums = [
            start + cue + each * word
            for start, cue, word in zip(self.start, _summed(known), _summed(told), strict=True)
        ]
        shares = [math.exp(value - max(sums)) for value in sums]
        return tuple(share / sum(shares) for share in shares)


def _summed(rows: Sequence[Row]) -> Row:
    return tuple(map(sum, zip(*rows, strict=True))) or (0.0,) * len(LEVELS)


Experience: TypeAlias = Mapping[str, Weights]
"""The weights of both collections."""


def resemblance(report: ReadReport, facts: Facts, experience: Experience | None = None) -> Finding:
    """Which level's reports it resembles, with the clause that weighs most; `unknown` when none stands out.

    `experience` is what the product comes with, unless another is given.
    """
    weights = (shipped() if experience is None else experience)[collection_for(report)]
    likelihoods = weights.likelihoods(cue_features(report, facts), word_features(report))
    level = max(range(len(LEVELS)), key=likelihoods.__getitem__)
    if likelihoods[level] < _SURE_ENOUGH:
        return Finding("unknown")
    return Finding(LEVELS[level], _weightiest_clause(report, weights, level))


def collection_for(report: ReadReport) -> str:
    """Which weights fit: a first message tells other things than answers do."""
    return ANSWERED if "business_impact" in report.asked else FIRST


def cue_features(report: ReadReport, facts: Facts) -> Iterator[str]:
    """The facts found, and for each part of the report its cues, whether they hold or are denied."""
    yield from (f"{fact}={value}" for fact, value in facts.values.items() if fact != "resembles")
    for name, part in _parts(report):
        yield from (f"{name}~{cue}" if part.has(cue) else f"{name}~not {cue}" for cue in part.found if cue not in _TONE)


def word_features(report: ReadReport) -> Iterator[str]:
    """The words of each part, and those that follow each other."""
    for name, part in _parts(report):
        told = [word.stem for word in _untoned(part)]
        yield from (f"{name}:{one}" for one in told)
        yield from (f"{name}:{one} {next_one}" for one, next_one in pairwise(told))


def _parts(report: ReadReport) -> tuple[tuple[str, Reading], ...]:
    return (
        ("text", report.text),
        ("impact", report.impact),
        ("affected", report.affected),
        ("workaround", report.workaround),
    )


def _untoned(part: Reading) -> Iterator[Word]:
    return (word for word in part.words if word.text not in part.vocabulary.tone)


def _weightiest_clause(report: ReadReport, weights: Weights, level: int) -> str:
    """The person's own words that speak most for the level."""
    best, heaviest = "", 0.0
    for name, part in _parts(report):
        sums: dict[int, tuple[float, int]] = {}
        for index, word in enumerate(part.words):
            row = weights.rows.get(f"{name}:{word.stem}")
            if row and word.text not in part.vocabulary.tone:
                sums[word.clause] = sums.get(word.clause, (0.0, index))[0] + row[level], index
        for weight, index in sums.values():
            quote = part.quote_of(Hit("", index, index))
            if weight > heaviest and len(quote.split()) >= _WORDS_OF_A_QUOTE:
                best, heaviest = quote, weight
    return best


@cache
def shipped() -> Experience:
    """The weights that come with the product, by collection."""
    read = json.loads((files("helpbot.triage") / "experience.json").read_text("utf-8"))
    return {
        name: Weights(tuple(told["start"]), {feature: tuple(row) for feature, row in told["rows"].items()})
        for name, told in read.items()
    }
