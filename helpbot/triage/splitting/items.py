"""The marks before the items of a list: `1)`, `(b)`, `#3`, `- `."""

from __future__ import annotations

import re

ITEM = re.compile(
    r"(?:^|(?<=\s))(?:\(?[1-9](?:[).:/]|-)|#[1-9][).:]?|\(?(?:[a-e]|i{1,3}|iv)\)|[-*•])\s+(?=\S)", re.IGNORECASE
)
"""A mark with the whitespace after it, at the beginning of a text or after whitespace."""
