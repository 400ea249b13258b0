"""Baselines of scikit-learn: TF-IDF vectors of words and of letter groups, and logistic regression over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from benchmarks.search.classic import KEPT, WORDINGS, best_of_each
from benchmarks.search.data import DataSet
from benchmarks.search.measures import Ranked

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer


def _words() -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode")


def _letters() -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode")


def _best(scores: NDArray[np.float64], count: int) -> list[int]:
    count = min(count, len(scores))
    nearest = np.argpartition(-scores, count - 1)[:count]
    return [int(place) for place in nearest[np.argsort(-scores[nearest])]]


class _Cosine:
    def __init__(self, data: DataSet, vectorizer: TfidfVectorizer) -> None:
        self._owners = [article for _, article in data.texts]
        self._vectorizer = vectorizer
        self._vectors = vectorizer.fit_transform([text for text, _ in data.texts]).T.tocsr()

    def rank(self, question: str) -> Ranked:
        """By the cosine to the best wording."""
        scores = (self._vectorizer.transform([question]) @ self._vectors).toarray()[0]
        places = _best(scores, WORDINGS)
        return best_of_each((self._owners[place], float(scores[place])) for place in places if scores[place] > 0)


class WordVectors(_Cosine):
    """TF-IDF over words and pairs of words, cosine."""

    def __init__(self, data: DataSet) -> None:
        super().__init__(data, _words())


class LetterVectors(_Cosine):
    """TF-IDF over letter groups of two to five within words, cosine."""

    def __init__(self, data: DataSet) -> None:
        super().__init__(data, _letters())


class Regression:
    """Logistic regression over both kinds of TF-IDF; the score is its probability."""

    def __init__(self, data: DataSet) -> None:
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        self._model = make_pipeline(make_union(_words(), _letters()), LogisticRegression(C=10, max_iter=200))
        texts, owners = zip(*data.texts, strict=True)
        self._model.fit(texts, owners)

    def rank(self, question: str) -> Ranked:
        """By probability."""
        scores = self._model.predict_proba([question])[0]
        return [(str(self._model.classes_[place]), float(scores[place])) for place in _best(scores, KEPT)]
