"""Numbers people write: digits, `1,500`, `50 mil`, `1.5k`, words of any length, `half a dozen`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_MOST_DIGITS = 7
"""A longer number is an identifier, not a count."""
_THOUSAND = 1000


@dataclass(frozen=True)
class Amount:
    """A whole number and its first and last word (indexes); `digits` if it was written in figures."""

    value: int
    first: int
    last: int
    digits: bool

    @property
    def places(self) -> frozenset[int]:
        """The indexes of its words."""
        return frozenset(range(self.first, self.last + 1))


def amounts(words: tuple[Word, ...], known: Vocabulary) -> list[Amount]:
    """All whole numbers in order; `treinta y dos` and `four hundred and twenty` are one number each."""
    found: list[Amount] = []
    free = 0
    for index in [index for index, word in enumerate(words) if word.number or word.text in known.times.halves]:
        if index >= free:
            in_figures = words[index].text[0].isdecimal()
            amount = _in_figures(words, index, known) if in_figures else _in_letters(words, index, known)
            if amount:
                found.append(amount)
                free = amount.last + 1
    return found


def number(text: str) -> int | None:
    """The whole number written in digits; None for a decimal or an identifier."""
    digits = re.sub(r"[.,]", "", text) if _THOUSANDS.fullmatch(text) else text
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _in_figures(words: tuple[Word, ...], index: int, known: Vocabulary) -> Amount | None:
    written = words[index].text
    value = number(written)
    times = known.multipliers.get(_after(words, index))
    if times and value is None and _DECIMAL.fullmatch(written):
        return Amount(round(float(written.replace(",", ".")) * times), index, index + 1, True)
    if value is None:
        return None
    return Amount(value * times, index, index + 1, True) if times else Amount(value, index, index, True)


def _in_letters(words: tuple[Word, ...], index: int, known: Vocabulary) -> Amount | None:
    text = words[index].text
    if text in known.times.halves:
        return _halved(words, index, known)
    if text not in known.numbers:
        return None
    spoken = _Spoken(known.numbers[text])
    last, joined = index, False
    for place in range(index + 1, len(words)):
        word = words[place]
        if word.clause != words[index].clause:
            break
        if spoken.takes(word.text, known, joined=joined):
            last, joined = place, False
        elif joined or word.text not in known.within_numbers:
            break
        else:
            joined = True
    return Amount(spoken.value, index, last, False)


def _halved(words: tuple[Word, ...], index: int, known: Vocabulary) -> Amount | None:
    """`half a dozen`, `media docena`; the place is that of `dozen`, the word that counts people."""
    place = index + 1 if _after(words, index) not in known.times.articles else index + 2
    halved = known.multipliers.get(_after(words, place - 1))
    return Amount(halved // 2, place, place, False) if halved else None


def _after(words: tuple[Word, ...], index: int) -> str:
    """The next word of the same clause; empty when there is none."""
    follows = index + 1 < len(words) and words[index + 1].clause == words[index].clause
    return words[index + 1].text if follows else ""


class _Spoken:
    """A number in letters, built word by word: the part below a thousand, the thousands before it, and the `room` that
    the last word leaves for a smaller one: `two hundred` leaves room below a hundred, `five` none.
    """

    def __init__(self, first: int) -> None:
        self._thousands, self._below, self._room = 0, first, _room(first)

    @property
    def value(self) -> int:
        return self._thousands + self._below

    def takes(self, word: str, known: Vocabulary, *, joined: bool) -> bool:
        """Whether a word belongs to the number: `thousand`, `twenty`; an article only where it is `joined`."""
        times, part = known.multipliers.get(word), known.numbers.get(word, 0)
        if times and self._below and not joined:
            self._multiply(times)
        elif 0 < part < self._room and (joined or word not in known.times.articles):
            self._below, self._room = self._below + part, _room(part)
        else:
            return False
        return True

    def _multiply(self, times: int) -> None:
        product, self._room = self._below * times, _room(times)
        if times < _THOUSAND:
            self._below = product
        else:
            self._thousands, self._below = self._thousands + product, 0


def _room(part: int) -> int:
    """The upper bound (exclusive) of a number that may follow."""
    if part % _THOUSAND == 0:
        return _THOUSAND
    if part % 100 == 0:
        return 100
    return 10 if part >= 20 and part % 10 == 0 else 1
