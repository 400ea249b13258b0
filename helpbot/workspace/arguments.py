"""The arguments of the Web API methods that the workspace knows; any other argument is an error."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _from_json(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


Json = Annotated[Any, BeforeValidator(_from_json)]


class Arguments(BaseModel):
    """What every method understands."""

    model_config = ConfigDict(extra="forbid")
    team_id: str = ""  # Bolt says it in every call


class Content(Arguments):
    """A message."""

    channel: str
    text: str = ""
    blocks: Json = ()
    thread_ts: str | None = None


class PostMessage(Content):
    """`chat.postMessage`."""

    metadata: Json = None
    mrkdwn: bool = True
    unfurl_links: bool = True
    unfurl_media: bool = True


class PostEphemeral(Content):
    """`chat.postEphemeral`."""

    user: str


class UsersInfo(Arguments):
    """`users.info`."""

    user: str
    include_locale: bool = False


class History(Arguments):
    """`conversations.history`."""

    channel: str
    limit: int = Field(default=100, ge=1, le=999)
    cursor: str = "0"
    include_all_metadata: bool = False


class Replies(History):
    """`conversations.replies`."""

    ts: str
