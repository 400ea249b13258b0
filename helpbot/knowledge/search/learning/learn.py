"""What an index learns from its own texts: a classifier, and how similarity becomes probability.

Each question of the knowledge base is asked twice as if it were new: once with its own wording left out (the right
article should come first), once with its whole article left out (now no article is right: a near miss). To these come
texts that are known to be out of scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from helpbot.knowledge.search.comparing.features import Numbers, Positions, Weights
from helpbot.knowledge.search.comparing.index import LanguageIndex
from helpbot.knowledge.search.comparing.similarity import Near, combine
from helpbot.knowledge.search.judging.calibration import (
    CANDIDATES,
    UNANSWERABLE_SHARE,
    Calibration,
    Example,
    candidates_of,
    fit,
    signals,
)
from helpbot.knowledge.search.judging.learned import Learned
from helpbot.knowledge.search.learning.corpus import Corpus
from helpbot.knowledge.search.learning.training import MOST_WORK, HeldOutScores, Training, choose

MOST_QUESTIONS = 1000
"""More questions than these teach nothing new about probability; an even sample is taken."""
MOST_COMPARISONS = 20_000_000
"""Where nothing is classified, fewer questions teach, since each is compared with very many wordings; but at least
LEAST_QUESTIONS."""
LEAST_QUESTIONS = 200
_AT_A_TIME = 2_000_000
"""Similarities held in memory at a time."""


def learn(corpus: Corpus) -> Learned:
    """Train the classifier (unless there are too many wordings), then learn what its scores are worth."""
    index, classifier, held_out = corpus.index, None, None
    count = len(corpus.wordings)
    compared = _Compared(corpus, choose(0))
    if count > 1 and index.articles > 1 and count * index.width <= MOST_WORK:
        chosen = choose(count)
        compared = _Compared(corpus, chosen)
        training = Training(compared.cosines, chosen, corpus.centre(), index.owners, index.width)
        classifier, held_out = training.classifier(), training.held_out()
    examples = list(_examples(corpus, compared, held_out)) if index.articles > 1 else []
    calibration = fit(examples)
    return Learned(calibration, classifier, _refusals(index, examples, calibration))


class _Compared:
    """Some wordings compared with all; others are compared when they are asked for."""

    def __init__(self, corpus: Corpus, rows: Positions) -> None:
        self._corpus, self.rows = corpus, rows
        self.cosines = corpus.cosines_among(rows)

    def each(self, rows: Positions) -> Iterator[Weights]:
        """The cosines of each of these wordings to all, in order."""
        for chunk in np.array_split(rows, max(1, len(rows) * len(self._corpus.wordings) // _AT_A_TIME)):
            known = np.isin(chunk, self.rows)
            found = np.empty((len(chunk), len(self._corpus.wordings)), dtype=np.float32)
            found[known] = self.cosines[np.searchsorted(self.rows, chunk[known])]
            found[~known] = self._corpus.cosines_among(chunk[~known])
            yield from found


def _refusals(index: LanguageIndex, examples: Sequence[Example], calibration: Calibration) -> Numbers:
    """Texts out of scope are the last examples."""
    count = int(np.sum(index.owners == index.articles)) if examples else 0
    refusals = np.zeros((count, CANDIDATES))
    for row, (seen, *_) in zip(refusals, examples[len(examples) - count :], strict=True):
        row[: len(seen)] = calibration.ranked(seen)[1]
    return refusals


def _examples(corpus: Corpus, compared: _Compared, held_out: HeldOutScores | None) -> Iterator[Example]:
    """Questions of articles, each asked twice; and texts out of scope, together as heavy as the orphaned questions."""
    index, questions = corpus.index, _sample(corpus, compared.rows)
    refused = np.flatnonzero(index.owners == index.articles)
    refusal = UNANSWERABLE_SHARE * len(questions) / max(len(refused), 1)
    rows = np.concatenate([questions, refused])
    for row, cosines in zip(rows.tolist(), compared.each(rows), strict=True):
        question = _HeldOut(corpus, row, cosines)
        unseen = held_out.unseen[row] if held_out else None
        if index.owners[row] == index.articles:
            yield question.refused(unseen, refusal)
            continue
        yield question.answerable(unseen)
        yield question.orphaned(held_out.orphaned[row] if held_out else None)


def _sample(corpus: Corpus, compared: Positions) -> Positions:
    """Questions of articles: those that were compared already, or an even sample where none was."""
    questions = np.flatnonzero([wording.is_question for wording in corpus.wordings])
    most = max(LEAST_QUESTIONS, MOST_COMPARISONS // max(len(corpus.wordings), 1))
    if len(compared):
        questions, most = np.intersect1d(questions, compared), MOST_QUESTIONS
    if len(questions) <= most:
        return questions
    return questions[np.linspace(0, len(questions) - 1, most).astype(np.intp)]


class _HeldOut:
    """A question of the knowledge base, asked as if it were new: its own article does not have its wording."""

    def __init__(self, corpus: Corpus, row: int, cosines: Weights) -> None:
        index = self._index = corpus.index
        owner = self._owner = int(index.owners[row])
        self._near = index.nearness.but_for(row, owner, cosines)
        cosines_in_meaning = corpus.cosines_in_meaning(row)
        self._in_meaning = None
        if index.nearness_in_meaning and cosines_in_meaning is not None:
            self._in_meaning = index.nearness_in_meaning.but_for(row, owner, cosines_in_meaning)
        self._rarities = index.coverage.rarities(frozenset(corpus.stems[row]))

    def answerable(self, scores: Weights | None) -> Example:
        """With its own wording left out."""
        understood = self._index.understood_share(self._rarities, once=self._owner)
        found, seen = self._seen(self._near, self._in_meaning, scores, understood)
        return seen, (found == self._owner).astype(float), 1 - UNANSWERABLE_SHARE

    def refused(self, scores: Weights | None, weight: float) -> Example:
        """A text out of scope, itself left out: no article is right."""
        understood = self._index.understood_share(self._rarities, without=self._owner)
        found, seen = self._seen(self._near, self._in_meaning, scores, understood)
        return seen, np.zeros(len(found)), weight

    def orphaned(self, scores: Weights | None) -> Example:
        """With its whole article left out."""
        understood = self._index.understood_share(self._rarities, without=self._owner)
        in_meaning = self._without_owner(self._in_meaning) if self._in_meaning else None
        found, seen = self._seen(self._without_owner(self._near), in_meaning, scores, understood)
        return seen, np.zeros(len(found)), UNANSWERABLE_SHARE

    def _without_owner(self, near: Near) -> Near:
        kept = np.arange(self._index.width) != self._owner
        return near[0] * kept, near[1] * kept

    def _seen(
        self, near: Near, in_meaning: Near | None, scores: Weights | None, understood: float
    ) -> tuple[Positions, Numbers]:
        shares = self._index.coverage.article_shares(self._rarities, once=self._owner)
        similarity = combine(near, shares, scores, in_meaning)
        found = candidates_of(similarity.total[:-1])
        return found, signals(similarity, found, understood, len(self._rarities))
