"""Block Kit as Slack checks it: the blocks we know, their fields and limits. Anything else is an error.

The numbers are from Slack's block reference; the limit of all blocks together is observed, not documented.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

MOST_BLOCKS = 50
MOST_CHARACTERS = 13_000

Id = Annotated[str, Field(min_length=1, max_length=255)]
Url = Annotated[str, Field(pattern=r"^(https?://|mailto:|tel:)", max_length=3000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Style(_Strict):
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False


class _Words(_Strict):
    type: Literal["text"]
    text: str = Field(min_length=1)
    style: _Style | None = None


class _Link(_Strict):
    type: Literal["link"]
    url: Url
    text: str | None = Field(default=None, min_length=1)
    style: _Style | None = None


_Part: TypeAlias = Annotated[_Words | _Link, Field(discriminator="type")]
_Parts: TypeAlias = Annotated[list[_Part], Field(min_length=1)]


class _Section(_Strict):
    type: Literal["rich_text_section"]
    elements: _Parts


class _List(_Strict):
    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: list[_Section] = Field(min_length=1)
    indent: int = Field(default=0, ge=0, le=8)
    offset: int = Field(default=0, ge=0)


class _Quote(_Strict):
    type: Literal["rich_text_quote"]
    elements: _Parts


class _Code(_Strict):
    type: Literal["rich_text_preformatted"]
    elements: _Parts


class _PlainText(_Strict):
    type: Literal["plain_text"]
    text: str = Field(min_length=1, max_length=3000)
    emoji: bool = True


class _Mrkdwn(_Strict):
    type: Literal["mrkdwn"]
    text: str = Field(min_length=1, max_length=3000)
    verbatim: bool = False


class _Label(_PlainText):
    text: str = Field(min_length=1, max_length=75)


class _Button(_Strict):
    type: Literal["button"]
    text: _Label
    action_id: Id
    value: str = Field(default="", max_length=2000)
    style: Literal["primary", "danger"] | None = None


class _Block(_Strict):
    block_id: Id | None = None


class _RichText(_Block):
    type: Literal["rich_text"]
    elements: list[Annotated[_Section | _List | _Quote | _Code, Field(discriminator="type")]] = Field(min_length=1)


class _Context(_Block):
    type: Literal["context"]
    elements: list[Annotated[_PlainText | _Mrkdwn, Field(discriminator="type")]] = Field(min_length=1, max_length=10)


class _Actions(_Block):
    type: Literal["actions"]
    elements: list[_Button] = Field(min_length=1, max_length=25)


_BLOCKS: TypeAdapter[list[Any]] = TypeAdapter(
    list[Annotated[_RichText | _Context | _Actions, Field(discriminator="type")]]
)


def mistakes(blocks: object) -> list[str]:
    """What Slack would find wrong with the blocks of a message; empty when they may be posted."""
    try:
        known = _BLOCKS.validate_python(blocks)
    except ValidationError as error:
        return [f"{'/'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors()]
    found = [f"no more than {MOST_BLOCKS} items allowed"] if len(known) > MOST_BLOCKS else []
    actions = Counter(button.action_id for block in known if isinstance(block, _Actions) for button in block.elements)
    return found + [f"action_id {name!r} already exists" for name, count in actions.items() if count > 1]


def too_long(blocks: object) -> bool:
    """Whether all blocks together are more than Slack takes in one message."""
    return len(json.dumps(blocks, ensure_ascii=False)) > MOST_CHARACTERS


def words(blocks: Iterable[dict[str, Any]]) -> str:
    """What a reader sees, a line per block; buttons as `[label]`."""
    return "\n".join(filter(None, map(_words, blocks)))


def _words(item: dict[str, Any]) -> str:
    if item.get("type") == "button":
        return f"[{item['text']['text']}]"
    if "elements" not in item:
        return str(item.get("text") or item.get("url", ""))
    between = {"rich_text": "\n", "rich_text_list": "\n", "actions": " ", "context": " "}.get(item["type"], "")
    return between.join(map(_words, item["elements"]))
