"""Shorten an export so that it fits into a few messages: the newest entries of each list, as far as there is room."""

from __future__ import annotations

import json
from typing import Any


def as_text(export: dict[str, Any]) -> str:
    """Human-readable JSON."""
    return json.dumps(export, ensure_ascii=False, indent=2)


def abridged(export: dict[str, Any], longest: int) -> tuple[dict[str, Any], int]:
    """As much of the export as fits into `longest` characters, with counts of what is left out; and their sum.

    Lists that come first take the room first; within a list the newest entries, which come last.
    """
    room, told, left_out = longest, dict(export), dict[str, int]()
    for name, entries in export.items():
        if isinstance(entries, list):
            told[name], room = _newest(entries, room)
            if missing := len(entries) - len(told[name]):
                left_out[name] = missing
    return ({**told, "left_out": left_out} if left_out else told), sum(left_out.values())


def _newest(entries: list[Any], room: int) -> tuple[list[Any], int]:
    """The last entries of a list that fit, and the room that remains."""
    begin = len(entries)
    while begin and (needed := len(as_text({"": [entries[begin - 1]]}))) <= room:
        begin, room = begin - 1, room - needed
    return entries[begin:], room
