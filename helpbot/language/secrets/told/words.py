"""Secrets told in words: `la clave de Ana era …`, `password: …`, `con la contraseña …`, `… is my password`.

Each announcing word is looked at once, forwards and backwards within a short distance, so that the time grows with the
length of the text and not with its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from helpbot.language.marks import Kind
from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.told.labels import Label
from helpbot.language.secrets.told.surroundings import before_label, behind_colon, behind_description
from helpbot.language.secrets.told.ties import Tie, ties
from helpbot.language.secrets.values import Value
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_CHECK_CODE = re.compile(r"[0-9]{3,4}(?!\w|[.,:/-]\w)")
_SENT = re.compile("[0-9]{6,8}")
_DIGIT = re.compile("[0-9]")
_FILLERS = 3


def told_secrets(text: str, announced: Iterable[Label]) -> Iterator[Finding]:
    """The secrets that these labels announce."""
    for label in announced:
        finder = _FINDERS[label.group]
        found = next((finding for tie in ties(text, label) if (finding := finder(text, label, tie))), None)
        if found:
            yield found
            yield from _further(text, found)
        elif label.group.endswith("password"):
            yield from before_label(text, label)
            yield from behind_colon(text, label)
            yield from behind_description(text, label)


def _password(text: str, label: Label, tie: Tie) -> Finding | None:
    value = values.value_at(text, tie.end)
    if value is None:
        return None
    if value.quoted:
        return _finding(value, "password") if _quotation_fits(label, tie, value) else None
    value = values.without_user(values.without_name(value))
    if _fits(text, label, tie, value):
        return _finding(value, "password")
    return _after_fillers(text, value) if tie.kind in ("sign", "verb") and not tie.next_line else None


def _quotation_fits(label: Label, tie: Tie, value: Value) -> bool:
    if values.is_strong(value.text) or values.is_number(value.text):
        return True
    believed = (
        not label.weak
        or label.owned
        or (tie.kind == "sign" and label.opens)
        or (label.named and label.word in vocabulary().nouns_by_article)
    )
    return believed and tie.kind != "move" and len(value.text) >= 3 and not values.describes(value.text)


def _fits(text: str, label: Label, tie: Tie, value: Value) -> bool:
    word = value.text
    if word.isdecimal() and clauses.unit_follows(text, value.end):
        return False
    if tie.kind == "move" or tie.next_line:
        return values.is_telling(word)
    return _fits_beside(text, label, value) if tie.kind == "beside" else _fits_tied(text, label, tie, value)


def _fits_tied(text: str, label: Label, tie: Tie, value: Value) -> bool:
    word = value.text
    believed = not label.weak or label.owned or label.opens or label.follows_user
    if values.is_code(word) and not values.is_date(word):
        return believed and not label.glued
    if values.is_number(word):
        return believed or clauses.ends_clause(text, value.end)
    if values.is_strong(word):
        return True
    if values.is_date(word) or values.is_mixed(word):
        return believed
    doubtful = not believed or (label.weak and tie.kind == "verb" and not label.owned)
    return not doubtful and values.is_plain_word(word) and (tie.tight or clauses.ends_clause(text, value.end))


def _fits_beside(text: str, label: Label, value: Value) -> bool:
    verb_or_preposition = label.word in vocabulary().nouns_by_article
    sure = label.named or label.follows_user
    if values.is_number(value.text):
        numeric = (label.weak and not verb_or_preposition) or label.word in vocabulary().short_numbers
        return sure or (numeric and not label.titled)
    if values.is_telling(value.text):
        if verb_or_preposition:
            return sure or (label.opens and values.variety(value.text) > 2)
        return sure or not label.qualifies
    return clauses.ends_clause(text, value.end) and values.is_plain_word(value.text) and label.follows_user


def _after_fillers(text: str, value: Value) -> Finding | None:
    """A secret a few words further on: `the password is still …`, `la clave: siempre …`."""
    if not _DIGIT.search(text, value.end, value.end + 100):
        return None
    for following in values.following_words(text, value.start, _FILLERS + 1):
        if following.start > value.start and values.is_varied(following.text):
            return _finding(following, "password")
        if clauses.ends_clause(text, following.end):
            return None
    return None


def _further(text: str, found: Finding) -> Iterator[Finding]:
    """More secrets in a row: `… or …`, `from … to …`."""
    joint = _joint().match(text, found.end)
    while joint:
        value = values.value_at(text, joint.end())
        if not value or not values.is_telling(value.text):
            return
        yield _finding(value, found.kind)
        joint = _joint().match(text, value.end)


def _token(text: str, label: Label, tie: Tie) -> Finding | None:
    value = values.value_at(text, tie.end)
    value = values.without_name(value) if value else None
    long = tie.kind == "beside" and not set(label.before) & set(vocabulary().users)
    if not value or tie.kind == "move":
        return None
    sent = tie.kind in ("sign", "verb") and _SENT.fullmatch(value.text) and not clauses.unit_follows(text, value.end)
    if not sent and not values.is_token(value.text, long=long):
        return None
    return _finding(value, "token")


def _card_code(text: str, label: Label, tie: Tie) -> Finding | None:
    match = _CHECK_CODE.match(text, tie.end)
    return Finding(*match.span(), "card number") if match else None


def _finding(value: Value, kind: Kind) -> Finding:
    return Finding(value.start, value.end, kind)


_FINDERS: Mapping[str, Callable[[str, Label, Tie], Finding | None]] = {
    "password": _password,
    "weak password": _password,
    "token": _token,
    "card number": _card_code,
}


@cache
def _joint() -> re.Pattern[str]:
    words = vocabulary()
    joint = alternatives((*words.conjunctions, *words.further))
    return re.compile(rf"[\"'*_`»”)]{{0,2}}[ \t]{{0,2}}(?:[,/]|\b(?:{joint})\b)[ \t]{{1,3}}", re.IGNORECASE)
