"""Parse the Markdown of a reply safely; `richtext`, `mrkdwn` and `render` draw the result.

Only what our own texts use is supported: paragraphs, headings, lists, quotes, code, **bold**, *italic*, ~~strike~~ and
[titled](links). HTML, entities and bare `<addresses>` are plain text; an image is replaced by its description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

LISTS = ("bullet_list", "ordered_list")
_CODE = ("fence", "code_block")
_CONTAINERS = (*LISTS, "list_item", "blockquote")
_LEAVES = ("text", "code_inline", "softbreak", "hardbreak", *_CODE)

_UNUSED = ["autolink", "entity", "reference"]
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("strikethrough").disable(_UNUSED)
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)\S+\Z", re.IGNORECASE)
_LONGEST_LINK = 1000
_MOST_SPANS = 50

# Control characters, surrogates, and marks that change the direction of text.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Span:
    """A piece of text with one style; `link` is the address it leads to, if any."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""


def parse(markdown: str) -> list[SyntaxTreeNode]:
    """The blocks of a Markdown text, without invisible characters."""
    return SyntaxTreeNode(_PARSER.parse(visible(markdown))).children


def visible(text: str) -> str:
    """The text without invisible characters."""
    return _UNSEEN.sub("", text)


def plain(markdown: str) -> str:
    """The words of a Markdown text, without styles."""
    return "".join(span.text for span in lines(parse(markdown)))


def lines(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Span]:
    """Several blocks, and the blocks in them, as one run of text, one line each."""
    for position, block in enumerate(leaf for node in nodes for leaf in _text_blocks(node)):
        if position:
            yield Span("\n")
        yield from spans(block)


def spans(node: SyntaxTreeNode, look: Span | None = None) -> Iterator[Span]:
    """The text inside a block, in order; every span has at least one character."""
    look = look or Span("")
    if node.type in _LEAVES:
        yield from _leaf(node, look)
        return
    look = _look_inside(node, look)
    for child in node.children:
        yield from spans(child, look)


def cut(content: Iterable[Span], length: int) -> Iterator[list[Span]]:
    """Groups of spans of at most `length` characters and 50 spans each; cut at a space if one is near."""
    group: list[Span] = []
    room = length
    for span in content:
        for text in _slices(span.text, room, length):
            if len(text) > room or len(group) == _MOST_SPANS:
                yield group
                group, room = [], length
            group.append(span if text == span.text else replace(span, text=text))
            room -= len(text)
    if group:
        yield group


def _slices(text: str, first: int, length: int) -> Iterator[str]:
    room = first or length
    while len(text) > room:
        at = max(text.rfind(" ", room // 2, room), text.rfind("\n", room // 2, room)) + 1 or room
        yield text[:at]
        text, room = text[at:], length
    if text:
        yield text


def _text_blocks(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    if node.type in _CONTAINERS:
        for child in node.children:
            yield from _text_blocks(child)
    elif node.type != "hr":
        yield node


def _leaf(node: SyntaxTreeNode, look: Span) -> Iterator[Span]:
    text = node.content.rstrip("\n") if node.type in _CODE else node.content
    if node.type.endswith("break"):
        text = "\n" if node.type == "hardbreak" else " "
    if text:
        yield replace(look, text=text, code=look.code or node.type == "code_inline")


def _look_inside(node: SyntaxTreeNode, look: Span) -> Span:
    if node.type in ("strong", "heading"):
        return replace(look, bold=True)
    if node.type == "em":
        return replace(look, italic=True)
    if node.type == "s":
        return replace(look, strike=True)
    if node.type == "link":
        return replace(look, link=_safe(str(node.attrs.get("href", ""))))
    return look


def _safe(address: str) -> str:
    return address if _SAFE_LINK.match(address) and len(address) <= _LONGEST_LINK else ""
