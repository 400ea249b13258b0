"""Turn texts into vectors: stems and letter groups, rare ones weighing more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from helpbot.language.text import Words

Matrix: TypeAlias = sparse.csr_array
Numbers: TypeAlias = NDArray[np.float64]
Positions: TypeAlias = NDArray[np.intp]
Owners: TypeAlias = NDArray[np.int64]

LETTER_GROUPS = (3, 4, 5)
"""Sizes of the letter groups taken from each word, its borders included."""
STEMS_SHARE, LETTERS_SHARE, PAIRS_SHARE = 0.4, 0.45, 0.15
"""Shares of a likeness that come from stems and synonyms, from letter groups, and from pairs of topic words."""
PAIR_REACH = 4
"""How far apart two topic words may stand to be a pair."""


class FeatureTable:
    """Numbers the features it has seen while it grows; later, unknown features are left out."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._number)

    def grow(self, features: Iterable[str]) -> list[int]:
        """The numbers of features, new ones added."""
        return [self._number.setdefault(feature, len(self._number)) for feature in features]

    def known(self, features: Iterable[str]) -> list[int]:
        """The numbers of the features that are known."""
        return [self._number[feature] for feature in features if feature in self._number]


class Synonyms:
    """Words of one meaning share a feature of their own, beside their stems."""

    def __init__(self, groups: Sequence[Sequence[str]], words: Words) -> None:
        self._groups: dict[tuple[str, ...], list[str]] = {}
        for number, group in enumerate(groups):
            for member in group:
                stems = tuple(words.stem(word) for word in words.split(member))
                if stems:
                    self._groups.setdefault(stems, []).append(f"={number}")
        self._longest = max(map(len, self._groups), default=0)

    def features(self, stems: Sequence[str]) -> list[str]:
        """The meanings that occur in a text, each once."""
        found: dict[str, None] = {}
        for length in range(1, self._longest + 1):
            for start in range(len(stems) - length + 1):
                for group in self._groups.get(tuple(stems[start : start + length]), ()):
                    found[group] = None
        return list(found)


def letter_groups(word: str) -> list[str]:
    """`caja` -> ` ca`, `caj`, `aja`, `ja `, ` caj`, …; a short word stands for itself."""
    bounded = f" {word} "
    groups = [bounded[i : i + size] for size in LETTER_GROUPS for i in range(len(bounded) - size + 1)]
    return groups or [bounded]


def count_matrix(rows: Sequence[Sequence[int]], width: int) -> Matrix:
    """One row per text, counting each feature, dampened: 1 + ln(count)."""
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((number for row in rows for number in row), dtype=np.int32, count=int(starts[-1]))
    matrix = sparse.csr_array((np.ones(len(columns)), columns, starts), shape=(len(rows), width))
    matrix.sum_duplicates()
    matrix.data = 1 + np.log(matrix.data)
    return matrix


def unit_rows(matrix: Matrix) -> Matrix:
    """The same rows, each of length one (an empty row stays empty)."""
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    lengths[lengths == 0] = 1
    return sparse.csr_array(sparse.diags_array(1 / lengths) @ matrix)


def rarity(matrix: Matrix, article_of_row: Owners, articles: int) -> Numbers:
    """Inverse document frequency of each feature, a document being an article: ln((1 + n) / (1 + df)) + 1."""
    rows = len(article_of_row)
    membership = sparse.csr_array((np.ones(rows), (article_of_row, np.arange(rows))), shape=(articles, rows))
    present = sparse.csr_array(membership @ matrix)
    frequency = np.bincount(present.indices, minlength=matrix.shape[1])
    result: Numbers = np.log((1 + articles) / (1 + frequency)) + 1
    return result


def pairs(stems: Sequence[str]) -> list[str]:
    """Topic words that stand near each other, whatever their order: `change queue name` -> change+queue, name+queue…"""
    reach = range(1, PAIR_REACH + 1)
    near = [(stems[i], stems[i + step]) for i in range(len(stems)) for step in reach if i + step < len(stems)]
    return ["+".join(sorted(pair)) for pair in near]


@dataclass(frozen=True)
class Kind:
    """One kind of features: their numbers, their rarity, and their share in a likeness."""

    table: FeatureTable
    rarity: Numbers
    share: float


def learn_kind(rows: Sequence[Sequence[int]], table: FeatureTable, share: float, owners: Owners) -> tuple[Kind, Matrix]:
    """The rarities of one kind of features over articles, and the weighted rows of all texts."""
    counts = count_matrix(rows, len(table))
    rarities = rarity(counts, owners, int(owners.max(initial=-1)) + 1)
    weighted = unit_rows(sparse.csr_array(counts @ sparse.diags_array(rarities)))
    return Kind(table, rarities, share), sparse.csr_array(weighted * math.sqrt(share))


def weigh_one(rows: Sequence[Sequence[int]], kinds: Sequence[Kind]) -> Matrix:
    """The weighted row of a single text, one list of feature numbers per kind."""
    weighed = [_weigh_row(row, kind) for row, kind in zip(rows, kinds, strict=True)]
    starts = np.cumsum([0, *(len(kind.rarity) for kind in kinds)])
    columns = np.concatenate([columns + start for (columns, _), start in zip(weighed, starts[:-1], strict=True)])
    values = np.concatenate([values for _, values in weighed])
    return sparse.csr_array((values, columns, np.array([0, len(columns)])), shape=(1, int(starts[-1])))


def _weigh_row(row: Sequence[int], kind: Kind) -> tuple[Positions, Numbers]:
    columns, counts = np.unique(np.array(row, dtype=np.intp), return_counts=True)
    values = (1 + np.log(counts)) * kind.rarity[columns]
    length = math.sqrt(float(values @ values)) or 1.0
    return columns, values * (math.sqrt(kind.share) / length)
