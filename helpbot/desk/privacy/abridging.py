"""An export that goes into a few messages: of each list the newest, as far as there is room."""

from __future__ import annotations

import json
from typing import Any


def as_text(export: dict[str, Any]) -> str:
    """As readable JSON."""
    return json.dumps(export, ensure_ascii=False, indent=2)


def abridged(export: dict[str, Any], longest: int) -> tuple[dict[str, Any], int]:
    """As much of the export as goes into so many characters, and how many entries it lacks, which it tells by list.

    What stands first in the export has the room first; in a list what is newest, which stands last there.
    """
    room, told, left_out = longest, dict(export), dict[str, int]()
    for name, entries in export.items():
        if isinstance(entries, list):
            told[name], room = _newest(entries, room)
            if missing := len(entries) - len(told[name]):
                left_out[name] = missing
    return ({**told, "left_out": left_out} if left_out else told), sum(left_out.values())


def _newest(entries: list[Any], room: int) -> tuple[list[Any], int]:
    """The entries at the end of a list for which there is room, and the room that remains."""
    begin = len(entries)
    while begin and (needed := len(as_text({"": [entries[begin - 1]]}))) <= room:
        begin, room = begin - 1, room - needed
    return entries[begin:], room
