"""Codes that were sent to somebody, told in any wording: `le llegó el código …`, `… is your verification code`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary

_SIX = r"(?P<code>[0-9]{3}[ -]?[0-9]{3})(?![\w-]|[.,]\d)"
_ENDS = re.compile(r"[\n.;!?\d‹]")
_AFTER = 40
_BEFORE = 70


def sent_codes(text: str) -> Iterator[Finding]:
    """Six digits called a code where the sentence tells of sending, receiving or verifying, and of no other code."""
    sending, other = standing_alone(vocabulary().sending), standing_alone(vocabulary().other_codes)
    for match in _six_behind_code().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        around = before + match["between"] + _ENDS.split(text[match.end() : match.end() + _AFTER], maxsplit=1)[0]
        if sending.search(around) and not other.search(before[-25:] + match["between"]):
            yield Finding(*match.span("code"), "password")
    for match in _handed_code().finditer(text):
        if not other.search(match["between"]):
            yield Finding(*match.span("code"), "password")
    for pattern in (_owned(), _named_afterwards()):
        for match in pattern.finditer(text):
            yield Finding(*match.span("code"), "password")


@cache
def _six_behind_code() -> re.Pattern[str]:
    words = alternatives(vocabulary().sent_codes)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)(?P<between>[^\n.;\d‹]{{1,45}}?){_SIX}", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """`Your code is 448120`."""
    words = vocabulary()
    owners, codes, being = map(alternatives, (words.owners, words.code_words, words.being))
    return re.compile(rf"(?<!\w)(?:{owners})[ \t](?:{codes})[ \t](?:{being})[ \t:]{{1,3}}{_SIX}", re.IGNORECASE)


@cache
def _named_afterwards() -> re.Pattern[str]:
    """`448120 is your verification code`."""
    words = vocabulary()
    whose, codes, being = map(alternatives, ((*words.owners, *words.determiners), words.codes, words.being))
    return re.compile(
        rf"(?<!\d){_SIX}[ \t](?:{being})[ \t](?:{whose})[ \t](?:[^\W\d]+[ \t]){{0,2}}?(?:{codes})(?!\w)", re.IGNORECASE
    )


@cache
def _handed_code() -> re.Pattern[str]:
    """`I gave him the code 448120`."""
    handing, codes = alternatives(vocabulary().handing), alternatives(vocabulary().code_words)
    return re.compile(
        rf"(?<!\w)(?:{handing})(?!\w)[^.\n]{{1,40}}?(?<!\w)(?:{codes})(?P<between>\W{{1,4}}"
        r"(?:[^\W\d]+\W){0,2}?)(?P<code>\d{4,8})(?!\w)",
        re.IGNORECASE,
    )
