"""Secrets that stand near what announces them, in any wording: `my login, it's jenny and then Ferrari#458`.

Nothing ties these to a label but their shape and the neighbourhood, so the shape has to be plain: signs or capitals and
digits mixed as only passwords have them, or a long random run near `key` or `token`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding, Kind
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_REACH = 110
_WORD = re.compile(r"[^\s,;()\[\]{}«»\"'<>‹›]{6,80}+")
_SEGMENTS = re.compile(r"[A-Za-z0-9]{1,40}(?:[_-][A-Za-z0-9]{1,40}){1,6}")
_SIGN = re.compile(r"\w[!@#$%^&*+]|[!@#$%^&*+]\w")
_SEPARATOR = re.compile(r"\w[_.-]\w")
_APART = re.compile(r"[,:;][ \t]{1,2}\Z")
_ELSEWHERE = re.compile(
    r"https?:|www\.|[\w.+-]+@[\w-]+\.[a-z]{2}|[\w-]+(?:\.[a-z]{2,}){1,3}/?$|[/\\=>|]|\*\*|^[*_`]|[*_`]$"
)
_FEWEST_MIXED = 8
_LONG = 8
_FEWEST_IN_SEGMENT = 4


def nearby_secrets(text: str) -> Iterator[Finding]:
    """Words of a secret's shape within a hundred characters of a word that announces one."""
    read: dict[str, int] = {}
    for match in _announcing().finditer(text):
        kind = match.lastgroup or ""
        for word in _WORD.finditer(text, max(match.end(), read.get(kind, 0)), match.end() + _REACH):
            told = word[0].rstrip(".,:?")
            apart = bool(_APART.search(text, max(0, word.start() - 3), word.start()))
            if not _ELSEWHERE.search(told) and _looks(told, kind, apart=apart):
                yield Finding(word.start(), word.start() + len(told), _KINDS[kind])
        read[kind] = match.end() + _REACH
    for code in _handed_code().finditer(text):
        yield Finding(*code.span("code"), "password")


def _looks(word: str, kind: str, *, apart: bool) -> bool:
    """Whether it has the shape of a secret; `apart` when a comma or colon sets it off."""
    if values.is_code(word):
        return False
    if kind == "key":
        return bool(_SEGMENTS.fullmatch(word)) and _mixed_characters(word) >= _FEWEST_MIXED
    digit, small = any(map(str.isdigit, word)), any(map(str.islower, word))
    if not (digit and small and values.is_telling(word)):
        return False
    capital = any(map(str.isupper, word))
    set_off = apart and (capital or len(word) >= _LONG)
    return bool(_SIGN.search(word)) or (kind == "strong" and (set_off or (capital and bool(_SEPARATOR.search(word)))))


def _mixed_characters(word: str) -> int:
    """How many characters stand in parts that mix small letters and digits, as random keys do."""
    return sum(
        len(part)
        for part in re.split(r"[_-]", word)
        if len(part) >= _FEWEST_IN_SEGMENT and any(map(str.isdigit, part)) and any(map(str.isalpha, part))
    )


_KINDS: dict[str, Kind] = {"strong": "password", "weak": "password", "key": "token"}


@cache
def _announcing() -> re.Pattern[str]:
    words = vocabulary().neighbourhood
    groups = "|".join(rf"(?P<{kind}>{alternatives(words[kind])})" for kind in _KINDS)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w| removed›)", re.IGNORECASE)  # our own marks announce nothing


@cache
def _handed_code() -> re.Pattern[str]:
    """`I gave him the code 448120`."""
    words = vocabulary().neighbourhood
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words['handed'])})(?!\w)[^.\n]{{1,40}}?(?<!\w)(?:{alternatives(words['code'])})\W{{1,4}}"
        r"(?:[^\W\d]+\W){0,2}?(?P<code>\d{4,8})(?!\w)",
        re.IGNORECASE,
    )
