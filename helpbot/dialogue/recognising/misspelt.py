"""Which of tens of thousands of phrases a text misspells. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

ALIKE = 90
"""The similarity (0 to 100) from which a misspelt phrase is understood."""
FUZZY_FROM = 7
"""The fewest characters of a phrase that may be misspelt."""
_LONGER = 2
"""The most characters that a misspelt phrase has more or fewer."""
_KINDS = 16
"""The number of kinds that letters are counted by."""


class Misspelt:
    """Knows how often each kind of letter occurs in each phrase.

    A typo changes these counts by one each, so that only few phrases are left to compare.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted((phrase for phrase in phrases if len(phrase) >= FUZZY_FROM), key=len)
        self._lengths = [len(phrase) for phrase in self._phrases]
        self._counts = self._counted()

    def nearest(self, text: str) -> str:
        """The most similar phrase, if it is similar enough to be the text misspelt; else empty."""
        if len(text) < FUZZY_FROM:
            return ""
        begin, end = (bisect_left(self._lengths, len(text) + by) for by in (-_LONGER, _LONGER + 1))
        own = np.bincount(_kinds(text), minlength=_KINDS).astype(np.int8)
        # sums that overflow a byte cost a comparison in vain, but adding bytes takes a tenth of the time
        apart = np.abs(self._counts[:, begin:end] - own[:, None]).sum(axis=0, dtype=np.int8)
        most = (100 - ALIKE) * (2 * len(text) + _LONGER) // 100
        known = [self._phrases[begin + place] for place in np.flatnonzero(apart <= most)]
        nearest = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return nearest[0] if nearest else ""

    def _counted(self) -> NDArray[np.int8]:
        """How often each kind of letter occurs in each phrase, a row for each kind."""
        many = len(self._phrases)
        phrase_of_letter = np.repeat(np.arange(many), self._lengths)
        places = _kinds("".join(self._phrases)) * many + phrase_of_letter
        counts = np.bincount(places, minlength=_KINDS * many).reshape(_KINDS, many)
        return counts.astype(np.int8)


def _kinds(text: str) -> NDArray[np.int64]:
    """The kind of each letter."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64) % _KINDS
