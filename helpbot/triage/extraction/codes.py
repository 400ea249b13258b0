"""The error codes in a text, as written."""

from __future__ import annotations

import re
from functools import cache

from helpbot.triage.vocabulary import vocabulary

_CODE = (
    r"\b(?:HTTP|SIP)[ /-]?[45]\d\d(?: (?:[A-Z][a-z]+ ?){1,3}(?=[\n.,;)]|$))?"
    r"|\b[A-Z][A-Z0-9]{1,}(?:[_-][A-Z0-9]{2,})+\b"
    r"|\b[A-Z]{1,5}-\d{2,6}\b"
)
_NOT_CODES = re.compile(r"^(?:UTF|ISO|RFC|COVID|MP|HB)-\d+$")
_MOST_CHARACTERS = 100_000


def error_codes(text: str, language: str) -> tuple[str, ...]:
    """The codes in order, each once; a number counts after a word for an error code (`error 4032`)."""
    found = (match.group().strip() for match in _codes(language).finditer(text[:_MOST_CHARACTERS]))
    return tuple(dict.fromkeys(code for code in found if not _NOT_CODES.match(code)))


@cache
def _codes(language: str) -> re.Pattern[str]:
    numbers = "".join(rf"|(?<=\b{re.escape(word)} )\d{{3,6}}\b" for word in vocabulary(language).code_words)
    return re.compile(rf"(?=[A-Z\d])(?:{_CODE}{numbers})")  # the look-ahead rules out most places at once
