"""Secrets beside a user name (`credentials: admin / …`) and secrets referred to (`the password … Mine is …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.labels import Label
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_SPACED = re.compile(r"(?<!\S)[^\s/|‹›]{2,64}+[ \t]{1,2}[/|][ \t]{1,2}(?=[^\s‹›]{6})")
_TIGHT = re.compile(r"(?<!\S)[^\s/|:‹›]{2,64}+[/|:](?=[^\s‹›/]{6})")
_CLAUSE = re.compile(r"[,;.?!]\s|\n")
_AND = re.compile(r"[ \t]{0,2}(?:[,/]|\b(?:and|with|y|con|e)\b)[ \t]{1,3}", re.IGNORECASE)
_NEAR = 80
_VERY_NEAR = 24
_REACH = 160


def paired_secrets(text: str) -> Iterator[Finding]:
    """The second half of `user / secret`, where words before speak of logging in."""
    for pattern, distance in ((_SPACED, _NEAR), (_TIGHT, _VERY_NEAR)):
        for match in pattern.finditer(text):
            value = values.value_at(text, match.end())
            if value and values.is_telling(value.text) and values.variety(value.text) > 2:
                clause = _CLAUSE.split(text[max(0, match.start() - distance) : match.start()])[-1]
                if _login().search(clause):
                    yield Finding(value.start, value.end, "credential")


def referred_secrets(text: str, passwords: list[Label]) -> Iterator[Finding]:
    """What `mine is …` or `la nueva es …` names shortly after a password was spoken of."""
    spoken = iter(passwords)
    label, last = next(spoken, None), -_REACH
    for match in _reference().finditer(text):
        while label and label.end <= match.start():
            last, label = label.end, next(spoken, None)
        value = values.value_at(text, match.end()) if match.start() - last < _REACH else None
        if value and values.is_telling(value.text) and values.variety(value.text) > 2:
            yield Finding(value.start, value.end, "password")


def secrets_to_log_in(text: str) -> Iterator[Finding]:
    """What people say they log in with: `log in with bob and …`, `entro con …`; alone only where a sign tells it."""
    for match in _logging_in().finditer(text):
        first = values.value_at(text, match.end())
        if first is None:
            continue
        if _is_secret(first) and not first.text.isalnum():
            yield Finding(first.start, first.end, "password")
        joint = _AND.match(text, first.end)
        second = values.value_at(text, joint.end()) if joint else None
        if second and _is_secret(second) and (first.text.isalpha() or not second.text.isalnum()):
            yield Finding(second.start, second.end, "password")


def _is_secret(value: values.Value) -> bool:
    return values.is_telling(value.text) and values.variety(value.text) > 2


@cache
def _logging_in() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().logs_in)})[ \t:]{{1,3}}", re.IGNORECASE)


@cache
def _login() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(vocabulary().users)})(?![^\W_])", re.IGNORECASE)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(vocabulary().references)})[ \t]{{1,3}}", re.IGNORECASE)
