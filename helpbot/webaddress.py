"""Web addresses as people and files write them, split without ever failing."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def address_parts(address: str) -> SplitResult | None:
    """The parts of a web address; None for one that cannot be parsed, such as `https://[region].example.com`."""
    try:
        return urlsplit(address)
    except ValueError:  # brackets are for an IPv6 address there, which hardly anybody means
        return None
