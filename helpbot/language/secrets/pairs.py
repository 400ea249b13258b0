"""Secrets beside a user name: `credentials: admin / …`, `u: bob p: …`, `log in with bob and …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_SPACED = re.compile(r"(?<!\S)[^\s/|‹›]{2,64}+[ \t]{1,2}[/|][ \t]{1,2}(?=[^\s‹›]{6})")
_TIGHT = re.compile(r"(?<!\S)[^\s/|:‹›]{2,64}+[/|:](?=[^\s‹›/]{6})")
_CLAUSE = re.compile(r"[,;.?!]\s|\n")
_WORD_AND_YEAR = re.compile(r"[A-Z][a-zà-ÿ]{2,30}(?:19|20)[0-9]{2}")
_SHORTEST = 4
_VARIED = 3
_NEAR = 80
_VERY_NEAR = 24


def paired_secrets(text: str) -> Iterator[Finding]:
    """The second half of `user / secret`, where words before speak of logging in."""
    for pattern, distance in ((_SPACED, _NEAR), (_TIGHT, _VERY_NEAR)):
        for match in pattern.finditer(text):
            value = values.value_at(text, match.end())
            if value and values.is_varied(value.text) and _speaks_of_login(text, match.start(), distance, value):
                yield Finding(value.start, value.end, "credential")


def abbreviated_secrets(text: str) -> Iterator[Finding]:
    """The secret of `u: bob p: …`, in whichever order."""
    for match in _abbreviated().finditer(text):
        value = values.value_at(text, match.start("first") if match["first"] else match.start("last"))
        if value and len(value.text) >= _SHORTEST:
            yield Finding(value.start, value.end, "password")


def _speaks_of_login(text: str, at: int, distance: int, value: values.Value) -> bool:
    """Whether the words before do, in the same clause; in any near by when the secret has all kinds of characters."""
    before = text[max(0, at - distance) : at]
    if values.variety(value.text) <= _VARIED:
        return _speaks_of_user().search(_CLAUSE.split(before)[-1]) is not None
    return _speaks_of_user().search(before + text[value.end : value.end + _VERY_NEAR]) is not None


def secrets_to_log_in(text: str) -> Iterator[Finding]:
    """What people say they log in with: `log in with bob and …`, `entro con …`; alone only where a sign tells it."""
    for match in _logging_in().finditer(text):
        first = values.value_at(text, match.end())
        if first is None:
            continue
        if values.is_varied(first.text) and (not first.text.isalnum() or _WORD_AND_YEAR.fullmatch(first.text)):
            yield Finding(first.start, first.end, "password")
        joint = _joint().match(text, first.end)
        second = values.value_at(text, joint.end()) if joint else None
        if second and values.is_varied(second.text) and (first.text.isalpha() or not second.text.isalnum()):
            yield Finding(second.start, second.end, "password")


@cache
def _logging_in() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().logs_in)})[ \t:]{{1,3}}", re.IGNORECASE)


@cache
def _speaks_of_user() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(vocabulary().users)})(?![^\W_])", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"[ \t]{{0,2}}(?:[,/]|\b(?:{alternatives(vocabulary().joints)})\b)[ \t]{{1,3}}", re.IGNORECASE)


@cache
def _abbreviated() -> re.Pattern[str]:
    """`u: bob p: …` and `p: … u: bob`."""
    words, apart = vocabulary(), r"[\s,;/|]{1,4}"
    user = rf"(?:{alternatives(words.user_marks)})[ \t]?[:=][ \t]?"
    password = rf"(?:{alternatives(words.password_marks)})[ \t]?[:=][ \t]?"
    return re.compile(
        rf"(?<!\w)(?:{user}[^\s,;/|‹›]{{2,64}}{apart}{password}(?P<last>(?=[^\s‹]))"
        rf"|{password}(?P<first>[^\s,;/|‹›]{{4,64}}){apart}{user})",
        re.IGNORECASE,
    )
