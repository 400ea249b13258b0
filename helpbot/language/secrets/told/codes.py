"""Codes that let somebody in once, through a door or into a network, by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_CODE = r"\d{3}[ -]\d{3}(?![\w-])|\d{4,10}(?:\#|(?![\w-]))|[A-Za-z0-9]{3,6}(?:-[A-Za-z0-9]{3,6}){1,4}(?![\w-])"
_APART = r",[ \t]{1,2}(?=\d{4,8}[ \t]?(?:[,.;)!?](?!\d)|$))"
"""A comma, where another sign or the end follows the digits: `the code they sent, 448120, …`."""
_MOST_CODES = 12


def told_codes(text: str) -> Iterator[Finding]:
    """The digits that follow a word for a code, and further ones in a row."""
    for match in _announced_code().finditer(text):
        found: re.Match[str] | None = match
        for _ in range(_MOST_CODES):
            if found is None or not any(map(str.isdigit, found["code"])):
                break
            yield Finding(*found.span("code"), "password")
            found = _next_code().match(text, found.end())


def network_keys(text: str) -> Iterator[Finding]:
    """What joins a wireless network: `the guest wifi (code …)`."""
    for match in _network().finditer(text):
        value = values.value_at(text, match.end())
        if value and values.is_telling(value.text):
            yield Finding(value.start, value.end, "password")


@cache
def _announced_code() -> re.Pattern[str]:
    words = vocabulary()
    links = alternatives(words.code_links)
    between = rf"(?:[^\n.,;:=]{{0,40}}?(?:[:=]|\b(?:{links})\b))?[ \t]{{0,3}}(?:[(\"'«]|{_APART})?"
    return re.compile(rf"(?<!\w)(?:{alternatives(words.codes)})(?!\w){between}(?P<code>{_CODE})", re.IGNORECASE)


@cache
def _next_code() -> re.Pattern[str]:
    joint = alternatives(vocabulary().conjunctions)
    apart = rf"(?:[ \t]{{1,3}}|,[ \t]?|[ \t](?:{joint})[ \t](?=[A-Za-z0-9]{{3,6}}-))"
    return re.compile(rf"{apart}(?P<code>{_CODE})")


@cache
def _network() -> re.Pattern[str]:
    words = vocabulary()
    networks, keys = alternatives(words.networks), alternatives(words.network_keys)
    link = rf"(?:[ \t]?[:=(][ \t]?|[ \t](?:(?:{alternatives(words.links)})[ \t])?)"
    return re.compile(rf"(?<!\w)(?:{networks})(?!\w)[^\n.;?!‹]{{0,30}}?(?<!\w)(?:{keys})(?!\w){link}", re.IGNORECASE)
