"""Numbers without a name of their own that open something: `the code is 7734`, `con mi número de cuatro, 6617`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary

_BEFORE = 120
_AFTER = 60


def entered_numbers(text: str) -> Iterator[Finding]:
    """Four to eight digits that are called a code, or somebody's digits, near what they open and far from any error."""
    for match in _entered().finditer(text):
        around = (
            text[max(0, match.start() - _BEFORE) : match.start("digits")] + text[match.end() : match.end() + _AFTER]
        )
        if _opens(around) and not clauses.unit_follows(text, match.end()):
            yield Finding(*match.span("digits"), "password")


def _opens(around: str) -> bool:
    """Whether the words around tell of something that opens, and of no error."""
    words = vocabulary()
    fails = standing_alone((*words.failing, *words.other_codes))
    return bool(standing_alone(words.opened).search(around)) and not fails.search(around)


@cache
def _entered() -> re.Pattern[str]:
    words = vocabulary()
    whose, links = alternatives((*words.determiners, *words.articles)), alternatives(words.code_links)
    link = rf"(?:[ \t]?[:=,(][ \t]?|[ \t](?:{links})[ \t:]{{1,2}}|[ \t])[\"'«“]?"
    return re.compile(
        rf"(?<!\w)(?:{whose})[ \t](?:{alternatives(words.entered_numbers)})(?!\w)"
        rf"(?:[ \t][^\W\d]{{1,12}}){{0,4}}?{link}{values.PIN}",
        re.IGNORECASE,
    )
