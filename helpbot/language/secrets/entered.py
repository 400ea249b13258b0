"""Numbers without a name of their own that open something: `the code is 7734`, `con mi número de cuatro, 6617`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_BEFORE = 120
_AFTER = 60
_DIGITS = r"(?P<digits>[0-9]{4,8})(?![\w-]|[.,:/-]\w)"


def entered_numbers(text: str) -> Iterator[Finding]:
    """Four to eight digits that are called a code, or somebody's digits, near what they open and far from any error."""
    for match in _entered().finditer(text):
        around = (
            text[max(0, match.start() - _BEFORE) : match.start("digits")] + text[match.end() : match.end() + _AFTER]
        )
        if _opened().search(around) and not _failing().search(around) and not values.unit_follows(text, match.end()):
            yield Finding(*match.span("digits"), "password")


@cache
def _entered() -> re.Pattern[str]:
    words = vocabulary()
    whose, links = alternatives(words.determiners), alternatives(words.code_links)
    return re.compile(
        rf"(?<!\w)(?:{whose}|mis|los|las)[ \t](?:{alternatives(words.entered_numbers)})(?!\w)"
        rf"(?:[ \t][^\W\d]{{1,12}}){{0,4}}?(?:[ \t]?[:=,(][ \t]?|[ \t](?:{links})[ \t:]{{1,2}}|[ \t])[\"'«“]?{_DIGITS}",
        re.IGNORECASE,
    )


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().opened)})(?!\w)", re.IGNORECASE)


@cache
def _failing() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?<!\w)(?:{alternatives([*words.failing, *words.other_codes])})(?!\w)", re.IGNORECASE)
