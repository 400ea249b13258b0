"""Where the parser gave up on a file, and the lines around that."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_SHOWN = 300
"""Longer texts are not repeated in the fix."""


@dataclass(frozen=True)
class Stop:
    """Where the parser gave up, and where what it was reading began (`opened`); lines and columns count from 0."""

    lines: list[str]
    line: int
    column: int
    opened: tuple[int, int]
    problem: str
    context: str

    @property
    def current(self) -> str:
        """The line on which the parser gave up."""
        return self.at(self.line)

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.current[: self.column]

    @property
    def first(self) -> str:
        """The line on which what it was reading began."""
        return self.at(self.opened[0])

    def below(self, line: int) -> str:
        """The next line with anything on it; empty if there is none."""
        return next((self.at(number) for number in range(line + 1, len(self.lines)) if self.at(number).strip()), "")

    def at(self, line: int) -> str:
        """A line of the file; empty after its end."""
        return self.lines[line] if line < len(self.lines) else ""


Told = tuple[tuple[int, int], str, str]
"""Line and column from 0, what is wrong, how to fix it."""


def indentation_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def quoted(text: str) -> str:
    """A text in the quotes it needs; a pair of quotation marks that encloses less than all of it is removed."""
    text = re.sub(r"\s+#\s.*", "", text).strip()  # a comment stays outside
    if len(text) > _LONGEST_SHOWN:
        return '"…"'
    if re.fullmatch(r"'[^'\"\\]*'.*'", text) or re.fullmatch(r"“[^”]*”", text):
        text = text[1:-1]
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
