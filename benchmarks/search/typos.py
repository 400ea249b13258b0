"""Realistic typos, the same in every run."""

from __future__ import annotations

import random
import re

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W\d_]{4,}")


def misspell(text: str) -> str:
    """The text with a mistake in one word of four letters or more, or in two if there are many; seeded by the text."""
    chance = random.Random("typos" + text)
    words = list(_WORD.finditer(text))
    wanted = min(len(words), 2 if len(words) > 3 else 1)
    for word in sorted(chance.sample(words, wanted), key=lambda match: -match.start()):
        text = text[: word.start()] + _mistyped(word[0], chance) + text[word.end() :]
    return text


def _mistyped(word: str, chance: random.Random) -> str:
    """One letter swapped with the next, left out, doubled, or replaced; the first letter stays."""
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    kind = chance.choice(("swap", "drop", "double", "replace"))
    if kind == "swap":
        return before + after[0] + letter + after[1:]
    return before + {"drop": "", "double": letter * 2, "replace": chance.choice(LETTERS)}[kind] + after
