"""Where people correct what they have just said: `20 agents. No wait, 12`. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpbot.triage.extraction.texts.reading import Reading

_NEAR = 2
"""A correction begins at most so many words after the words that announce it: `sorry, about 12`."""


def after_correction(reading: Reading, told: Collection[int]) -> int:
    """The first word that counts: 0, unless words like `no wait` come right before one of the `told` places.

    `20 agents, sorry` corrects nothing, since nothing follows.
    """
    correction = last_correction(reading, told)
    return correction[1] + 1 if correction else 0


def last_correction(reading: Reading, told: Collection[int]) -> tuple[int, int] | None:
    """The first and the last word of the last phrase that announces a correction: `no wait`."""
    places = [
        *((hit.first, hit.last) for hit in reading.found.get("amending", ())),
        *((place, place) for place in _bare_denials(reading)),
    ]
    before_told = (one for one in places if any(place in told for place in range(one[1] + 1, one[1] + 2 + _NEAR)))
    return max(before_told, key=lambda one: one[1], default=None)


def _bare_denials(reading: Reading) -> Iterator[int]:
    """Each `no` that is alone or after the number it corrects, and before another number: `20, no, 12`."""
    words = reading.words
    for place in range(1, len(words) - 1):
        word, following = words[place], words[place + 1]
        denies = word.text in reading.vocabulary.negators and following.number and following.clause != word.clause
        if denies and all(one.number for one in words[:place] if one.clause == word.clause):
            yield place
