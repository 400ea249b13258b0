"""The blocks, and which of them messages, modals and home tabs take."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter, model_validator

from helpbot.workspace.blockkit import buttons, fields, menus
from helpbot.workspace.blockkit.objects import (
    AnyText,
    Id,
    ImageUrl,
    Mrkdwn,
    Plain150,
    Plain2000,
    PlainText,
    SlackFile,
    Strict,
    Text2000,
)
from helpbot.workspace.blockkit.rich_text import RichText

_OneOf: TypeAlias = (
    menus.StaticSelect
    | menus.ExternalSelect
    | menus.UsersSelect
    | menus.ChannelsSelect
    | menus.ConversationsSelect
    | fields.RadioButtons
    | fields.Checkboxes
    | fields.DatePicker
    | fields.TimePicker
)
_SeveralOf: TypeAlias = menus.MultiStaticSelect | menus.MultiExternalSelect | menus.MultiUsersSelect
_Accessory: TypeAlias = Annotated[
    buttons.Button | buttons.Overflow | buttons.Image | _OneOf | _SeveralOf, Field(discriminator="type")
]
_Action: TypeAlias = Annotated[
    buttons.Button | buttons.Overflow | _OneOf | fields.DateTimePicker, Field(discriminator="type")
]
_Input: TypeAlias = Annotated[
    fields.PlainTextInput
    | fields.EmailInput
    | fields.UrlInput
    | fields.NumberInput
    | fields.DateTimePicker
    | fields.FileInput
    | _OneOf
    | _SeveralOf,
    Field(discriminator="type"),
]


class _Block(Strict):
    block_id: Id | None = None


class Section(_Block):
    """Text, or fields in two columns, optionally with one element beside them."""

    type: Literal["section"]
    text: AnyText | None = None
    fields: list[Text2000] | None = Field(default=None, min_length=1, max_length=10)
    accessory: _Accessory | None = None
    expand: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Section:
        if self.text is None and self.fields is None:
            raise ValueError("needs text or fields")
        return self


class Header(_Block):
    """A heading."""

    type: Literal["header"]
    text: Plain150


class Divider(_Block):
    """A horizontal line."""

    type: Literal["divider"]


class Context(_Block):
    """Small print and small pictures."""

    type: Literal["context"]
    elements: list[Annotated[buttons.Image | PlainText | Mrkdwn, Field(discriminator="type")]] = Field(
        min_length=1, max_length=10
    )


class ContextActions(_Block):
    """Feedback and icons under an answer."""

    type: Literal["context_actions"]
    elements: list[Annotated[buttons.FeedbackButtons | buttons.IconButton, Field(discriminator="type")]] = Field(
        min_length=1, max_length=5
    )


class Actions(_Block):
    """Elements in a row."""

    type: Literal["actions"]
    elements: list[_Action] = Field(min_length=1, max_length=25)


class Input(_Block):
    """A field with its label."""

    type: Literal["input"]
    label: Plain2000
    element: _Input
    hint: Plain2000 | None = None
    optional: bool = False
    dispatch_action: bool = False


class Image(_Block):
    """A picture with a title."""

    type: Literal["image"]
    alt_text: str = Field(max_length=2000)
    title: Plain2000 | None = None
    image_url: ImageUrl | None = None
    slack_file: SlackFile | None = None


class Markdown(_Block):
    """Standard Markdown, which Slack renders."""

    type: Literal["markdown"]
    text: str = Field(min_length=1, max_length=12_000)


class _RawText(Strict):
    type: Literal["raw_text"]
    text: str = Field(min_length=1)


class _Column(Strict):
    align: Literal["left", "center", "right"] = "left"
    is_wrapped: bool = False


_Cell: TypeAlias = Annotated[_RawText | RichText, Field(discriminator="type")]


class Table(_Block):
    """Rows of cells."""

    type: Literal["table"]
    rows: list[Annotated[list[_Cell], Field(min_length=1, max_length=20)]] = Field(min_length=1, max_length=100)
    column_settings: list[_Column | None] | None = Field(default=None, max_length=20)


_Everywhere: TypeAlias = RichText | Section | Header | Divider | Context | Actions | Input | Image
IN_MESSAGES: TypeAdapter[list[Any]] = TypeAdapter(
    list[Annotated[_Everywhere | ContextActions | Markdown | Table, Field(discriminator="type")]]
)
IN_VIEWS: TypeAdapter[list[Any]] = TypeAdapter(list[Annotated[_Everywhere, Field(discriminator="type")]])
