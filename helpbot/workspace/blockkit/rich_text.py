"""The `rich_text` block and its parts."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from helpbot.workspace.blockkit.objects import Id, Strict, Url


class _Style(Strict):
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    underline: bool = False


class _Styled(Strict):
    style: _Style | None = None


class _Words(_Styled):
    type: Literal["text"]
    text: str = Field(min_length=1)


class _Link(_Styled):
    type: Literal["link"]
    url: Url
    text: str | None = Field(default=None, min_length=1)


class _Emoji(_Styled):
    type: Literal["emoji"]
    name: str = Field(min_length=1)
    unicode: str | None = None
    skin_tone: int | None = Field(default=None, ge=1, le=6)


class _User(_Styled):
    type: Literal["user"]
    user_id: str = Field(min_length=1)


class _ChannelName(_Styled):
    type: Literal["channel"]
    channel_id: str = Field(min_length=1)


class _Broadcast(_Styled):
    type: Literal["broadcast"]
    range: Literal["here", "channel", "everyone"]


class _Date(_Styled):
    type: Literal["date"]
    timestamp: int
    format: str = Field(min_length=1)
    url: Url | None = None
    fallback: str | None = Field(default=None, min_length=1)


_Part: TypeAlias = Annotated[
    _Words | _Link | _Emoji | _User | _ChannelName | _Broadcast | _Date, Field(discriminator="type")
]
_Parts: TypeAlias = Annotated[list[_Part], Field(min_length=1)]


class _Section(Strict):
    type: Literal["rich_text_section"]
    elements: _Parts


class _List(Strict):
    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: list[_Section] = Field(min_length=1)
    indent: int = Field(default=0, ge=0, le=8)
    offset: int = Field(default=0, ge=0)
    border: Literal[0, 1] = 0


class _Quote(Strict):
    type: Literal["rich_text_quote"]
    elements: _Parts
    border: Literal[0, 1] = 0


class _Code(Strict):
    type: Literal["rich_text_preformatted"]
    elements: _Parts
    border: Literal[0, 1] = 0
    language: str | None = None


class RichText(Strict):
    """Formatted text whose words never act."""

    type: Literal["rich_text"]
    elements: list[Annotated[_Section | _List | _Quote | _Code, Field(discriminator="type")]] = Field(min_length=1)
    block_id: Id | None = None
