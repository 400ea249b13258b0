"""Turn texts into vectors: stems and letter groups, rare ones weighing more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from helpbot.language.text import Words

Matrix: TypeAlias = sparse.csr_array
Numbers: TypeAlias = NDArray[np.float64]
Positions: TypeAlias = NDArray[np.intp]

LETTER_GROUPS = (3, 4, 5)
"""Sizes of the letter groups taken from each word, its borders included."""
LETTERS_SHARE = 0.6
"""Share of a likeness that comes from letter groups; the rest comes from stems and synonyms."""


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


def rarity(matrix: Matrix, article_of_row: NDArray[np.int64], articles: int) -> Numbers:
    """Inverse document frequency of each feature, a document being an article: ln((1 + n) / (1 + df)) + 1."""
    rows = len(article_of_row)
    membership = sparse.csr_array((np.ones(rows), (article_of_row, np.arange(rows))), shape=(articles, rows))
    present = sparse.csr_array(membership @ matrix)
    frequency = np.bincount(present.indices, minlength=matrix.shape[1])
    result: Numbers = np.log((1 + articles) / (1 + frequency)) + 1
    return result


def weigh(stems: Matrix, letters: Matrix, stem_rarity: Numbers, letter_rarity: Numbers) -> Matrix:
    """One unit vector per text from both kinds of features."""
    by_stems = unit_rows(sparse.csr_array(stems @ sparse.diags_array(stem_rarity)))
    by_letters = unit_rows(sparse.csr_array(letters @ sparse.diags_array(letter_rarity)))
    joined = [by_stems * math.sqrt(1 - LETTERS_SHARE), by_letters * math.sqrt(LETTERS_SHARE)]
    return sparse.csr_array(sparse.hstack(joined))


def weigh_one(
    stem_row: Sequence[int], letter_row: Sequence[int], stem_rarity: Numbers, letter_rarity: Numbers
) -> Matrix:
    """The same for a single text, without the detours that many rows need."""
    stems, stem_values = _weigh_row(stem_row, stem_rarity, 1 - LETTERS_SHARE)
    letters, letter_values = _weigh_row(letter_row, letter_rarity, LETTERS_SHARE)
    columns = np.concatenate([stems, letters + len(stem_rarity)])
    values = np.concatenate([stem_values, letter_values])
    width = len(stem_rarity) + len(letter_rarity)
    return sparse.csr_array((values, columns, np.array([0, len(columns)])), shape=(1, width))


def _weigh_row(row: Sequence[int], rarities: Numbers, share: float) -> tuple[Positions, Numbers]:
    columns, counts = np.unique(np.array(row, dtype=np.intp), return_counts=True)
    values = (1 + np.log(counts)) * rarities[columns]
    length = math.sqrt(float(values @ values)) or 1.0
    return columns, values * (math.sqrt(share) / length)
