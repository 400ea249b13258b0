"""What a word that may be a secret looks like, and where it ends in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpbot.language.secrets.known_shapes import shapes
from helpbot.language.secrets.vocabulary import alternatives, vocabulary
from helpbot.language.text import fold

_OPENING = re.compile(r"[(\[*_]{0,2}")
_QUOTED = re.compile(
    r"""(?:"([^"\n‹›]{2,64})"|'([^'\n‹›]{2,64})'|«([^»\n‹›]{2,64})»|“([^”\n‹›]{2,64})”|`([^`\n‹›]{2,64})`)"""
)
# A secret ends at the next space, tag or parameter of an address.
_RUN = re.compile(r"(?:(?!</|[&;][\w. ]{1,40}=)[^\s‹›\"«»“”`]){1,128}+")
_PAIR = re.compile(r"(?P<user>[A-Za-z][\w.@-]{1,60}?)[/:|](?P<secret>\S{3,})")
_VERSIONED = re.compile(r"[A-Za-z_-]{2,30}[-_ ]?v?[0-9]{1,3}(?:[.][0-9]{1,4})+")
_CHANGE = re.compile(r"(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])")
_TRAILING = ".,;:)]}>'?_"

_CODE = re.compile(r"[A-Z]{1,8}[-_]?[0-9]{1,8}")
_COUNT = re.compile(
    r"[0-9]{1,3}|[0-9]+([.,][0-9]+)*(%|[a-z]{1,3})?|v?[0-9]+([.][0-9]+)+|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?"
)
_DATE = re.compile(r"[0-9]{1,4}[-/.–][0-9]{1,4}([-/.–][0-9]{1,4})?(T[0-9:.Z+-]+)?")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ELSEWHERE = re.compile(r"https?://|www\.|[/\\.~]|[\w.+-]+@[\w-]+\.[a-z]{2}|#|@|<")
_SYMBOL = re.compile(r"[!@#$%^&*+]")
_SECRET_CLASSES = (re.compile(r"[a-zà-ÿ]"), re.compile(r"[A-ZÀ-Þ]"), re.compile(r"[0-9]"), re.compile(r"[^\w\s]|_"))

PIN = r"(?P<digits>[0-9]{4,8})(?![\w-]|[.,:/-]\w)"
"""Four to eight digits that stand alone, as a regular expression."""


class Value(NamedTuple):
    """A word or quotation in a text that may be a secret, without the punctuation around it."""

    start: int
    end: int
    text: str
    quoted: bool


def value_at(text: str, at: int) -> Value | None:
    """The word or quotation at a place, if any can be a secret."""
    quotation = _QUOTED.match(text, at)
    if quotation and quotation.lastindex:
        return Value(*quotation.span(quotation.lastindex), quotation[quotation.lastindex], True)
    opening = _OPENING.match(text, at)
    start = opening.end() if opening else at
    run = _RUN.match(text, start)
    if not run:
        return None
    word = run[0].rstrip(_TRAILING)
    word = word[:-1] if opening and "*" in opening[0] and word.endswith("*") else word
    return Value(start, start + len(word), word, False) if word else None


def without_name(value: Value) -> Value:
    """The secret alone where a value is written as `apikey=secret`."""
    assigned = _assigned().fullmatch(value.text)
    if value.quoted or not assigned:
        return value
    return Value(value.end - len(assigned["secret"]), value.end, assigned["secret"], False)


def without_user(value: Value) -> Value:
    """The secret alone where a value is written as `user/secret`."""
    pair = _PAIR.fullmatch(value.text)
    if value.quoted or not pair or not is_strong(pair["secret"]):
        return value
    return Value(value.end - len(pair["secret"]), value.end, pair["secret"], False)


def is_strong(word: str) -> bool:
    """Whether it looks like a secret anywhere: digits among letters, or symbols inside a word."""
    if len(word) < 4 or not may_be_secret(word):
        return False
    letters, digits = any(map(str.isalpha, word)), any(map(str.isdigit, word))
    return letters and (digits or bool(_SYMBOL.search(word[1:].rstrip("!?*_"))))


def is_telling(word: str) -> bool:
    """Whether it looks like a secret even where nothing ties it to a label: strong, no code, long or varied enough."""
    return is_strong(word) and not is_code(word) and (len(word) >= 6 or variety(word) > 2)


def is_varied(word: str) -> bool:
    """The same, with at least three kinds of characters: believed even where little speaks for it."""
    return is_telling(word) and variety(word) > 2


def is_token(word: str, *, long: bool) -> bool:
    """Whether it looks like a generated token; `long` asks for more where less speaks for it."""
    random = any(map(str.isdigit, word)) and any(map(str.isalpha, word)) and len(word) >= (12 if long else 8)
    only_digits = word.isdecimal() and len(word) >= 6 and not long
    return (random or only_digits) and not _ELSEWHERE.match(word) and not is_code(word) and not _COUNT.fullmatch(word)


def is_code(word: str) -> bool:
    """Whether it looks like an error, ticket or model number (`ERR_401`), a date or a UUID."""
    return bool(_CODE.fullmatch(word) or _DATE.fullmatch(word) or _UUID.fullmatch(word))


def is_number(word: str) -> bool:
    """Four digits or more, as a PIN has."""
    return word.isdecimal() and 4 <= len(word) <= 20


def is_date(word: str) -> bool:
    """A date in figures, which people use as passwords."""
    return bool(_DATE.fullmatch(word)) and len(word) >= 6


def is_mixed(word: str) -> bool:
    """Letters with a capital inside: `GatoNegro`."""
    return word.isalpha() and len(word) >= 6 and not word.isupper() and any(map(str.isupper, word[1:]))


def is_plain_word(word: str) -> bool:
    """Letters alone that do not describe a password (`expired`, `incorrecta`)."""
    return len(word) >= 4 and word.isalpha() and not describes(word)


def describes(phrase: str) -> bool:
    """Whether at least half of the words describe a password instead of being one."""
    words = re.findall(r"[^\W_]+", fold(phrase))
    return 2 * sum(bool(vocabulary().described.fullmatch(word)) for word in words) >= len(words)


def variety(word: str) -> int:
    """How many of lower case, upper case, digits and symbols it has."""
    return sum(bool(characters.search(word)) for characters in _SECRET_CLASSES)


def changes(word: str) -> int:
    """How often letters and digits alternate in it."""
    return len(_CHANGE.findall(word))


def following_words(text: str, at: int, most: int) -> Iterator[Value]:
    """The next words of the same line, at most `most`."""
    for _ in range(most):
        while at < len(text) and text[at] in " \t":
            at += 1
        value = value_at(text, at)
        if value is None or at == len(text):
            return
        yield value
        at = value.end


def may_be_secret(word: str) -> bool:
    """Whether it is no count, date, address, version or name of a product."""
    return not (
        _COUNT.fullmatch(word)
        or _DATE.fullmatch(word)
        or _ELSEWHERE.match(word)
        or fold(word) in shapes().names
        or _VERSIONED.fullmatch(word)
        or is_product(fold(word))
    )


def is_product(word: str) -> bool:
    """Whether a folded word is a product with its number: `chrome118`, `windows11pro`."""
    return bool(_product().fullmatch(word))


@cache
def _assigned() -> re.Pattern[str]:
    """`apikey=…`."""
    words = vocabulary()
    names = alternatives((*words.glued, *words.assigned))
    return re.compile(rf"[\w.-]{{0,40}}(?:{names})=(?P<secret>\S{{4,}})", re.IGNORECASE)


@cache
def _product() -> re.Pattern[str]:
    """`chrome118`, `windows11pro`, `jabra-evolve-65`."""
    numbered = r"[-_]?[0-9]{1,3}(?:[._-]?[a-z0-9]{0,8})?"
    named = r"(?:[-_][a-z]{2,12}){1,2}[-_]?[0-9]{1,4}"
    return re.compile(rf"(?:{alternatives(shapes().products)})(?:{numbered}|{named})")
