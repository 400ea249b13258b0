"""Secrets that are referred to instead of named: `the password … Mine is …`, `we set everyone's to …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.labels import Label
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary

_REACH = 260
_VARIED = 3
_SHORTEST = 6
_SOON = 80
_FIGURES = re.compile("[0-9]{4}")
_SETTING_REACH = 40


def referred_secrets(text: str, passwords: list[Label]) -> Iterator[Finding]:
    """What `mine is …` or `la nueva es …` names shortly after a password was spoken of."""
    spoken = iter(passwords)
    label, last = next(spoken, None), -_REACH
    for match in _reference().finditer(text):
        while label and label.end <= match.start():
            last, label = label.end, next(spoken, None)
        value = values.value_at(text, match.end()) if match.start() - last < _REACH else None
        if value and (match["aside"] is not None or match["said"]) and values.variety(value.text) <= _VARIED:
            continue
        if value and (_is_secret(value) or (match["numbered"] and _is_pin(text, value))):
            yield Finding(value.start, value.end, "password")


def secrets_set(text: str) -> Iterator[Finding]:
    """What everyone's, or somebody's, was set to, whether or not it is called a password."""
    for match in _set_to().finditer(text):
        value = values.value_at(text, match.end())
        told = text[max(0, match.start() - _SETTING_REACH) : match.end()]
        if value and _is_secret(value) and _changing().search(told):
            yield Finding(value.start, value.end, "password")
    for match in _reference().finditer(text):
        value = values.value_at(text, match.end()) if match["set"] else None
        if value and _is_secret(value) and standing_alone(vocabulary().pins).search(text, value.end, value.end + _SOON):
            yield Finding(value.start, value.end, "password")
    for match in _used().finditer(text):
        value = values.value_at(text, match.end())
        if (
            value
            and values.variety(value.text) > _VARIED
            and _FIGURES.search(value.text)
            and values.is_telling(value.text)
        ):
            yield Finding(value.start, value.end, "password")


def secrets_with_manner(text: str) -> Iterator[Finding]:
    """What is told together with how it is written: `all lowercase: …`, `…, todo junto`."""
    places = [match.end() for match in _manner_first().finditer(text)]
    places += [match.start() for match in _manner_last().finditer(text)]
    for place in places:
        value = values.value_at(text, place)
        if value and len(value.text) >= _SHORTEST and values.is_telling(value.text):
            yield Finding(value.start, value.end, "password")


def _is_secret(value: values.Value) -> bool:
    return " " not in value.text and values.is_varied(value.text)


def _is_pin(text: str, value: values.Value) -> bool:
    return values.is_number(value.text) and not clauses.unit_follows(text, value.end)


@cache
def _reference() -> re.Pattern[str]:
    words = vocabulary()
    numbered = rf"(?P<numbered>{alternatives(words.numbered_references)})"
    named = rf"(?<![^\W_])(?:{numbered}|(?P<set>{alternatives(words.references)}))"
    resumed = rf"(?:(?<=[.!?…][ \t])|(?<=\n)|(?P<aside>(?<=[,;][ \t])))(?:{alternatives(words.resumptions)})"
    said = rf"(?P<said>(?<!\w)(?:{alternatives(words.sayings)}))"
    return re.compile(rf"(?:{named}|{resumed}|{said})[ \t]{{1,3}}", re.IGNORECASE)


@cache
def _manner_first() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().manners)})[ \t]?[:,(][ \t]{{0,2}}", re.IGNORECASE)


@cache
def _manner_last() -> re.Pattern[str]:
    manners = alternatives(vocabulary().manners)
    return re.compile(rf"(?<!\S)(?=(\S{{6,64}}))\S+,?[ \t]\(?(?:{manners})(?!\w)", re.IGNORECASE)


@cache
def _used() -> re.Pattern[str]:
    """What somebody is on, after a login was spoken of in the same sentence."""
    words = vocabulary()
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words.users)})(?!\w)[^\n.;?!‹]{{1,80}}?"
        rf"(?<!\w)(?:{alternatives(words.uses)})[ \t]{{1,3}}",
        re.IGNORECASE,
    )


@cache
def _set_to() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().settings)})[ \t]{{1,3}}", re.IGNORECASE)


@cache
def _changing() -> re.Pattern[str]:
    return re.compile(alternatives(vocabulary().changing), re.IGNORECASE)
