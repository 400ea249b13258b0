"""Codes that were sent to somebody, told in any wording: `le llegó el código …`, `… is your verification code`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_SIX = r"(?P<code>[0-9]{3}[ -]?[0-9]{3})(?![\w-]|[.,]\d)"
_ENDS = re.compile(r"[\n.;!?\d‹]")
_AFTER = 40
_BEFORE = 70


def sent_codes(text: str) -> Iterator[Finding]:
    """Six digits called a code where the sentence tells of sending, receiving or verifying, and of no other code."""
    for match in _six_behind_code().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        around = before + match["between"] + _ENDS.split(text[match.end() : match.end() + _AFTER], maxsplit=1)[0]
        if _sending().search(around) and not _other().search(before[-25:] + match["between"]):
            yield Finding(*match.span("code"), "password")
    for match in _handed_code().finditer(text):
        if not _other().search(match["between"]):
            yield Finding(*match.span("code"), "password")
    for pattern in (_owned(), _named_afterwards()):
        for match in pattern.finditer(text):
            yield Finding(*match.span("code"), "password")


@cache
def _six_behind_code() -> re.Pattern[str]:
    words = alternatives(vocabulary().sent_codes)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)(?P<between>[^\n.;\d‹]{{1,45}}?){_SIX}", re.IGNORECASE)


@cache
def _sending() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().sending)})(?!\w)", re.IGNORECASE)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().other_codes)})(?!\w)", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """`Your code is 448120`."""
    return re.compile(
        r"(?<!\w)(?:tu|su|mi|your|my)[ \t](?:code|código|codigo|otp)[ \t](?:is|es|era|was)[ \t:]{1,3}" + _SIX,
        re.IGNORECASE,
    )


@cache
def _named_afterwards() -> re.Pattern[str]:
    """`448120 is your verification code`."""
    words = vocabulary()
    owners, codes = alternatives(words.owners), alternatives(words.codes)
    return re.compile(
        rf"(?<!\d){_SIX}[ \t](?:is|es|was|era)[ \t](?:{owners})[ \t](?:[^\W\d]+[ \t]){{0,2}}?(?:{codes})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _handed_code() -> re.Pattern[str]:
    """`I gave him the code 448120`."""
    words = vocabulary().neighbourhood
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words['handed'])})(?!\w)[^.\n]{{1,40}}?(?<!\w)(?:{alternatives(words['code'])})(?P<between>\W{{1,4}}"
        r"(?:[^\W\d]+\W){0,2}?)(?P<code>\d{4,8})(?!\w)",
        re.IGNORECASE,
    )
