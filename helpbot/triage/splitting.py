"""Find several problems in one message."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?:^|\n|\s)(?:[1-9][).]|[-*•])\s+")


def split(text: str, language: str) -> tuple[str, ...]:
    """The problems that a message bundles, in its own words; the whole message when it has one."""
    parts = [part.strip() for part in _ITEM.split(text) if part.strip()]
    return tuple(parts) if len(parts) > 2 else (text.strip(),)
