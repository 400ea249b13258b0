"""The data of a file, with the place of every key and value, so that a mistake can be told with its line."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from helpbot.problems import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Key: TypeAlias = "str | int"
KeyPath: TypeAlias = tuple[Key, ...]
"""The keys and list positions that lead to a value, from the top of the file."""
Place: TypeAlias = tuple[int, int]


@dataclass
class Document:
    """One file's data, and the place of each key and value (line and column, from 1)."""

    name: str
    data: Value = None
    key_places: dict[KeyPath, Place] = field(default_factory=dict)
    value_places: dict[KeyPath, Place] = field(default_factory=dict)
    commented: dict[KeyPath, str] = field(default_factory=dict)
    """Comments right after a text without quotes: they may have been meant as part of it."""

    def at(self, path: KeyPath) -> Value:
        """The value that `path` leads to; None where it leads nowhere."""
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(str(part))
            else:
                value = value[part] if isinstance(value, list) and isinstance(part, int) else None
        return value

    def cut_short(self, sections: Container[Key]) -> Iterator[Problem]:
        """Texts in these sections that end where a `#` begins a comment: it may have been meant as part of them."""
        for path, comment in self.commented.items():
            if path and path[0] in sections and self.at(path) is not None:
                what = f"the text ends before {comment[:40]!r}, which is taken for a comment"
                yield self.problem(path, what, "put the text in double quotes, or the comment on a line of its own")

    def problem(self, path: KeyPath, what: str, fix: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the value (or the key) that `path` leads to, or at its nearest known parent."""
        places = (self.key_places, self.value_places) if at_key else (self.value_places, self.key_places)
        while path:
            for known in places:
                if path in known:
                    return Problem(self.name, *known[path], what, fix)
            path = path[:-1]
        return Problem(self.name, 1, 1, what, fix)
