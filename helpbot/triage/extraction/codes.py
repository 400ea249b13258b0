"""Error codes that stand in a text, as they are written."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"\b(?:ERR(?:OR)?|E)[_-]?\d{2,6}\b|\b[A-Z][A-Z0-9]+(?:[_-][A-Z0-9]+)*[_-][A-Z0-9]+\b|\b(?:HTTP|SIP|error|código|code)\s?(\d{3,5})\b"
)


def error_codes(text: str) -> tuple[str, ...]:
    """The codes in order of place, each once."""
    return tuple(dict.fromkeys(match.group().strip() for match in _CODE.finditer(text[:100_000])))
