"""Which words of a text are negated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary

_REACH = 3
"""A negation reaches so many words of its clause."""


class Negation:
    """The words like `not` in a text, and how far they reach."""

    def __init__(self, words: Sequence[Word], known: Vocabulary) -> None:
        negators = known.negators
        self._negators = frozenset([place for place, word in enumerate(words) if word.text in negators])
        self._reached = frozenset(_reached(self._negators, words))
        self._denied_abilities = frozenset(at - 1 for at in self._negators if at and words[at - 1].text in known.able)

    def covers(self, hit: Hit) -> bool:
        """Whether a negation comes shortly before a hit in its clause, or right after a `can` that ends it: `we still
        can | not` does not say that work goes on.
        """
        return hit.first in self._reached or hit.last in self._denied_abilities

    def is_within(self, hit: Hit) -> bool:
        """Whether a hit has a negation among its words or right after them: `others cannot work`."""
        return not self._negators.isdisjoint(range(hit.first, hit.last + 2))


def _reached(negators: Iterable[int], words: Sequence[Word]) -> Iterator[int]:
    for negator in negators:
        for place in range(negator + 1, min(negator + 1 + _REACH, len(words))):
            if words[place].clause == words[negator].clause:
                yield place
