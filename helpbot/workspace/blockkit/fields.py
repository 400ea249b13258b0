"""What is filled in: texts, dates, files, radio buttons and checkboxes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from helpbot.workspace.blockkit.objects import Confirm, DispatchAction, Id, MarkedOption, Plain150, Strict

Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Time = Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
Number = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]
Moment = Annotated[int, Field(ge=10**9, lt=10**10)]
"""Unix seconds, ten digits."""


class Entry(Strict):
    """Every field has an id and may take the focus when its view opens."""

    action_id: Id
    focus_on_load: bool = False


class _Written(Entry):
    placeholder: Plain150 | None = None
    dispatch_action_config: DispatchAction | None = None
    initial_value: str | None = None


class PlainTextInput(_Written):
    """One line of text, or several."""

    type: Literal["plain_text_input"]
    multiline: bool = False
    min_length: int | None = Field(default=None, ge=0, le=3000)
    max_length: int | None = Field(default=None, ge=1, le=3000)


class EmailInput(_Written):
    """An e-mail address."""

    type: Literal["email_text_input"]


class UrlInput(_Written):
    """A URL."""

    type: Literal["url_text_input"]


class NumberInput(_Written):
    """A number."""

    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None


class _Picked(Entry):
    confirm: Confirm | None = None


class DatePicker(_Picked):
    """A day."""

    type: Literal["datepicker"]
    initial_date: Day | None = None
    placeholder: Plain150 | None = None


class TimePicker(_Picked):
    """A time of day."""

    type: Literal["timepicker"]
    initial_time: Time | None = None
    placeholder: Plain150 | None = None
    timezone: str | None = None


class DateTimePicker(_Picked):
    """A moment."""

    type: Literal["datetimepicker"]
    initial_date_time: Moment | None = None


class RadioButtons(_Picked):
    """One of a few."""

    type: Literal["radio_buttons"]
    options: list[MarkedOption] = Field(min_length=1, max_length=10)
    initial_option: MarkedOption | None = None


class Checkboxes(_Picked):
    """Any of a few."""

    type: Literal["checkboxes"]
    options: list[MarkedOption] = Field(min_length=1, max_length=10)
    initial_options: list[MarkedOption] | None = Field(default=None, min_length=1)


class FileInput(Strict):
    """Files from the person's machine."""

    type: Literal["file_input"]
    action_id: Id
    filetypes: list[str] | None = Field(default=None, min_length=1)
    max_files: int = Field(default=10, ge=1, le=10)
