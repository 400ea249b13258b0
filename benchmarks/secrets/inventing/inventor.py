"""What values are made from: words, letters and digits, at random."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path
from random import Random

from pydantic import TypeAdapter

from helpbot.yamlfile import read_yaml

LETTERS_AND_FIGURES = string.ascii_letters + string.digits
_WORDS = TypeAdapter(dict[str, list[str]])


@cache
def words() -> dict[str, list[str]]:
    """The words from which values are made."""
    return _WORDS.validate_python(read_yaml(Path(__file__).with_name("values.yaml")).data)


class Inventor:
    """Makes random choices; the same `random` makes the same ones."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def of(self, name: str) -> str:
        """One of the words of a list."""
        return self.random.choice(words()[name])

    def one(self, *choices: str) -> str:
        """One of these."""
        return self.random.choice(choices)

    def some(self, characters: str, *lengths: int) -> str:
        """That many of these characters."""
        return "".join(self.random.choice(characters) for _ in range(self.random.choice(lengths)))

    def digits(self, *lengths: int) -> str:
        """That many digits."""
        return self.some(string.digits, *lengths)

    def year(self) -> str:
        """A year in somebody's life."""
        return str(self.random.randint(1960, 2027))

    def cased(self, word: str) -> str:
        """A word, mostly with a capital."""
        return word if self.random.random() < 0.25 else word.capitalize()

    def random_word(self, *lengths: int, signs: str = "") -> str:
        """Letters and digits, with both among them, and signs only inside."""
        while True:
            word = self.some(LETTERS_AND_FIGURES + signs, *lengths)
            if any(map(str.isdigit, word)) and any(map(str.isalpha, word)) and word[0].isalnum() and word[-1].isalnum():
                return word
