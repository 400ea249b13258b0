"""What an index learns from its own texts: a classifier, and how likeness becomes probability.

Each question of the knowledge base is asked twice as if it were new: once with its own wording left out (the right
article should come first), once with its whole article left out (now no article is right: a near miss). To these come
texts that are known to be out of scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from helpbot.knowledge.search.calibration import (
    UNANSWERABLE_SHARE,
    Calibration,
    Example,
    candidates_of,
    fit,
    signals,
)
from helpbot.knowledge.search.corpus import Corpus
from helpbot.knowledge.search.features import Numbers, Positions, Weights
from helpbot.knowledge.search.index import LanguageIndex
from helpbot.knowledge.search.learnt import Learnt
from helpbot.knowledge.search.likeness import combine
from helpbot.knowledge.search.training import MOST_WORK, HeldOutScores, choose, hold_out, train

MOST_QUESTIONS = 2000
"""More questions than these teach nothing new about probability; an even sample is taken."""
MOST_COMPARISONS = 20_000_000
"""Fewer questions are taken where each is compared with very many wordings; but at least LEAST_QUESTIONS."""
LEAST_QUESTIONS = 200
_AT_A_TIME = 2_000_000
"""Likenesses held in memory at a time."""


def learn(corpus: Corpus) -> Learnt:
    """Train the classifier (unless there are too many wordings), then learn what its scores are worth."""
    index, classifier, held_out = corpus.index, None, None
    count = len(corpus.wordings)
    if count > 1 and index.articles > 1 and count * index.width <= MOST_WORK:
        chosen = choose(count)
        to_chosen = corpus.cosines_among(chosen).T
        classifier = train(to_chosen, chosen, index.owners, index.width)
        held_out = hold_out(to_chosen, chosen, index.owners, index.width)
    examples = list(_examples(corpus, held_out)) if index.articles > 1 else []
    calibration = fit(examples)
    return Learnt(calibration, classifier, _refusals(index, examples, calibration))


def _refusals(index: LanguageIndex, examples: Sequence[Example], calibration: Calibration) -> Numbers:
    """Texts out of scope are the last examples."""
    count = int(np.sum(index.owners == index.articles)) if examples else 0
    seen = [example[0] for example in examples[len(examples) - count :]]
    return np.array([calibration.probabilities(candidates)[:1].max(initial=0.0) for candidates in seen])


def _examples(corpus: Corpus, held_out: HeldOutScores | None) -> Iterator[Example]:
    """Questions of articles, each asked twice; and texts out of scope, together as heavy as the orphaned questions."""
    index, questions = corpus.index, _sample(corpus)
    refused = np.flatnonzero(index.owners == index.articles)
    refusal = UNANSWERABLE_SHARE * len(questions) / max(len(refused), 1)
    rows = np.concatenate([questions, refused])
    for chunk in np.array_split(rows, max(1, len(rows) * len(corpus.wordings) // _AT_A_TIME)):
        for row, cosines in zip(chunk.tolist(), corpus.cosines_among(chunk), strict=True):
            question = _HeldOut(index, row, corpus.stems[row], cosines)
            unseen = held_out.unseen[row] if held_out else None
            if index.owners[row] == index.articles:
                yield question.refused(unseen, refusal)
                continue
            yield question.answerable(unseen)
            yield question.orphaned(held_out.orphaned[row] if held_out else None)


def _sample(corpus: Corpus) -> Positions:
    questions = np.flatnonzero([wording.is_question for wording in corpus.wordings])
    most = min(MOST_QUESTIONS, max(LEAST_QUESTIONS, MOST_COMPARISONS // max(len(corpus.wordings), 1)))
    if len(questions) <= most:
        return questions
    return questions[np.linspace(0, len(questions) - 1, most).astype(np.intp)]


class _HeldOut:
    """A question of the knowledge base, asked as if it were new."""

    def __init__(self, index: LanguageIndex, row: int, stems: Sequence[str], cosines: Weights) -> None:
        self._index, self._row, self._owner = index, row, int(index.owners[row])
        self._to_wordings = cosines * index.weights
        self._to_middles = self._middles(float(cosines[row]))
        self._rarities = index.coverage.rarities(frozenset(stems))

    def answerable(self, scores: Weights | None) -> Example:
        """With its own wording left out."""
        masked = self._to_wordings.copy()
        masked[self._row] = 0
        known = self._index.coverage.known_share(self._rarities, once=self._owner)
        found, seen = self._seen(masked, self._to_middles, scores, known)
        return seen, (found == self._owner).astype(float), np.full(len(found), 1 - UNANSWERABLE_SHARE)

    def refused(self, scores: Weights | None, weight: float) -> Example:
        """A text out of scope, itself left out: no article is right."""
        masked = self._to_wordings.copy()
        masked[self._row] = 0
        known = self._index.coverage.known_share(self._rarities, without=self._owner)
        found, seen = self._seen(masked, self._to_middles, scores, known)
        return seen, np.zeros(len(found)), np.full(len(found), weight)

    def orphaned(self, scores: Weights | None) -> Example:
        """With its whole article left out."""
        masked = np.where(self._index.owners == self._owner, 0, self._to_wordings)
        middles = self._to_middles.copy()
        middles[self._owner] = 0
        known = self._index.coverage.known_share(self._rarities, without=self._owner)
        found, seen = self._seen(masked, middles, scores, known)
        return seen, np.zeros(len(found)), np.full(len(found), UNANSWERABLE_SHARE)

    def _seen(
        self, to_wordings: Numbers, to_middles: Numbers, scores: Weights | None, known: float
    ) -> tuple[Positions, Numbers]:
        index = self._index
        shares = index.coverage.article_shares(self._rarities, once=self._owner)
        likeness = combine(index.groups.best(to_wordings), to_middles, shares, scores)
        found = candidates_of(likeness[:-1])
        return found, signals(likeness, found, known, shares[found], len(self._rarities))

    def _middles(self, itself: float) -> Numbers:
        """Likeness to the middle of each article, the wording itself left out of its own article's middle."""
        products, lengths = self._index.groups.sums(self._to_wordings), self._index.sum_lengths.copy()
        own, weight = products[self._owner], self._index.weights[self._row]
        products[self._owner] = own - weight * itself
        rest = lengths[self._owner] ** 2 - 2 * weight * own + weight**2 * itself
        lengths[self._owner] = np.sqrt(max(rest, 1e-9))
        return np.clip(products / np.maximum(lengths, 1e-9), 0, 1)
