"""Error codes that stand in a text, as they are written."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"\b(?:HTTP|SIP)[ /-]?[45]\d\d(?: (?:[A-Z][a-z]+ ?){1,3}(?=[\n.,;)]|$))?"
    r"|\b[A-Z][A-Z0-9]{1,}(?:[_-][A-Z0-9]{2,})+\b"
    r"|\b[A-Z]{1,5}-\d{2,6}\b"
    r"|(?<=\berror )\d{3,6}\b|(?<=\bcode )\d{3,6}\b|(?<=\bcódigo )\d{3,6}\b"
)
_NOT_CODES = re.compile(r"^(?:UTF|ISO|RFC|COVID|MP|HB)-\d+$")
_MOST_CHARACTERS = 100_000


def error_codes(text: str) -> tuple[str, ...]:
    """The codes in order of place, each once."""
    found = (match.group().strip() for match in _CODE.finditer(text[:_MOST_CHARACTERS]))
    return tuple(dict.fromkeys(code for code in found if not _NOT_CODES.match(code)))
