"""Numbers that prove themselves by their check digits: payment cards (Luhn) and bank accounts (IBAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.known_shapes import shapes
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_BLANK = r"[ .\u00a0-]"
_CARD = re.compile(
    r"(?<![\w+.-])(?:"
    r"[0-9]{13,19}"
    rf"|[0-9]{{4}}{_BLANK}[0-9]{{4}}{_BLANK}[0-9]{{4}}{_BLANK}[0-9]{{4}}(?:{_BLANK}[0-9]{{3}})?"
    rf"|[0-9]{{4}}{_BLANK}[0-9]{{6}}{_BLANK}[0-9]{{4,5}}"
    r")(?![\w-]|[.][0-9])"
)
_ACCOUNT_START = re.compile(r"(?<![^\W_])[A-Za-z]{2}[0-9]{2}(?=[ -]?[A-Za-z0-9]{2})")
_AS_NUMBERS = {ord(letter): str(int(letter, 36)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def card_numbers(text: str) -> Iterator[Finding]:
    """Card numbers of 13 to 19 digits, written together or in the groups that cards have, with a right check digit."""
    for match in _CARD.finditer(text):
        if _is_card(re.sub("[^0-9]", "", match[0])) and not named_otherwise(text, match.start()):
            yield Finding(*match.span(), "card number")


def bank_accounts(text: str) -> Iterator[Finding]:
    """International bank account numbers with the length of their country and right check digits."""
    for start in _ACCOUNT_START.finditer(text):
        length = shapes().ibans.get(start[0][:2].upper())
        rest = _characters(length - 4).match(text, start.end()) if length else None
        if rest and _is_iban(start[0], rest[0]):
            yield Finding(start.start(), rest.end(), "bank account")


def _is_card(digits: str) -> bool:
    return _luhn(digits) and any(
        len(digits) in network.digits and digits.startswith(network.starts) for network in shapes().cards
    )


def _luhn(digits: str) -> bool:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (doubled + sum(int(digit) for digit in digits[-1::-2])) % 10 == 0


def named_otherwise(text: str, at: int) -> bool:
    """Whether the number is said to be something else: `ticket 4111…`, `id: 4111…`."""
    return _identifier().search(text[max(0, at - 24) : at]) is not None


@cache
def _identifier() -> re.Pattern[str]:
    words = alternatives(vocabulary().identifiers)
    return re.compile(rf"(?<![^\W_])(?:{words}|#)[ \t]?[:=#]?[ \t]?$", re.IGNORECASE)


@cache
def _characters(count: int) -> re.Pattern[str]:
    """So many letters and digits, single blanks or hyphens between them, and no word going on."""
    return re.compile(rf"(?:[ -]?[A-Za-z0-9]){{{count}}}(?![^\W_])")


def _is_iban(start: str, rest: str) -> bool:
    account = (rest + start).upper().replace(" ", "").replace("-", "")
    return int(account.translate(_AS_NUMBERS)) % 97 == 1
