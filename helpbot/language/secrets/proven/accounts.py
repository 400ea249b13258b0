"""Bank accounts as countries write them: named as an account, or proven by check digits where money is spoken of.

Spain (CCC), Mexico (CLABE), Argentina (CBU, CVU), Peru (CCI), Chile and Colombia by name; the United Kingdom and the
United States by the code of the bank and the account beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.proven.numbers import named_otherwise
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary

_LONG = re.compile(r"(?<![\w+.-])[0-9](?:[ -]?[0-9]){17,21}(?![\w-])")
_ACCOUNT = r"(?<!\w)(?P<account>(?:[A-Za-z]{2})?[0-9](?:[ .-]?[0-9]){7,25})(?![\w-])"
_SORT_CODE = r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![\w-])"
_NEAR = 80


def national_accounts(text: str) -> Iterator[Finding]:
    """Account numbers with the right check digits of a country, where banks or money are spoken of."""
    for match in _LONG.finditer(text):
        digits = re.sub("[ -]", "", match[0])
        proves = _PROOFS.get(len(digits))
        if proves and proves(digits) and not named_otherwise(text, match.start()):
            around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if standing_alone(vocabulary().banking).search(around):
                yield Finding(*match.span(), "bank account")


def named_accounts(text: str) -> Iterator[Finding]:
    """Numbers that are called a bank account: `cuenta corriente …`, `bank account no. …`."""
    for match in _named().finditer(text):
        if not standing_alone(vocabulary().not_accounts).search(match["between"]):
            yield Finding(*match.span("account"), "bank account")


def accounts_with_bank_codes(text: str) -> Iterator[Finding]:
    """Sort code or routing number, and the account that is told with it."""
    for match in _bank_code().finditer(text):
        if match["routing"] and not _routes(match["routing"]):
            continue
        yield Finding(*match.span(match.lastgroup or 0), "bank account")
        account = _account_beside().search(text, match.end(), match.end() + _NEAR)
        if account:
            yield Finding(*account.span("account"), "bank account")


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weights[place % len(weights)] for place, digit in enumerate(digits))


def _is_clabe(digits: str) -> bool:
    """Mexico: the last digit completes the others, weighed modulo 10 each."""
    weights = (3, 7, 1)
    total = sum(int(digit) * weights[place % 3] % 10 for place, digit in enumerate(digits[:17]))
    return -total % 10 == int(digits[17])


def _is_cbu(digits: str) -> bool:
    """Argentina: a block for the bank and one for the account, each with its check digit."""
    bank, account = digits[:8], digits[8:]
    return all(-_weighed(block[-2::-1], (3, 1, 7, 9)) % 10 == int(block[-1]) for block in (bank, account))


def _is_ccc(digits: str) -> bool:
    """Spain: two check digits in the middle, for bank and branch, and for the account."""
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)

    def check(block: str) -> int:
        rest = 11 - _weighed(block, weights) % 11
        return {10: 1, 11: 0}.get(rest, rest)

    return digits[8:10] == f"{check('00' + digits[:8])}{check(digits[10:])}"


def _routes(digits: str) -> bool:
    """United States: the weighed digits of a routing number are a multiple of ten."""
    return _weighed(digits, (3, 7, 1)) % 10 == 0


_PROOFS: dict[int, Callable[[str], bool]] = {18: _is_clabe, 20: _is_ccc, 22: _is_cbu}


@cache
def _named() -> re.Pattern[str]:
    words = vocabulary()
    number = rf"(?:{alternatives(words.number_marks)})\.?|#"
    between = rf"(?P<between>(?:{number}|[^\d\n.,;?!‹]){{0,30}}?)"
    return re.compile(rf"(?<!\w)(?:{alternatives(words.accounts)})(?!\w){between}{_ACCOUNT}", re.IGNORECASE)


@cache
def _bank_code() -> re.Pattern[str]:
    words = vocabulary()
    link = rf"[ \t]{{0,2}}(?:{alternatives(words.being)}|[:=(#])?[ \t]{{0,2}}"
    return re.compile(
        rf"(?<!\w)(?:(?:{alternatives(words.sort_codes)})(?!\w){link}(?P<sort>{_SORT_CODE})"
        rf"|(?:{alternatives(words.routing_numbers)})(?!\w){link}(?P<routing>[0-9]{{9}})(?![\w-]))",
        re.IGNORECASE,
    )


@cache
def _account_beside() -> re.Pattern[str]:
    words = alternatives(vocabulary().account_numbers)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)[^\d\n;]{{0,12}}?(?P<account>[0-9]{{6,17}})(?![\w-])", re.IGNORECASE)
