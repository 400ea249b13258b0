"""Which level similar reports were given.

Word lists cannot foresee every way to describe a consequence (`the floor is playing cards`); a model trained on many
reports can. Must not know the decision table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, groupby
from typing import NamedTuple

import numpy as np

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Facts, Finding, Found
from helpbot.triage.learned.features import ANSWERS, ANYWHERE, severity_features
from helpbot.triage.learned.models import Models
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.softmax import shares
from helpbot.triage.learned.weights import Weights
from helpbot.triage.report import ReadReport

LEVELS = ("critical", "high", "medium", "low")
"""What a report may resemble, in the order of the severities 1 to 4."""
_CRITICAL, _HIGH = LEVELS.index("critical"), LEVELS.index("high")
_CRITICAL_ENOUGH = 0.35
"""From this probability on, a report is critical even if `high` is likelier: a miss costs more than a false alarm. In
cross-validation this finds 94 instead of 91 of 100 critical reports, with the same overall accuracy."""
_GRAVE_ENOUGH = 0.5
"""The least probability of critical and high together for critical: what is rather medium or low never is."""
_READ_AS_GRAVE = 0.3
"""The least probability of critical and high together by the network alone for critical. It reads words in order: words
that are grave one by one (`the whole floor`, `out of date`) may be about a canteen's menu."""
_SURE_ENOUGH = 0.35
_OF_THE_NETWORK = 0.4
"""The network's share beside the weights of single words. On whole reports .4 and .5 do equally well; first messages
want more, reports with some of the answers less (2,420 reports, before any of them was learned: docs/adr/0012)."""
_WORDS_OF_A_QUOTE = 3
"""A shorter quote (`no`) explains nothing."""


@dataclass(frozen=True)
class Resemblance:
    """The level whose reports a report resembles, as the `value` of a fact."""

    value: str
    report: ReadReport = field(compare=False, repr=False)
    weights: Weights = field(compare=False, repr=False)

    @cached_property
    def quote(self) -> str:
        """The clause that weighs most for it, looked for on demand: most verdicts can give plainer reasons."""
        return _weightiest_clause(self.report, self.weights, LEVELS.index(self.value))


def resemblance(report: ReadReport, facts: Facts, opinion: Opinion | None, models: Models) -> Found:
    """The level whose reports it resembles; `unknown` if none stands out.

    The weights of single words and the network are combined: where one errs, the other often does not. First messages
    differ from reports with answers, so each kind has its own weights.
    """
    if opinion is None:
        return Finding("unknown")
    answered = bool(report.impact or report.affected or report.workaround)
    weights = models.answered if answered else models.first
    probabilities = _both(weights.probabilities(severity_features(report, facts)), opinion.severity)
    if opinion.severity[_CRITICAL] + opinion.severity[_HIGH] < _READ_AS_GRAVE:
        probabilities[_CRITICAL] = 0.0
    most = max(probabilities)
    level = _CRITICAL if _may_be_critical(probabilities) else probabilities.index(most)
    if most < _SURE_ENOUGH:
        return Finding("unknown")
    return Resemblance(LEVELS[level], report, weights)


def _may_be_critical(probabilities: Sequence[float]) -> bool:
    critical = probabilities[_CRITICAL]
    return critical >= _CRITICAL_ENOUGH and critical + probabilities[_HIGH] >= _GRAVE_ENOUGH


def _both(weighed: Sequence[float], read: Sequence[float]) -> list[float]:
    """The weighted geometric means of two probabilities: by the weights of single words, and by the network."""
    pairs = zip(weighed, read, strict=True)
    return shares([float(one ** (1 - _OF_THE_NETWORK) * other**_OF_THE_NETWORK) for one, other in pairs])


def _weightiest_clause(report: ReadReport, weights: Weights, level: int) -> str:
    """The person's own words that weigh most for the level."""
    clauses = [clause for name, part in report.named_parts.items() for clause in _clauses(name, part)]
    speaks = weights.weights_of(chain.from_iterable(clause.features for clause in clauses), level)
    *starts, _ = accumulate((len(clause.features) for clause in clauses), initial=0)
    sums = np.add.reduceat(speaks, starts, dtype=float).tolist()
    weighed = sorted(zip(sums, clauses, strict=True), key=lambda one: -one[0])
    quotes = (part.quote_of(Hit("", last, last)) for weight, (part, last, _) in weighed if weight > 0)
    return next((quote for quote in quotes if len(quote.split()) >= _WORDS_OF_A_QUOTE), "")


class _Clause(NamedTuple):
    """A clause of a part: its last word that is not of tone, and the features of its words."""

    part: Reading
    last: int
    features: Sequence[str]


def _clauses(name: str, part: Reading) -> Iterator[_Clause]:
    places = (name, ANYWHERE) if name == "text" else (name, ANYWHERE, ANSWERS)
    told = [(index, word) for index, word in enumerate(part.words) if word.text not in part.vocabulary.tone]
    for _, of_clause in groupby(told, key=lambda one: one[1].clause):
        words = list(of_clause)
        yield _Clause(part, words[-1][0], [f"{place}:{word.stem}" for _, word in words for place in places])
