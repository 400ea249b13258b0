"""Secrets that stand near what announces them, in any wording: `my login, it's jenny and then Ferrari#458`.

Nothing ties these to a label but their shape and the neighbourhood, so the shape has to be plain: signs or capitals and
digits mixed as only passwords have them, or a long random run near `key` or `token`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.marks import Kind
from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.invented import names_thing, says_what_it_is
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_REACH = 110
_WORD = re.compile(r"[^\s,;()\[\]{}«»\"'<>‹›]{6,80}+")
_SEGMENTS = re.compile(r"[A-Za-z0-9]{1,40}(?:[_-][A-Za-z0-9]{1,40}){1,6}")
_SIGN = re.compile(r"\w[!@#$%^&*+]|[!@#$%^&*+]\w")
_SEPARATOR = re.compile(r"\w[_.-]\w")
_ELSEWHERE = re.compile(
    r"https?:|www\.|[\w.+-]+@[\w-]+\.[a-z]{2}|[\w-]+(?:\.[a-z]{2,}){1,3}/?$|[/\\=>|]|\*\*|^[*_`]|[*_`]$"
)
_FEWEST_MIXED = 8
_RANDOM = re.compile(r"[A-Za-z0-9+/_-]{15,}={0,2}")
_FEWEST_CHANGES = 4
_SET_OFF = re.compile(r"(?:[\"'«“]|:[ \t])(?P<told>[^\s,;()\[\]{}«»\"'<>‹›]{6,80}+)")
_REACH_BACK = 70
_LONG = 8
_FEWEST_IN_SEGMENT = 4


def nearby_secrets(text: str) -> Iterator[Finding]:
    """Words of a secret's shape within a hundred characters of a word that announces one."""
    read: dict[str, int] = {}
    for match in _announcing().finditer(text):
        kind = match.lastgroup or ""
        for word in _WORD.finditer(text, max(match.end(), read.get(kind, 0)), match.end() + _REACH):
            told = word[0].rstrip(".,:?")
            apart = bool(_apart().search(text, max(0, word.start() - 50), word.start()))
            if _is_named(told, text, word.start()):
                continue
            if _looks(told, kind, apart=apart):
                yield Finding(word.start(), word.start() + len(told), _KINDS[kind])
        read[kind] = match.end() + _REACH
        if kind == "strong":
            yield from _set_off_before(text, match.start())


def _set_off_before(text: str, at: int) -> Iterator[Finding]:
    """Words of a secret's shape that are quoted or stand behind a colon: `"…" is what everybody types as password`."""
    for word in _SET_OFF.finditer(text, max(0, at - _REACH_BACK), at):
        told = word["told"].rstrip(".,:?")
        if _is_named(told, text, word.start("told")):
            continue
        if _looks(told, "strong", apart=True):
            yield Finding(word.start("told"), word.start("told") + len(told), "password")


def _is_named(word: str, text: str, at: int) -> bool:
    """Whether it is an address, or what stands before it or its own parts say what it is."""
    return bool(_ELSEWHERE.search(word)) or names_thing(text, at) or says_what_it_is(word)


def _looks(word: str, kind: str, *, apart: bool) -> bool:
    """Whether it has the shape of a secret; `apart` when a comma or colon sets it off."""
    if values.is_code(word):
        return False
    if kind == "key":
        segments = bool(_SEGMENTS.fullmatch(word)) and _mixed_characters(word) >= _FEWEST_MIXED
        return segments or _is_random(word)
    digit, small = any(map(str.isdigit, word)), any(map(str.islower, word))
    if not (digit and small and values.is_telling(word)):
        return False
    capital = any(map(str.isupper, word))
    set_off = apart and (capital or len(word) >= _LONG)
    return bool(_SIGN.search(word)) or (kind == "strong" and (set_off or (capital and bool(_SEPARATOR.search(word)))))


def _is_random(word: str) -> bool:
    """A long run of small letters, capitals and figures that change places often."""
    return bool(_RANDOM.fullmatch(word)) and values.variety(word) > 2 and values.changes(word) >= _FEWEST_CHANGES


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
    words = vocabulary().near
    groups = "|".join(rf"(?P<{kind}>{alternatives(near)})" for kind, near in words.items())
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


@cache
def _apart() -> re.Pattern[str]:
    """What sets a word off: `, `, `: bob and `, a bracket, an arrow."""
    joint = alternatives(vocabulary().joints)
    return re.compile(rf"(?:[,:;][ \t]{{1,2}}(?:\S{{1,40}}[ \t](?:{joint}|/)[ \t])?|[(\"'«“][ \t]?|(?:->|→)[ \t]?)\Z")
