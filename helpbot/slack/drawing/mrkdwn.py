"""Markdown to Slack's `mrkdwn`, for small print and link previews, which do not support rich text.

`mrkdwn` cannot escape its marks, so text is protected: `& < >` as entities, and a zero-width space after every
character that could begin a format or an emoji.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from helpbot.slack.drawing.markdown import LISTS, Span, cut, lines, parse

_MARKS = re.compile(r"([*_~`]|:(?=[\w+-]+:))")
_SHIELD = "\u200b"
_LONGEST = 2900
_GROUP = 250


def escape(text: str) -> str:
    """Text that Slack shows literally in a `text` field: no mention, link or channel name acts."""
    return html.escape(text, quote=False)


def mrkdwn(markdown: str) -> list[str]:
    """A Markdown text in Slack's notation, in pieces that fit into one text object."""
    return _pieces(lines(parse(markdown)))


def _pieces(content: Iterable[Span]) -> list[str]:
    pieces = [""]
    for line in (_line(group) for span in content for group in cut([span], _GROUP)):  # a mark cannot span lines
        if len(pieces[-1]) + len(line) > _LONGEST:
            pieces.append("")
        pieces[-1] += line
    return [piece for piece in pieces if piece.strip()]


def paragraphs(markdown: str) -> list[str]:
    """A whole text, one piece for each paragraph or list."""
    return [piece for node in parse(markdown) for piece in _pieces(_told(node))]


def _told(node: SyntaxTreeNode) -> Iterator[Span]:
    """A block; the items of a list each on a line with a bullet or number."""
    if node.type not in LISTS:
        yield from lines([node])
        return
    first = int(node.attrs.get("start", 1))
    for position, item in enumerate(node.children):
        mark = f"{first + position}." if node.type == "ordered_list" else "•"
        yield Span(f"\n{mark} " if position else f"{mark} ")
        yield from lines(item.children)


def _line(group: list[Span]) -> str:
    """Some words, without links whose addresses would exceed the text object."""
    line = "".join(map(_written, group))
    return line if len(line) <= _LONGEST else "".join(_written(replace(span, link="")) for span in group)


def _written(span: Span) -> str:
    text = _MARKS.sub(rf"\1{_SHIELD}", escape(span.text))
    if span.link:
        text = f"<{escape(span.link).replace('|', '%7C')}|{text.replace('|', '¦')}>"
    for mark, wanted in (("*", span.bold), ("_", span.italic), ("~", span.strike)):
        text = f"{mark}{text}{mark}" if wanted and text == text.strip() else text
    return text
