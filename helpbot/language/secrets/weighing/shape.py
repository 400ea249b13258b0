"""What a word looks like: the features of its characters alone."""

from __future__ import annotations

import re
from functools import lru_cache

from helpbot.language.secrets import values
from helpbot.language.secrets.known_shapes import shapes
from helpbot.language.secrets.weighing.reading import known
from helpbot.language.text import fold

_LOOKS = {
    "count": re.compile(r"[0-9]{1,3}|[0-9]+(?:[.,][0-9]+)+%?|[0-9]+(?:%|[a-z]{1,3})"),
    "date": re.compile(r"[0-9]{1,4}([-/.–])[0-9]{1,2}\1[0-9]{1,4}(?:T[0-9:.Z+-]+)?|[0-9]{1,2}/[0-9]{1,4}"),
    "time": re.compile(r"[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:am|pm|h|hs|hrs|z)?", re.I),
    "uuid": re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I),
    "version": re.compile(r"v?[0-9]+(?:\.[0-9]+)+(?:[-_.]?[a-z]+[0-9]*)?", re.I),
    "address": re.compile(r"\w+://.*|www\..*|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+.*|/.*|~.*|[a-z]:\\.*|@.*", re.I),
    "host": re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2,3}|cloud|local|info|internal)(?:[:/].*)?", re.I),
    "machine": re.compile(r"(?:[0-9a-f]{2}[:-]){3,}[0-9a-f]{2}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]+)?", re.I),
    "phone": re.compile(r"\+?[0-9]{1,4}(?:[-.][0-9]{2,4}){2,4}|\+[0-9]{6,}"),
    "code": re.compile(r"[A-Z]{1,8}[-_]?[0-9]{1,8}(?:[-_][A-Z0-9]{1,4})?"),
    "ordinal": re.compile(r"[0-9]+(?:st|nd|rd|th|er|do|ro|to|vo|mo|º|ª)", re.I),
    "place": re.compile(r"[$%{<*•].*|.*[}>*•]|.*\*\*.*|x{4,}", re.I),
    "hex": re.compile(r"(?=[^0-9]*[0-9])(?=[^a-f]*[a-f])[0-9a-f]{7,}", re.I),
    "path": re.compile(r".*[/\\].*"),
    "public": re.compile(r"AAAA[BCE]3NzaC1\S*"),
    "range": re.compile(r"[0-9]{1,4}[-–/x×][0-9]{1,4}"),
}
_FILE = re.compile(r".*\.([a-z0-9]{2,5})", re.I | re.S)
_TITLES = frozenset({"title", "unit"})
"""Classes of the words of which names of documents are made: `Password-Policy-2026`, `Claves-Agentes-2026`."""
_PARTED = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[^\w\s]|_")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LAST_DIGITS = re.compile(r"[0-9]+(?=[^\w]*$)")
_LEET = re.compile(r"[a-zà-ÿ][0134578@$][a-zà-ÿ]", re.I)
_HARD = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}", re.I)
_PIECES = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])|[A-ZÀ-Þ]+|[0-9]+")
_LENGTHS = (3, 4, 5, 6, 8, 11, 15, 23, 39)


class Shape:
    """The features of a word's characters; `kinds` and `form` in short.

    It `is_candidate` when it may be a secret, and `is_name` when it is the name of a document, a product or the like.
    """

    __slots__ = ("features", "form", "is_candidate", "is_name", "kinds", "looks")

    def __init__(self, told: str) -> None:
        self.looks = tuple(_looks(told))
        self.kinds = _kinds(told)
        self.form = _form(told)
        self.features = tuple(f"shape {one}" for one in dict.fromkeys((*self.looks, *_features(told, self))))
        self.is_candidate = _is_candidate(told, self)
        self.is_name = not _NAMES.isdisjoint(self.looks)


@lru_cache(maxsize=8192)
def shape(told: str) -> Shape:
    """What a word looks like."""
    return Shape(told)


_LONGEST_NUMBER = 12
"""Longer ones are believed by their check digits."""
_NAMES = frozenset({"uuid", "machine", "address", "version", "file", "product", "public", "document"})
_NEVER = _NAMES | {"count", "time", "ordinal", "date"}
"""What looks like this is no secret wherever it stands."""
_SHORTEST, _LONGEST = 4, 200
_STRONG_SIGN = re.compile(r"[!@#$%^&*+~]")


def _is_candidate(told: str, seen: Shape) -> bool:
    if not _SHORTEST <= len(told) <= _LONGEST or not _NEVER.isdisjoint(seen.looks):
        return False
    proven = told.isdecimal() and len(told) > _LONGEST_NUMBER
    return not proven and not told.isalpha() and any(map(str.isalnum, told))


def _looks(told: str) -> list[str]:
    looks = [name for name, pattern in _LOOKS.items() if pattern.fullmatch(told)]
    file = _FILE.fullmatch(told)
    if file and file[1].lower() in shapes().file_endings:
        looks.append("file")
    if fold(told) in shapes().names or _is_product(told):
        looks.append("product")
    if not _STRONG_SIGN.search(told) and any(not _TITLES.isdisjoint(known(part)[1]) for part in _PARTED.findall(told)):
        looks.append("document")
    return looks


def _is_product(told: str) -> bool:
    """Whether a part of it is the name of a product: `HP-LaserJet-4200`, `Edge119`."""
    if _STRONG_SIGN.search(told):
        return False
    return values.is_product(fold(told)) or not shapes().products.isdisjoint(map(fold, _PARTED.findall(told)))


def _kinds(told: str) -> str:
    inner = told[1:-1] if len(told) > 2 else told
    return "".join(
        sign
        for sign, found in (
            ("a", any(map(str.islower, told))),
            ("A", any(map(str.isupper, told))),
            ("0", any(map(str.isdigit, told))),
            ("-", any(one in "-_." for one in inner)),
            ("#", any(not one.isalnum() and one not in "-_.'’/:" for one in told)),
        )
        if found
    )


def _form(told: str) -> str:
    """Runs of the same kind of character as one sign: `Xoch1milco_09` is `C0a_0`."""
    form: list[str] = []
    at = 0
    while at < len(told) and len(form) < 12:
        one = told[at]
        end = at + 1
        if one.isupper() and end < len(told) and told[end].islower():
            while end < len(told) and told[end].islower():
                end += 1
            form.append("C")
        elif one.islower():
            while end < len(told) and told[end].islower():
                end += 1
            form.append("a")
        elif one.isupper():
            while end < len(told) and told[end].isupper() and not (end + 1 < len(told) and told[end + 1].islower()):
                end += 1
            form.append("A")
        elif one.isdigit():
            while end < len(told) and told[end].isdigit():
                end += 1
            form.append("0")
        else:
            form.append(one)
        at = end
    return "".join(form)


def _features(told: str, seen: Shape) -> list[str]:
    digits = sum(map(str.isdigit, told))
    found = [f"kinds {seen.kinds}", f"form {seen.form}", f"long {bucket(len(told))}", f"digits {min(digits, 9)}"]
    found += [f"sign {sign}" for sign in set(_SIGNS.findall(told[1:]))]
    if told.isdecimal():
        found.append(f"number {min(len(told), 13)}")
    if _YEAR.search(told):
        found.append("year")
    last = _LAST_DIGITS.search(told)
    if last:
        found.append(f"last digits {min(len(last[0]), 6)}")
    if not told[-1].isalnum():
        found.append("ends with sign")
    if _LEET.search(told):
        found.append("leet")
    if _HARD.search(told):
        found.append("hard")
    changes = values.changes(told)
    found.append(f"changes {min(changes, 6)}")
    pieces = [fold(piece) for piece in _PIECES.findall(told)]
    found.append(f"pieces {min(len(pieces), 6)}")
    for piece in pieces:
        if len(piece) >= 2 and piece.isalpha():
            found.append(f"piece {piece}")
            found += [f"piece is {one}" for one in known(piece)[1]]
            if piece in shapes().products:
                found.append("piece is product")
    return found


def bucket(length: int) -> int:
    """Which of a few sizes a length is."""
    return next((place for place, most in enumerate(_LENGTHS) if length <= most), len(_LENGTHS))
