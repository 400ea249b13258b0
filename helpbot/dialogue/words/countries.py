"""The countries that a message names, in any of the spoken languages."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale

from helpbot.dialogue.wording import Wording
from helpbot.language.text import simple_words

_LONGEST_NAME = 5


class Countries:
    """Country names by ISO 3166 code, from Unicode's locale data and the wordings' own lists."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._codes: dict[tuple[str, ...], str] = {}
        for language, wording in wordings.items():
            for code, name in Locale(language).territories.items():
                if len(code) == 2 and code.isalpha():
                    self._codes.setdefault(tuple(simple_words(name)), code)
            for code, names in wording.countries.items():
                for name in names:
                    self._codes[tuple(simple_words(name))] = code

    def named_in(self, text: str) -> tuple[str, ...]:
        """The codes of the countries a text names, in order; longer names win."""
        words, found, position = simple_words(text), dict[str, None](), 0
        while position < len(words):
            for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
                if code := self._codes.get(tuple(words[position : position + length])):
                    found[code] = None
                    position += length - 1
                    break
            position += 1
        return tuple(found)


def country_name(code: str, language: str) -> str:
    """The name of a country in a language; the code itself when there is none."""
    return str(Locale(language).territories.get(code, code))
