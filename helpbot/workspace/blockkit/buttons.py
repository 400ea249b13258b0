"""What is pressed: buttons, feedback, icons, overflow menus; and images beside them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from helpbot.workspace.blockkit.objects import (
    Confirm,
    Id,
    ImageUrl,
    LinkOption,
    Plain75,
    SlackFile,
    Strict,
    Url,
)


class _Pressed(Strict):
    action_id: Id
    confirm: Confirm | None = None


class Button(_Pressed):
    """A button; with `url` it also opens a page."""

    type: Literal["button"]
    text: Plain75
    url: Url | None = None
    value: str = Field(default="", max_length=2000)
    style: Literal["primary", "danger"] | None = None
    accessibility_label: str | None = Field(default=None, max_length=75)


class Overflow(_Pressed):
    """A `…` menu."""

    type: Literal["overflow"]
    options: list[LinkOption] = Field(min_length=1, max_length=5)


class FeedbackButton(Strict):
    """One of the two thumbs."""

    text: Plain75
    value: str = Field(max_length=2000)
    accessibility_label: str | None = Field(default=None, max_length=75)


class FeedbackButtons(Strict):
    """Thumbs up and down under an answer."""

    type: Literal["feedback_buttons"]
    action_id: Id | None = None
    positive_button: FeedbackButton
    negative_button: FeedbackButton


class IconButton(_Pressed):
    """A button with an icon."""

    type: Literal["icon_button"]
    icon: Literal["trash"]
    text: Plain75
    value: str = Field(default="", max_length=2000)
    accessibility_label: str | None = Field(default=None, max_length=75)
    visible_to_user_ids: list[str] | None = Field(default=None, max_length=10)


class Image(Strict):
    """A picture inside another block."""

    type: Literal["image"]
    alt_text: str = Field(max_length=2000)
    image_url: ImageUrl | None = None
    slack_file: SlackFile | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Image:
        if (self.image_url is None) == (self.slack_file is None):
            raise ValueError("needs either image_url or slack_file")
        return self
