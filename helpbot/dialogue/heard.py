"""Which words each message left in a report, so that they can be found again when it says something else. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.plain import Plain

_BETWEEN = ";,\n"
"""What stands before words that were added to others."""


class Heard(Plain):
    """The `words` that a message left (its `source` names it), and in which `slot`."""

    source: str
    slot: str
    words: str


def heard_since(source: str, before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Heard, ...]:
    """What a message left in a report, by what stood in each slot `before` it and stands there `now`."""
    told = {slot: _told_since(before.get(slot, ""), words) for slot, words in now.items()}
    return tuple(Heard(source=source, slot=slot, words=words) for slot, words in told.items() if words)


def _told_since(before: str, now: str) -> str:
    """The words that were added to others; where they stand instead of others, all of them."""
    if now == before:
        return ""
    more = now.removeprefix(before)
    return more.lstrip(f"{_BETWEEN} ") if more[:1] in _BETWEEN else now
