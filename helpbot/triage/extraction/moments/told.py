"""The words of a moment, with the numbers and cues among them by place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from helpbot.triage.extraction.people.numbers import Amount, amounts
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.vocabulary import TimeWords

_DIGIT = re.compile(r"\d")

Places = frozenset[int]
"""The indexes of words."""
NOWHERE: Places = frozenset()


class Told:
    """The words of a moment; beyond both ends they are empty."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.times: TimeWords = reading.vocabulary.times
        self.texts = [word.text for word in reading.words]

    def __getitem__(self, place: int) -> str:
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def starting(self) -> Mapping[int, Amount]:
        """The whole numbers by their first words."""
        return {amount.first: amount for amount in self._amounts}

    @cached_property
    def ending(self) -> Mapping[int, Amount]:
        """The whole numbers by their last words."""
        return {amount.last: amount for amount in self._amounts}

    @cached_property
    def numbers(self) -> Places:
        """Where there are numbers; a moment has to account for each of them."""
        parts = self.times.halves | self.times.minutes.keys() | self.times.quarters
        in_figures = (place for place, text in enumerate(self.texts) if _DIGIT.search(text) or text in parts)
        return frozenset(in_figures).union(*(one.places for one in self._amounts if not self._is_article(one)))

    def within(self, match: re.Match[str]) -> Places:
        """The words that a match in the text covers."""
        start, end = match.span()
        return frozenset(place for place, word in enumerate(self.reading.words) if start <= word.start < end)

    def begins(self, place: int, *cues: str) -> bool:
        """Whether one of these cues begins with the word at a place."""
        return any(place in self.reading.times.get(cue, {}) for cue in cues)

    def ends(self, place: int, *cues: str) -> bool:
        """Whether one of these cues ends with the word at a place."""
        return any(place in self.reading.times.get(cue, {}).values() for cue in cues)

    @cached_property
    def _amounts(self) -> list[Amount]:
        return amounts(self.reading.words, self.reading.vocabulary)

    def _is_article(self, amount: Amount) -> bool:
        return amount.first == amount.last and self.texts[amount.first] in self.times.articles
