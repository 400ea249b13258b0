"""Card numbers and the check codes beside them. An expiry date without its number opens nothing, and stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.proven.numbers import card_numbers
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_BETWEEN = r"[ \t]{0,2}[,;/|·-]?[ \t\n]{0,3}"


def cards(text: str) -> Iterator[Finding]:
    """Card numbers, each with its check code if one follows, be it behind an expiry date."""
    for card in card_numbers(text):
        yield card
        expiry = _expiry().match(text, card.end)
        code = _check_code(named=expiry is None).match(text, expiry.end() if expiry else card.end)
        if code:
            yield Finding(*code.span("code"), "card number")


@cache
def _expiry() -> re.Pattern[str]:
    words = alternatives(vocabulary().expiries)
    date = r"(?:0?[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[0-9]{2}(?![\w/-])"
    return re.compile(rf"{_BETWEEN}(?:\(?(?:{words})(?!\w)[ .:]{{0,3}})?{date}\)?", re.IGNORECASE)


@cache
def _check_code(*, named: bool) -> re.Pattern[str]:
    """Behind an expiry date three or four digits need no name."""
    words = alternatives(vocabulary().check_codes)
    name = rf"(?:\(?(?:{words})(?!\w)[ .:=]{{0,3}}){{1,2}}"
    return re.compile(
        rf"{_BETWEEN}{name if named else f'(?:{name})?'}(?P<code>[0-9]{{3,4}})(?!\w|[.,:/-]\w)", re.IGNORECASE
    )
