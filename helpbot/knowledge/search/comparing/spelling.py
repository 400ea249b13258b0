"""Repair misspelt words of a question towards the words that the knowledge base uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""The fewest letters of a word to repair: too many shorter ones are one letter apart."""
LONG = 8
"""The length from which two mistakes are repaired instead of one."""


class Spelling:
    """Knows how often each word occurs; finds the known word that sounds the same, else the nearest by optimal string
    alignment (swaps count once).

    Only words of the same first or the same last letter are compared: few mistakes touch both.
    """

    def __init__(
        self, counts: Mapping[str, int], also_known: Iterable[str] = (), sound: Callable[[str], str] = str
    ) -> None:
        """`sound` maps words that sound alike to the same."""
        self._counts, self._sound = counts, sound
        self._known = frozenset(counts) | frozenset(also_known)
        self._longest = 2 * max(map(len, counts), default=0)
        self._likeliest = lru_cache(maxsize=50_000)(self._looked_up)  # people make the same mistakes over and over

    @cached_property
    def _by_border(self) -> Mapping[tuple[int, str], Sequence[str]]:
        """Words by their length and their first or last letter."""
        words: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in self._counts:
            if len(word) >= SHORTEST - 1 and not word.isdigit():
                words[len(word), f"{word[0]}…"].append(word)
                words[len(word), f"…{word[-1]}"].append(word)
        return words

    @cached_property
    def _by_sound(self) -> Mapping[str, str]:
        """The most frequent word of each sound."""
        by_frequency = sorted(self._counts, key=lambda word: (self._counts[word], word))
        return {self._sound(word): word for word in by_frequency}

    def repair(self, word: str) -> str:
        """The likeliest known word; the word itself if it is known, too short or unlike all others."""
        if word in self._known or not SHORTEST <= len(word) <= self._longest or any(c.isdigit() for c in word):
            return word
        return self._likeliest(word)

    def _looked_up(self, word: str) -> str:
        return self._by_sound.get(self._sound(word)) or self._nearest(word)

    def _nearest(self, word: str) -> str:
        mistakes = 2 if len(word) >= LONG else 1
        candidates = [
            known
            for length in range(len(word) - mistakes, len(word) + mistakes + 1)
            for border in (f"{word[0]}…", f"…{word[-1]}")
            for known in self._by_border.get((length, border), ())
        ]
        near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
        if not near:
            return word
        fewest = min(distance for _, distance, _ in near)
        likely = [known for known, distance, _ in near if distance == fewest]
        return max(likely, key=lambda known: (known[0] == word[0], self._counts[known], known))
