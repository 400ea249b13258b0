"""Menus: static options, type-ahead, people and channels; one choice or several."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from helpbot.workspace.blockkit.fields import Entry
from helpbot.workspace.blockkit.objects import Confirm, Offer, Option, Plain150, Strict


class _Menu(Entry):
    placeholder: Plain150 | None = None
    confirm: Confirm | None = None


class _Several(Strict):
    max_selected_items: int | None = Field(default=None, ge=1)


class StaticSelect(Offer, _Menu):
    """One of some static options."""

    type: Literal["static_select"]
    initial_option: Option | None = None


class MultiStaticSelect(Offer, _Menu, _Several):
    """Several of some static options."""

    type: Literal["multi_static_select"]
    initial_options: list[Option] | None = Field(default=None, min_length=1)


class ExternalSelect(_Menu):
    """One of the options that the app finds for what is typed."""

    type: Literal["external_select"]
    initial_option: Option | None = None
    min_query_length: int = Field(default=3, ge=0)


class MultiExternalSelect(_Menu, _Several):
    """Several of the options that the app finds for what is typed."""

    type: Literal["multi_external_select"]
    initial_options: list[Option] | None = Field(default=None, min_length=1)
    min_query_length: int = Field(default=3, ge=0)


class UsersSelect(_Menu):
    """A person."""

    type: Literal["users_select"]
    initial_user: str | None = None


class MultiUsersSelect(_Menu, _Several):
    """People."""

    type: Literal["multi_users_select"]
    initial_users: list[str] | None = Field(default=None, min_length=1)


class ChannelsSelect(_Menu):
    """A public channel."""

    type: Literal["channels_select"]
    initial_channel: str | None = None
    response_url_enabled: bool = False


class ConversationsSelect(_Menu):
    """A channel or direct message."""

    type: Literal["conversations_select"]
    initial_conversation: str | None = None
    default_to_current_conversation: bool = False
    response_url_enabled: bool = False
