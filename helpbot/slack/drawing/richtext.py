"""Markdown to Slack's `rich_text` blocks: one block per paragraph, list, quote or piece of code.

In `rich_text` words are values, not markup: nothing that a person wrote can become a mention, a link or a format there,
whatever characters it has. That is why texts are not sent as `mrkdwn` or `markdown`, which Slack parses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, TypeAlias

from markdown_it.tree import SyntaxTreeNode

from helpbot.slack.drawing.markdown import LISTS, Span, cut, lines, parse, spans

PIECE = 2000
"""At most this many characters in one block: Slack limits their total, and small ones pack well into messages."""

_DEEPEST = 8
_SECTION = "rich_text_section"
_LOOKS = ("bold", "italic", "strike", "code")

Element: TypeAlias = dict[str, Any]
"""A part of a block, as plain data: the models of the SDK would check nothing here, and take most of the time."""


@dataclass(frozen=True)
class Piece:
    """One block and the words in it."""

    block: Element
    words: str

    @cached_property
    def size(self) -> int:
        """Its bytes, as Slack counts them."""
        return len(json.dumps(self.block, ensure_ascii=False).encode())


@dataclass(frozen=True)
class _Item:
    """One line of a list, with its indentation and its number."""

    content: list[Span]
    indent: int
    style: str
    number: int

    @property
    def words(self) -> str:
        return _words(self.content)

    @property
    def room(self) -> int:
        """The room it takes in a block: its characters, and some for Slack's notation of each span."""
        return len(self.words) + 40 * (len(self.content) + 1)


def rich_text(markdown: str) -> list[Piece]:
    """Draw a Markdown text. Long paragraphs, lists and code are split into several blocks; nothing is left out."""
    return [piece for node in parse(markdown) for piece in _draw(node)]


def _draw(node: SyntaxTreeNode) -> Iterator[Piece]:
    if node.type in LISTS:
        yield from _list_pieces(_items(node))
    elif node.type == "blockquote":
        yield from _pieces(lines(node.children), "rich_text_quote")
    elif node.type in ("fence", "code_block"):
        yield from _pieces(spans(node), "rich_text_preformatted")
    elif node.type != "hr":
        yield from _pieces(spans(node), _SECTION)


def _pieces(content: Iterable[Span], kind: str) -> Iterator[Piece]:
    for group in cut(content, PIECE):
        yield _piece([_element(kind, group)], _words(group))


def _items(node: SyntaxTreeNode, indent: int = 0) -> Iterator[_Item]:
    """The items of a list and of the lists in it, from top to bottom."""
    style = "ordered" if node.type == "ordered_list" else "bullet"
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, first):
        own = [child for child in item.children if child.type not in LISTS]
        for group in cut(lines(own), PIECE):
            yield _Item(group, min(indent, _DEEPEST), style, number)
        for child in item.children:
            if child.type in LISTS:
                yield from _items(child, indent + 1)


def _list_pieces(items: Iterable[_Item]) -> Iterator[Piece]:
    """As many items in one block as fit."""
    together: list[_Item] = []
    for item in items:
        if together and sum(other.room for other in together) + item.room > PIECE:
            yield _list_piece(together)
            together = []
        together.append(item)
    if together:
        yield _list_piece(together)


def _list_piece(items: list[_Item]) -> Piece:
    """One block; consecutive items of the same kind form one list in it."""
    runs = groupby(items, key=lambda item: (item.indent, item.style))
    return _piece([_list(list(run)) for _, run in runs], "\n".join(item.words for item in items))


def _list(run: list[_Item]) -> Element:
    first = run[0]
    sections = [_element(_SECTION, item.content) for item in run]
    drawn: Element = {"type": "rich_text_list", "elements": sections, "style": first.style, "indent": first.indent}
    if first.style == "ordered" and first.number > 1:
        drawn["offset"] = first.number - 1
    return drawn


def _piece(elements: list[Element], words: str) -> Piece:
    return Piece({"type": "rich_text", "elements": elements}, words)


def _element(kind: str, content: Iterable[Span]) -> Element:
    return {"type": kind, "elements": [_part(span) for span in content]}


def _part(span: Span) -> Element:
    part: Element = {"type": "text", "text": span.text}
    if span.link:
        part |= {"type": "link", "url": span.link}
    if looks := {name: True for name in _LOOKS if getattr(span, name)}:
        part["style"] = looks
    return part


def _words(content: Iterable[Span]) -> str:
    return "".join(span.text for span in content)
