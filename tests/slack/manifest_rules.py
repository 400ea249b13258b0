"""What Slack demands of an app manifest, in our own words, for the parts that we write; anything else is an error.

Taken from Slack's published schema for manifests of major version 2 (github.com/slackapi/manifest-schema, July 2026).
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Thing = TypeVar("Thing")


def _no_two_alike(things: list[Thing]) -> list[Thing]:
    assert len(things) == len({str(thing) for thing in things}), "two are alike"
    return things


Name = Annotated[str, Field(max_length=50)]
Address = Annotated[str, Field(pattern=r"^https?://", max_length=3000)]
Domain = Annotated[str, Field(pattern=r"^[a-z0-9][-a-z0-9.]*[a-z0-9]$", max_length=255)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Metadata(_Strict):
    """The version of the manifest format."""

    major_version: Literal[2]
    minor_version: int


class DisplayInformation(_Strict):
    """How the app presents itself."""

    name: str = Field(min_length=1, max_length=35)
    description: str = Field(min_length=1, max_length=140)


class Prompt(_Strict):
    """A suggested prompt; that it is not empty is our own demand."""

    title: str = Field(min_length=1)
    message: str = Field(min_length=1)


class AgentView(_Strict):
    """The app in the top bar."""

    agent_description: str = Field(min_length=1, max_length=300)
    suggested_prompts: list[Prompt] = Field(min_length=1, max_length=4)


class AppHome(_Strict):
    """Its tabs."""

    home_tab_enabled: bool
    messages_tab_enabled: bool
    messages_tab_read_only_enabled: bool


class BotUser(_Strict):
    """The bot as a user."""

    display_name: str = Field(min_length=1, max_length=80)
    always_online: bool


class Shortcut(_Strict):
    """A shortcut."""

    name: str = Field(min_length=1, max_length=24)
    type: Literal["message", "global"]
    callback_id: str = Field(min_length=1, max_length=255)
    description: str = Field(min_length=1, max_length=150)


class SlashCommand(_Strict):
    """A command."""

    command: str = Field(pattern=r"^/", min_length=2, max_length=32)
    description: str = Field(min_length=1, max_length=2000)
    usage_hint: str = Field(min_length=1, max_length=1000)
    should_escape: bool
    url: Address | None = None


class Features(_Strict):
    """What people see of the app."""

    agent_view: AgentView
    app_home: AppHome
    bot_user: BotUser
    shortcuts: list[Shortcut] = Field(min_length=1, max_length=10)
    slash_commands: list[SlashCommand] = Field(min_length=1, max_length=50)
    unfurl_domains: Annotated[list[Domain], AfterValidator(_no_two_alike)] | None = Field(
        None, min_length=1, max_length=5
    )


class Scopes(_Strict):
    """What the app may do."""

    bot: list[Name] = Field(max_length=255)


class OauthConfig(_Strict):
    """How it is installed."""

    scopes: Scopes


class EventSubscriptions(_Strict):
    """What events it receives."""

    bot_events: Annotated[list[Name], AfterValidator(_no_two_alike)] = Field(max_length=100)
    request_url: Address | None = None


class Interactivity(_Strict):
    """Where buttons, forms and menus are sent."""

    is_enabled: bool
    request_url: Address | None = None
    message_menu_options_url: Address | None = None


class AppSettings(_Strict):
    """How it is connected."""

    event_subscriptions: EventSubscriptions
    interactivity: Interactivity
    org_deploy_enabled: bool
    socket_mode_enabled: bool
    token_rotation_enabled: bool


class Manifest(_Strict):
    """The whole manifest; Slack's own name of its first part cannot be a name in Python."""

    metadata: Metadata = Field(alias="_metadata")
    display_information: DisplayInformation
    features: Features
    oauth_config: OauthConfig
    settings: AppSettings
