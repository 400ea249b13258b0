"""What blocks and elements are made of: texts with limits, options, confirmations."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(min_length=1, max_length=255)]
Url = Annotated[str, Field(pattern=r"^(https?://|mailto:|tel:)", max_length=3000)]
ImageUrl = Annotated[str, Field(pattern=r"^https?://", max_length=3000)]


class Strict(BaseModel):
    """No other fields than those named, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PlainText(Strict):
    """Text without markup."""

    type: Literal["plain_text"]
    text: str = Field(min_length=1, max_length=3000)
    emoji: bool = True


class Mrkdwn(Strict):
    """Text with Slack's markup."""

    type: Literal["mrkdwn"]
    text: str = Field(min_length=1, max_length=3000)
    verbatim: bool = False


AnyText: TypeAlias = Annotated[PlainText | Mrkdwn, Field(discriminator="type")]


def _at_most(longest: int) -> AfterValidator:
    def check(text: PlainText | Mrkdwn) -> PlainText | Mrkdwn:
        if len(text.text) > longest:
            raise ValueError(f"must be at most {longest} characters")
        return text

    return AfterValidator(check)


Plain24 = Annotated[PlainText, _at_most(24)]
Plain30 = Annotated[PlainText, _at_most(30)]
Plain75 = Annotated[PlainText, _at_most(75)]
Plain100 = Annotated[PlainText, _at_most(100)]
Plain150 = Annotated[PlainText, _at_most(150)]
Plain2000 = Annotated[PlainText, _at_most(2000)]
Text75 = Annotated[AnyText, _at_most(75)]
Text300 = Annotated[AnyText, _at_most(300)]
Text2000 = Annotated[AnyText, _at_most(2000)]


class Option(Strict):
    """One choice of a menu."""

    text: Plain75
    value: str = Field(min_length=1, max_length=150)
    description: Plain75 | None = None


class MarkedOption(Option):
    """One choice of radio buttons or checkboxes, which may carry markup."""

    text: Text75  # type: ignore[assignment]  # wider than in a menu
    description: Text75 | None = None  # type: ignore[assignment]


class LinkOption(Option):
    """One choice of an overflow menu, which may open a URL."""

    url: Url | None = None


class OptionGroup(Strict):
    """Choices under one heading."""

    label: Plain75
    options: list[Option] = Field(min_length=1, max_length=100)


class Offer(Strict):
    """What a menu offers, or an app answers to a type-ahead: options or groups of them, not both."""

    options: list[Option] | None = Field(default=None, max_length=100)
    option_groups: list[OptionGroup] | None = Field(default=None, max_length=100)

    @model_validator(mode="after")
    def _one_of_both(self) -> Offer:
        if (self.options is None) == (self.option_groups is None):
            raise ValueError("needs either options or option_groups")
        return self


class Confirm(Strict):
    """A confirmation dialog."""

    title: Plain100
    text: Text300
    confirm: Plain30
    deny: Plain30
    style: Literal["primary", "danger"] | None = None


class DispatchAction(Strict):
    """When a text field notifies the app."""

    trigger_actions_on: list[Literal["on_enter_pressed", "on_character_entered"]] = Field(min_length=1, max_length=2)


class SlackFile(Strict):
    """A file in the workspace, by id or URL."""

    id: str | None = None
    url: str | None = None
