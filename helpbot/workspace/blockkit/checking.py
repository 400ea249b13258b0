"""What Slack would find wrong with the blocks of a message, a modal or a home tab."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from helpbot.workspace.blockkit.blocks import IN_MESSAGES, IN_VIEWS
from helpbot.workspace.blockkit.finding import elements
from helpbot.workspace.blockkit.objects import Plain24, Strict

MOST_BLOCKS = 50
MOST_BLOCKS_IN_VIEW = 100
MOST_CHARACTERS = 13_000
MOST_MARKDOWN = 12_000


class _View(Strict):
    blocks: list[Any] = Field(max_length=MOST_BLOCKS_IN_VIEW)
    private_metadata: str = Field(default="", max_length=3000)
    callback_id: str = Field(default="", max_length=255)
    external_id: str = Field(default="", max_length=255)


class _Home(_View):
    type: Literal["home"]


class _Modal(_View):
    type: Literal["modal"]
    title: Plain24
    submit: Plain24 | None = None
    close: Plain24 | None = None
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False


_HOME, _MODAL = TypeAdapter(_Home), TypeAdapter(_Modal)


def mistakes(blocks: object) -> list[str]:
    """What Slack would find wrong with the blocks of a message; empty when they may be posted."""
    return _wrong_blocks(blocks, IN_MESSAGES, MOST_BLOCKS)


def home_mistakes(view: object) -> list[str]:
    """What is wrong with a view for the home tab."""
    return _wrong_view(view, _HOME)


def modal_mistakes(view: object) -> list[str]:
    """What is wrong with a view for a modal."""
    found = _wrong_view(view, _MODAL)
    if not found and isinstance(view, Mapping):
        asks = any(block["type"] == "input" for block in view["blocks"])
        if asks and not view.get("submit"):
            found = ["submit: required when the view has input blocks"]
    return found


def too_long(blocks: object) -> bool:
    """Whether all blocks together are more than Slack takes in one message."""
    return len(json.dumps(blocks, ensure_ascii=False)) > MOST_CHARACTERS


def _wrong_view(view: object, kind: TypeAdapter[_Home] | TypeAdapter[_Modal]) -> list[str]:
    known, found = _read(kind, view)
    return found or _wrong_blocks(known.blocks, IN_VIEWS, MOST_BLOCKS_IN_VIEW)


def _wrong_blocks(blocks: object, kind: TypeAdapter[list[Any]], most: int) -> list[str]:
    _, found = _read(kind, blocks)
    if found or not isinstance(blocks, list | tuple):
        return found
    return [*([f"no more than {most} items allowed"] if len(blocks) > most else []), *_clashes(blocks)]


def _read(kind: TypeAdapter[Any], given: object) -> tuple[Any, list[str]]:
    try:
        return kind.validate_python(given), []
    except ValidationError as error:
        return None, [f"{'/'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors()]


def _clashes(blocks: list[Any] | tuple[Any, ...]) -> Iterator[str]:
    """What no block does wrong by itself: names that are there twice, a second table, too much Markdown."""
    yield from _twice("block_id", [block["block_id"] for block in blocks if block.get("block_id")])
    for block in blocks:
        yield from _twice("action_id", [found.action_id for found in elements([block]) if found.action_id])
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield "only one table is allowed in a message"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MOST_MARKDOWN:
        yield f"markdown blocks together must be at most {MOST_MARKDOWN} characters"


def _twice(kind: str, names: list[str]) -> Iterator[str]:
    return (f"{kind} {name!r} already exists" for name, count in Counter(names).items() if count > 1)
