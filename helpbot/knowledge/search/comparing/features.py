"""Turn texts into vectors: stems, letter groups and pairs of words, rare ones weighing more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from helpbot.language.text import Words

Numbers: TypeAlias = NDArray[np.float64]
Positions: TypeAlias = NDArray[np.intp]
Owners: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float32]

LETTER_GROUPS = (2, 3, 4, 5)
"""Sizes of the letter groups taken from each word, its borders included."""
SHARES = (0.24, 0.32, 0.08, 0.16, 0.2)
"""Shares of a similarity that come from stems and synonyms, from letter groups, from pairs of topic words that stand
near each other, from neighbouring stems of any kind, and from words as they are, with their neighbours. Chosen in
cross-validation on training phrasings (docs/trials.md)."""
PAIR_REACH = 4
"""How far apart two topic words may stand to be a pair."""


class FeatureTable:
    """Numbers the features it has seen while it grows; later, unknown features are left out."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._number = dict(zip(names, count()))

    def __len__(self) -> int:
        return len(self._number)

    @property
    def names(self) -> list[str]:
        """The features by number."""
        return list(self._number)

    def grow(self, features: Iterable[str]) -> list[int]:
        """The numbers of features, new ones added."""
        return [self._number.setdefault(feature, len(self._number)) for feature in features]

    def known(self, features: Iterable[str]) -> list[int]:
        """The numbers of the features that are known."""
        return [number for number in map(self._number.get, features) if number is not None]


Meaning: TypeAlias = tuple[tuple[str, ...], int]
"""The stems of a word (or of several), and the number of a group of synonyms it belongs to."""


def meanings_of(groups: Sequence[Sequence[str]], words: Words) -> list[Meaning]:
    """The meanings of all words of a language's synonyms."""
    members = [(member, number) for number, group in enumerate(groups) for member in group]
    found = [(tuple(map(words.sounding_stem, words.split(member))), number) for member, number in members]
    return [meaning for meaning in found if meaning[0]]


class Synonyms:
    """Words of one meaning share a feature of their own, beside their stems."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        self._groups: dict[tuple[str, ...], list[str]] = {}
        for stems, number in meanings:
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


def pairs(stems: Sequence[str]) -> list[str]:
    """Topic words that stand near each other, whatever their order: `change queue name` -> change+queue, name+queue…"""
    reach = range(1, PAIR_REACH + 1)
    near = [(stems[i], stems[i + step]) for i in range(len(stems)) for step in reach if i + step < len(stems)]
    return ["+".join(sorted(pair)) for pair in near]


def neighbours(stems: Sequence[str]) -> list[str]:
    """Each word with the next one, the borders included: `can not` -> <+can, can+not, not+>."""
    return ["+".join(pair) for pair in pairwise(["<", *stems, ">"])]


@dataclass(frozen=True)
class Kind:
    """One kind of features: their numbers, their rarity, and their share in a similarity."""

    table: FeatureTable
    rarity: Numbers
    share: float


@dataclass(frozen=True)
class Scale:
    """All kinds of features side by side: where each begins, the rarity of each feature, the share of each kind."""

    starts: Positions
    rarity: Numbers
    shares: Numbers

    @classmethod
    def of(cls, kinds: Sequence[Kind]) -> Scale:
        """The one of these kinds."""
        starts = np.cumsum([0, *(len(kind.rarity) for kind in kinds[:-1])])
        rarity = np.concatenate([kind.rarity for kind in kinds])
        return cls(starts, rarity, np.array([kind.share for kind in kinds]))

    def weigh(self, rows: Sequence[Sequence[int]]) -> tuple[Positions, Weights]:
        """The features of a single text, each once, and their weights; one list of feature numbers per kind."""
        starts = np.repeat(self.starts, [len(row) for row in rows])
        columns, counts = np.unique(np.array([*chain(*rows)], dtype=np.intp) + starts, return_counts=True)
        values = (1 + np.log(counts)) * self.rarity[columns]
        kinds = np.searchsorted(self.starts, columns, side="right") - 1
        squares = np.bincount(kinds, weights=values * values, minlength=len(self.shares))
        lengths = np.sqrt(self.shares / np.where(squares, squares, 1.0))
        return columns, (values * lengths[kinds]).astype(np.float32)
