"""Numbers people write: digits, `1,500`, `50 mil`, words, `3 of 20`, `half`, `one in four`, `60 %`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MOST_DIGITS = 7
"""A longer number counts neither people nor time; it names something."""


@dataclass(frozen=True)
class Amount:
    """A whole number and where it stands (word indexes, both included); `digits` when it was written in figures."""

    value: int
    first: int
    last: int
    digits: bool


def amounts(words: tuple[Word, ...], known: Vocabulary) -> list[Amount]:
    """All whole numbers in order; `treinta y dos` and `twenty five` are one number each."""
    found: list[Amount] = []
    index = 0
    while index < len(words):
        amount = _amount(words, index, known)
        if amount:
            found.append(amount)
            index = amount.last
        index += 1
    return found


def number(text: str) -> int | None:
    """The whole number that digits stand for; None for a decimal or an identifier."""
    digits = re.sub(r"[.,]", "", text) if _THOUSANDS.fullmatch(text) else text
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _amount(words: tuple[Word, ...], index: int, known: Vocabulary) -> Amount | None:
    text = words[index].text
    in_figures = text[0].isdecimal()
    if in_figures:
        value, last = number(text), index
    else:
        value, last = _in_words(words, index, known)
    if value is None:
        return None
    times = known.multipliers.get(words[last + 1].text) if last + 1 < len(words) and last == index else None
    if times:
        return Amount(value * times, index, last + 1, in_figures)
    return Amount(value, index, last, in_figures)


def _in_words(words: tuple[Word, ...], index: int, known: Vocabulary) -> tuple[int | None, int]:
    names = known.numbers
    value = names.get(words[index].text)
    if value is None:
        return None, index
    after = index + 1 + (index + 1 < len(words) and words[index + 1].text in known.within_numbers)
    if 20 <= value < 100 and after < len(words) and 0 < names.get(words[after].text, 0) < 10:
        return value + names[words[after].text], after
    return value, index
