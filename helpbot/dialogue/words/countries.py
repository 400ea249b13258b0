"""The countries that a message names, in any of the spoken languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale

from helpbot.dialogue.wording import Wording
from helpbot.language.text import simple_words

_LONGEST_NAME = 5


class Countries:
    """Country names by ISO 3166 code, from Unicode's locale data and the wordings' own lists.

    A name that a list has in capitals counts only if it is written so, or is all of a message: `US`, not `call us`.
    """

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._codes: dict[tuple[str, ...], str] = {}
        self._in_capitals: dict[tuple[str, ...], re.Pattern[str]] = {}
        for language, wording in wordings.items():
            for code, name in Locale(language).territories.items():
                if len(code) == 2 and code.isalpha():
                    self._codes.setdefault(tuple(simple_words(name)), code)
            for code, names in wording.countries.items():
                for name in names:
                    self._add(name, code)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The codes of the countries a text names, in order; longer names win."""
        words, found, position = simple_words(text), dict[str, None](), 0
        while position < len(words):
            for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
                name = tuple(words[position : position + length])
                if name in self._codes and self._is_meant(name, text):
                    found[self._codes[name]] = None
                    position += length - 1
                    break
            position += 1
        return tuple(found)

    def _add(self, name: str, code: str) -> None:
        words = tuple(simple_words(name))
        self._codes[words] = code
        if name.isupper():
            self._in_capitals[words] = re.compile(rf"\b{re.escape(name)}\b")

    def _is_meant(self, name: tuple[str, ...], text: str) -> bool:
        """Whether a name is written as it has to be; in a text all in capitals, that tells nothing."""
        written = self._in_capitals.get(name)
        if written is None or tuple(simple_words(text)) == name:
            return True
        return not text.isupper() and written.search(text) is not None


def country_name(code: str, language: str) -> str:
    """The name of a country in a language, else its code."""
    return str(Locale(language).territories.get(code, code))
