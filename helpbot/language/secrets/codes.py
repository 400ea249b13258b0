"""Codes that let somebody in once or through a door, and answers to security questions.

Both look like nothing by themselves (six digits, a name), so only the words before them tell: `the verification code
they sent is …`, `my mother's maiden name is …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_CODE = r"\d{3}[ -]\d{3}(?![\w-])|\d{4,10}(?:\#|(?![\w-]))|[A-Za-z0-9]{3,6}(?:-[A-Za-z0-9]{3,6}){1,4}(?![\w-])"
_NEXT_CODE = re.compile(rf"(?:[ \t]{{1,3}}|,[ \t]?)(?P<code>{_CODE})")
_MOST_CODES = 12
_ANSWER = re.compile(r"[\"'«“]?(?P<answer>[^\W_](?:[^\n.,;:!?()\"»”]){1,40})")
_MOST_WORDS = 3
_REACH = 60


def told_codes(text: str) -> Iterator[Finding]:
    """The digits that follow a word for a code, and further ones in a row."""
    for match in _announced_code().finditer(text):
        found: re.Match[str] | None = match
        for _ in range(_MOST_CODES):
            if found is None or not any(map(str.isdigit, found["code"])):
                break
            yield Finding(*found.span("code"), "password")
            found = _NEXT_CODE.match(text, found.end())


def network_keys(text: str) -> Iterator[Finding]:
    """What joins a wireless network: `the guest wifi (code …)`."""
    for match in _network().finditer(text):
        value = values.value_at(text, match.end())
        if value and values.is_telling(value.text):
            yield Finding(value.start, value.end, "password")


def security_answers(text: str) -> Iterator[Finding]:
    """What a person answers to a security question, in a few words up to the end of the clause."""
    for match in _announced_answer().finditer(text):
        answer = _ANSWER.match(text, match.end())
        if not answer:
            continue
        told = _conjunction().split(answer["answer"], maxsplit=1)[0].rstrip()
        if told and len(told.split()) <= _MOST_WORDS and not _speaks_of_it(told):
            yield Finding(answer.start("answer"), answer.start("answer") + len(told), "credential")


def _speaks_of_it(told: str) -> bool:
    """Whether it says how an answer is instead of telling it: `not accepted`, `incorrecta`; names are told."""
    if any(told.lower() in group for group in vocabulary().labels.values()):
        return True
    return not told[0].isupper() and (values.describes(told) or any(map(values.describes, told.split()[:1])))


@cache
def _announced_code() -> re.Pattern[str]:
    words = vocabulary()
    links = "|".join(re.escape(link) if link in ":=" else rf"\b{re.escape(link)}\b" for link in words.code_links)
    between = rf"(?:[^\n.,;:=]{{0,40}}?(?:{links}))?[ \t]{{0,3}}[(\"'«]?"
    return re.compile(rf"(?<!\w)(?:{alternatives(words.codes)})(?!\w){between}(?P<code>{_CODE})", re.IGNORECASE)


@cache
def _network() -> re.Pattern[str]:
    words = vocabulary()
    networks, keys = alternatives(words.networks), alternatives(words.network_keys)
    link = rf"(?:[ \t]?[:=(][ \t]?|[ \t](?:(?:{alternatives(words.links)})[ \t])?)"
    return re.compile(rf"(?<!\w)(?:{networks})(?!\w)[^\n.;?!‹]{{0,30}}?(?<!\w)(?:{keys})(?!\w){link}", re.IGNORECASE)


@cache
def _announced_answer() -> re.Pattern[str]:
    words = vocabulary()
    link = rf"(?:[ \t]{{0,2}}[:=,]|[ \t]{{1,3}}(?:{alternatives(words.links)}))[ \t]{{1,3}}"
    asked = rf"(?:{alternatives(words.security_questions)})[^\n;]{{0,{_REACH}}}?(?<!\w)"
    answered = rf"(?:{alternatives(words.answer_words)})"
    return re.compile(rf"(?<!\w)(?:(?:{alternatives(words.security_answers)})|{asked}{answered}){link}", re.IGNORECASE)


@cache
def _conjunction() -> re.Pattern[str]:
    return re.compile(rf"[ \t]+(?:{alternatives(vocabulary().closers)})\b", re.IGNORECASE)
