"""People's own words inside the bot's Markdown: shown as they are, never acting as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpbot.dialogue.messages import FileReference
from helpbot.language.marks import shortened

_MARKUP = re.compile(r"([\\`*_~\[\]<>#|&])")
_LINE_START = re.compile(r"^(\d*)([-+.)])(?=[\s-]|$)")
"""What would turn a line into a list item or a horizontal rule."""


def quote_lines(text: str, longest: int | None = None) -> str:
    """The words as a block quotation, line by line, with Markdown escaped; at most `longest` characters."""
    text = text.strip() if longest is None else shortened(text.strip(), longest)
    return "\n>\n".join(f"> {quote(line, len(line))}" for line in text.splitlines() if line.strip())


def quote_names(files: Iterable[FileReference]) -> str:
    """The names of files, on one line."""
    return quote(", ".join(file.name for file in files))


def quote(text: str, longest: int = 300) -> str:
    """The words on one line, at most `longest` characters, with Markdown escaped."""
    line = shortened(" ".join(text.split()), longest)
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))
