"""Which words of a report come from which message, so that they can be found when it is edited. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.plain import Plain

_BETWEEN = ";,\n"
"""What separates added words from those before them."""


class Heard(Plain):
    """The `words` in a `slot` that come from the message `source`."""

    source: str
    slot: str
    words: str


def heard_since(source: str, before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Heard, ...]:
    """What a message added to a report, by the words in each slot `before` it and `now`."""
    told = {slot: _told_since(before.get(slot, ""), words) for slot, words in now.items()}
    return tuple(Heard(source=source, slot=slot, words=words) for slot, words in told.items() if words)


def _told_since(before: str, now: str) -> str:
    """The words that were added; all of them if they replaced others."""
    if now == before:
        return ""
    more = now.removeprefix(before)
    return more.lstrip(f"{_BETWEEN} ") if more[:1] in _BETWEEN else now
