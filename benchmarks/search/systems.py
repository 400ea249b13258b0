"""The systems that are compared, by name. Each is built from a data set and ranks its articles for a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from benchmarks.search import classic, embeddings, vectors
from benchmarks.search.data import DataSet
from benchmarks.search.measures import Ranked
from helpbot.knowledge.search.comparing.semantic import Encoder, SentenceModel
from helpbot.knowledge.search.engine import Search

ANY = 10**9


class System(Protocol):
    """Something that finds articles."""

    def __init__(self, data: DataSet) -> None:
        """Build everything that is needed to answer."""

    def rank(self, question: str) -> Ranked:
        """The best articles, best first."""


class Ours:
    """The search of this program."""

    def __init__(self, data: DataSet) -> None:
        self._language = data.language
        self._search = Search(data.articles, data.vocabulary, data.out_of_scope, self.encoder())
        self._search.rank("", data.language)

    def encoder(self) -> Encoder | None:
        """The sentence model; by default none."""
        return None

    def rank(self, question: str) -> Ranked:
        """As the program ranks them."""
        return [(hit.id, hit.score) for hit in self._search.rank(question, self._language).hits]


class OursWithMiniLM(Ours):
    """The search of this program with `search.embedding_model`."""

    def encoder(self) -> Encoder | None:
        """MiniLM."""
        return SentenceModel(embeddings.model_folder())


@dataclass(frozen=True)
class Entry:
    """A system, the packages it needs, and the number of wordings beyond which it is too slow to compare."""

    system: Callable[[DataSet], System]
    packages: tuple[str, ...] = ()
    most: int = ANY

    @property
    def is_installed(self) -> bool:
        """Whether all its packages are installed."""
        return all(find_spec(package) for package in self.packages)


OURS, OURS_WITH_MODEL = "helpbot", "helpbot with MiniLM"
SYSTEMS: Mapping[str, Entry] = {
    OURS: Entry(Ours),
    OURS_WITH_MODEL: Entry(OursWithMiniLM, embeddings.PACKAGES, most=10_000),
    "rapidfuzz WRatio": Entry(classic.WRatio, most=10_000),
    "rapidfuzz token_set_ratio": Entry(classic.TokenSetRatio),
    "BM25 (bm25s)": Entry(classic.Bm25, ("bm25s",)),
    "SQLite FTS5 trigram": Entry(classic.FullText),
    "word TF-IDF": Entry(vectors.WordVectors, ("sklearn",)),
    "char TF-IDF": Entry(vectors.LetterVectors, ("sklearn",)),
    "TF-IDF + logistic regression": Entry(vectors.Regression, ("sklearn",), most=3_000),
    "MiniLM best wording": Entry(embeddings.BestWording, embeddings.PACKAGES, most=10_000),
    "MiniLM best and middle": Entry(embeddings.BestAndMiddle, embeddings.PACKAGES, most=10_000),
}
