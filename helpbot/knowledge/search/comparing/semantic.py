"""The optional semantic signal: how similar texts are in meaning, by a sentence model on disk.

Without `search.embedding_model` in app.yaml nothing here is used, and neither torch nor
sentence-transformers is imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from helpbot.knowledge.search.comparing.centre import weight_of_sum
from helpbot.knowledge.search.comparing.features import Owners, Positions, Weights
from helpbot.problems import HelpbotError

SHARES = (0.65, 0.8, 0.5, 0.35, 0.2)
"""The shares of a similarity that may come from meaning, the rest coming from words; of equal ones the first is taken.
That one leads was chosen on banking77_10shot, that none is less than the last on the shipped Spanish tests."""


REPAIRED = (1.0, 2.0)
"""What a question counts as it was asked, and as it was repaired. Chosen in cross-validation on training phrasings."""


class Encoder(Protocol):
    """A sentence model. `name` changes whenever the model does."""

    name: str

    def encode(self, texts: Sequence[str]) -> Weights:
        """One vector of length one for each text."""


class Meanings:
    """The meanings of all wordings, to be compared with that of a question."""

    def __init__(self, vectors: Weights, encoder: Encoder) -> None:
        self.vectors = vectors
        self._centre = weight_of_sum(len(vectors)) * vectors.sum(axis=0)
        self.centred = _of_length_one(vectors - self._centre)
        self._encoder = encoder

    def question(self, texts: Sequence[str]) -> Weights:
        """The meaning of a question, from its text as it was asked and, if it was repaired, as it was repaired."""
        return _of_length_one(np.array(REPAIRED[: len(texts)], dtype=np.float32) @ self._encoder.encode(texts))

    def cosines(self, question: Weights) -> Weights:
        """How similar a question is to every wording, -1 to 1."""
        return np.asarray(self.vectors @ question, dtype=np.float32)

    def seen_from_centre(self, question: Weights) -> Weights:
        """The same, as it is from the centre (see `centre`)."""
        return np.asarray(self.centred @ _of_length_one(question - self._centre), dtype=np.float32)

    def cosines_among(self, rows: Positions) -> Weights:
        """How similar wordings are to every wording: one row for each of `rows`."""
        return np.asarray(self.vectors[rows] @ self.vectors.T, dtype=np.float32)

    def centred_among(self, rows: Positions) -> Weights:
        """The same, as it is from the centre."""
        return np.asarray(self.centred[rows] @ self.centred.T, dtype=np.float32)


class SentenceModel:
    """A sentence-transformers model in a local folder, read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        """Raises `HelpbotError` when the folder or the package is not there."""
        if not (folder / "modules.json").is_file():
            fix = "name a folder with a sentence-transformers model (docs/settings.md), or leave the setting out"
            raise HelpbotError(f"search.embedding_model: there is no sentence model in {str(folder)!r}", fix)
        if not find_spec("sentence_transformers"):
            fix = "in the folder of helpbot: `.venv/bin/pip install '.[semantic]'`, or leave the setting out"
            raise HelpbotError("search.embedding_model needs the package sentence-transformers", fix)
        self.name = _fingerprint(folder)
        self._folder = folder

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package is optional, so its types are not at hand
        return _load(self._folder)

    def encode(self, texts: Sequence[str]) -> Weights:
        """One vector of length one for each text. Raises `HelpbotError` when the model cannot be read."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _of_length_one(vectors: Weights) -> Weights:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def mixed(in_words: Weights, in_meaning: Weights, share: float) -> Weights:
    """One similarity out of that in words and that in meaning, which has this share of it."""
    return in_words * np.float32(1 - share) + in_meaning * np.float32(share)


def best_share(in_words: Weights, in_meaning: Weights, rows: Positions, owners: Owners) -> float:
    """The share of meaning with which most of some wordings (`rows`) find their article by another of its wordings.

    So a model that does not know the language of the articles counts little.
    """
    itself = (np.arange(len(rows)), rows)

    def found(share: float) -> int:
        cosines = mixed(in_words, in_meaning, share)
        cosines[itself] = -1
        return int(np.sum(owners[cosines.argmax(axis=1)] == owners[rows]))

    return max(SHARES, key=found)


def _load(folder: Path) -> Any:  # noqa: ANN401 - see SentenceModel
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        fix = "copy the model's folder again, whole"
        raise HelpbotError(
            f"search.embedding_model: the model in {str(folder)!r} cannot be read: {error}", fix
        ) from error


def _fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.name)
    parts = [f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
