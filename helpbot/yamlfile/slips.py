"""What YAML accepts though nobody means it, since text would be lost or joined without a word about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpbot.yamlfile.document import Place

Slip = tuple[Place, str, str]
"""Where it is, what is wrong, how to fix it."""
_COMMENT = re.compile(r"#[^\s#]")
_ENTRY = re.compile(r" *(-|\d{1,2}[.)]) ")
_GLUED = re.compile(r"([\w-]+):([^\s/].*)")


def lost_in_a_comment(place: Place, comment: str) -> Slip | None:
    """`channel: #support`: an empty value beside a comment that is none."""
    if not _COMMENT.match(comment):
        return None
    what = f"{comment.split(' #')[0].rstrip()[:40]!r} is taken for a comment, so that nothing is left"
    return place, what, "put the text in double quotes, or a space after the #"


def key_without_value(place: Place, key: str) -> Slip:
    """`{es: Alto, muy alto}` and `{es:Alto}`: in braces, text that became a key."""
    if glued := _GLUED.fullmatch(key):
        return place, "a colon without a space", f"put a space after the colon: {glued[1]}: {glued[2]}"
    what = f"{key!r} is taken for a key, and has no value"
    return place, what, "put a text with a comma in double quotes; a list stands in [ ]"


def joined_entry(lines: Sequence[str], first: int, last: int, key: str | None) -> Slip | None:
    """A line after the `first` of a text, up to the `last`, that begins as list entries do; lines count from 1.

    `key` is the key of the text, if it is not in a list.
    """
    for number in range(first + 1, last + 1):
        if found := _ENTRY.match(lines[number - 1]):
            what = f"this looks like an entry of a list, but continues the text that begins on line {first}"
            as_text = f"write {key}: | and the text below it, indented by two more spaces"
            fix = as_text if key else f"indent it like line {first}, or put the whole text in double quotes"
            return (number, found.start(1) + 1), what, fix
    return None
