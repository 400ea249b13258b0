"""From similarity to probability: learned from the knowledge base itself, so that a score means the same everywhere.

What can be seen of the candidates tells which of them is right, if any (see `choice`). Its examples come from
`learning`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from helpbot.knowledge.search.comparing.classifier import Classifier, softmax
from helpbot.knowledge.search.comparing.features import Numbers, Positions
from helpbot.knowledge.search.comparing.index import LanguageIndex
from helpbot.knowledge.search.comparing.similarity import Similarity
from helpbot.knowledge.search.judging import choice

CANDIDATES = 5
"""How many articles a ranking holds."""
UNANSWERABLE_SHARE = 0.35
"""The share of questions assumed to have no article; decides how sure one must be."""
SHARPNESS = 10.0
"""How much similarity counts where belief is divided among all articles. Chosen by the loss on held-out training
phrasings."""
_PRIOR = np.array([-6.0, 5.0, 2.0, 0.5, 0.5, 0.0, -8.0, 1.0, 1.0, 0.15])
"""The weights of `signals` that come out for most knowledge bases, about: what few examples do not tell stays there."""
_PRECISION = np.array([0.5, 1.0, 10.0, 1.0, 30.0, 1.0, 1.0, 1.0, 1.0, 30.0])
"""How firmly each is held there; the part and the evidence have a wide range. Chosen, like the prior, by the loss on
held-out training phrasings of small knowledge bases (docs/trials.md)."""


@dataclass(frozen=True)
class Calibration:
    """The weights of `signals`, whose weighted sum is the utility of a candidate."""

    weights: Numbers

    def ranked(self, signals: Numbers) -> tuple[Positions, Numbers]:
        """The rows of signals in the order of their probabilities of being right, and these, best first; at most one is
        right, so that they add up to 1 at the most."""
        probabilities = choice.probabilities(signals @ self.weights)
        order: Positions = np.argsort(-probabilities, kind="stable")
        return order, probabilities[order]


def signals(seen: Similarity, candidates: Positions, understood: float, topics: int) -> Numbers:
    """What is seen of each candidate: constant, similarity, the share of the question that it covers, length, the
    logarithm of its part among all articles, how similar the question is to what is out of scope, how near the
    candidate is in meaning alone (nearest wording, mean), and what the classifier says of it.

    Similarity counts times the root of the understood share: a question of half unknown words is half understood. Who
    covers a single word covers little.
    """
    total = seen.total * np.sqrt(understood)
    same = np.ones(len(candidates))
    length = min(topics, 6) / 6
    parts = np.log(softmax((SHARPNESS * total).astype(np.float32))[candidates] + 1e-4)
    outside = [same * value for value in seen.outside]
    covered = seen.shares[candidates] * topics / (topics + 1)
    in_meaning = [near[candidates] for near in seen.in_meaning]
    return np.column_stack(
        [same, total[candidates], covered, same * length, parts, *outside, *in_meaning, seen.evidence[candidates]]
    )


def candidates_of(similarity: Numbers) -> Positions:
    """The positions of the most similar articles, best first; none that is not similar at all."""
    count = min(CANDIDATES, len(similarity))
    nearest = np.argpartition(-similarity, count - 1)[:count]
    ordered: Positions = nearest[np.lexsort((nearest, -similarity[nearest]))]
    return ordered[similarity[ordered] > 0]


def candidates_for(index: LanguageIndex, classifier: Classifier | None, question: str) -> tuple[Positions, Numbers]:
    """The candidates for a question, best first, and the signals of each."""
    reading = index.read(question)
    similarity = index.similarity(reading, classifier)
    found = candidates_of(similarity.total[:-1])
    return found, signals(similarity, found, index.understood_share(reading.rarities), len(reading.rarities))


Example: TypeAlias = tuple[Numbers, Numbers, float]
"""The signals of a question's candidates, which of them is right (0 or 1), and how much the question counts."""


def fit(examples: Sequence[Example]) -> Calibration:
    """Learn from examples; the fewer they are, the more of the prior is left."""
    if not examples:
        return Calibration(_PRIOR)
    return Calibration(choice.fit(choice.Choices.of(examples), _PRIOR, _PRECISION))
