"""Web addresses as people and files write them: taken apart without ever failing."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def address_parts(address: str) -> SplitResult | None:
    """The parts of a web address; None for one that cannot be read, such as `https://[region].example.com`."""
    try:
        return urlsplit(address)
    except ValueError:  # brackets stand for an IPv6 address there, and hardly anybody means that
        return None
