"""Random keys instead of words: `asdf`, `jkljkl`, `sdfghk`. Pure; the rows of keys come from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_SHORTEST, _SHORTEST_RUN = 4, 3
"""The fewest letters of mash, and of each run along a row."""
_ONE_OVER_AND_OVER = re.compile(r"(\w)\1{3,}")
_NO_VOWELS = re.compile(r"[b-df-hj-np-tv-xz]{5,}")
"""No word has so many letters and no vowel; `html` and `mgmt` are shorter."""


def is_mash(word: str, rows: Iterable[str]) -> bool:
    """Whether a folded word is one letter over and over, has no vowel, or consists of runs along the rows of keys."""
    if len(word) < _SHORTEST:
        return False
    return bool(_ONE_OVER_AND_OVER.fullmatch(word) or _NO_VOWELS.fullmatch(word)) or _runs_only(word, tuple(rows))


def _runs_only(word: str, rows: tuple[str, ...]) -> bool:
    runs = [word[0]]
    step = ""
    for before, letter in pairwise(word):
        taken = _step(before, letter, rows)
        goes_on = taken and taken == (step or taken)
        step = taken if goes_on else ""
        runs = [*runs[:-1], runs[-1] + letter] if goes_on else [*runs, letter]
    return all(len(run) >= _SHORTEST_RUN for run in runs)


def _step(before: str, letter: str, rows: tuple[str, ...]) -> str:
    """On which side of the key the next one is; empty if it is not its neighbour in a row."""
    if any(before + letter in row for row in rows):
        return "right"
    return "left" if any(letter + before in row for row in rows) else ""
