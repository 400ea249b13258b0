"""Web addresses as people and files write them, split without ever failing."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

ADDRESS = re.compile(r"https?://[^\s<>|]+")
"""A web address within a text."""


def without_addresses(text: str) -> str:
    """A text without the web addresses in it."""
    return ADDRESS.sub(" ", text)


def address_parts(address: str) -> SplitResult | None:
    """The parts of a web address; None for one that cannot be parsed, such as `https://[region].example.com`."""
    try:
        return urlsplit(address)
    except ValueError:  # brackets are for an IPv6 address there, which hardly anybody means
        return None
