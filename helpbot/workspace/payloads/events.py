"""Events API payloads: something was said, changed, reacted to, opened, linked, joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from time import time
from typing import Any

from helpbot.workspace.model.messages import APP_ID, TEAM_ID, Message, as_json
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.model.views import View

Body = dict[str, Any]

_LETTER = {"channel": "C", "group": "G", "im": "D"}
_numbers = count(1)


def event(body: Body, bot: str = "UBOT") -> Body:
    """An Events API payload around one event."""
    number = next(_numbers)
    authorization = {"team_id": TEAM_ID, "user_id": bot, "is_bot": True, "is_enterprise_install": False}
    return {
        "type": "event_callback",
        "token": "unused",
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event_id": f"Ev{number:08X}",
        "event_time": int(time()),
        "event_context": f"4-local-{number}",
        "is_ext_shared_channel": False,
        "authorizations": [{"enterprise_id": None, **authorization}],
        "event": body,
    }


def message(said: Message, channel: Channel) -> Body:
    """The `message` event of a new message."""
    return as_json(said) | _place(said, channel) | {"channel_type": channel.kind}


def mention(said: Message, channel: Channel) -> Body:
    """The `app_mention` event of the same."""
    return as_json(said) | _place(said, channel) | {"type": "app_mention"}


def changed(before: Message, after: Message | None, channel: Channel, ts: str) -> Body:
    """The `message` event of an edit at the time `ts`, or of a deletion if `after` is None."""
    about = {"previous_message": as_json(before), "hidden": True, "ts": ts, "event_ts": ts, "channel": channel.id}
    news = {"type": "message", "channel_type": channel.kind, **about}
    if after is None:
        return news | {"subtype": "message_deleted", "deleted_ts": before.ts}
    return news | {"subtype": "message_changed", "message": as_json(after)}


def home_opened(user: User, channel: Channel, tab: str, view: View | None, ts: str) -> Body:
    """The `app_home_opened` event: a person opens the messages or the home tab of the app."""
    shown = {"view": view.as_json()} if view else {}
    return {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": tab, "event_ts": ts, **shown}


def reaction(kind: str, user: str, on: Message, name: str, ts: str) -> Body:
    """`reaction_added` or `reaction_removed`."""
    item = {"type": "message", "channel": on.channel, "ts": on.ts}
    return {"type": kind, "user": user, "reaction": name, "item_user": on.user, "item": item, "event_ts": ts}


def links_shared(said: Message, links: Sequence[tuple[str, str]], unfurl_id: str, ts: str) -> Body:
    """The `link_shared` event of a message; `links` are pairs of domain and URL."""
    thread = {"thread_ts": said.thread_ts} if said.thread_ts else {}
    return {
        "type": "link_shared",
        "channel": said.channel,
        "is_bot_user_member": True,
        "user": said.user,
        "message_ts": said.ts,
        "links": [{"domain": domain, "url": url} for domain, url in links],
        "unfurl_id": unfurl_id,
        "source": "conversations_history",
        "event_ts": ts,
        **thread,
    }


def membership(kind: str, user: str, channel: Channel, ts: str, inviter: str | None = None) -> Body:
    """`member_joined_channel` or `member_left_channel`."""
    about = {"type": kind, "user": user, "channel": channel.id, "channel_type": _LETTER[channel.kind]}
    return about | {"team": TEAM_ID, "event_ts": ts} | ({"inviter": inviter} if inviter else {})


def file_shared(file: str, user: str, channel: str, ts: str) -> Body:
    """The `file_shared` event."""
    return {
        "type": "file_shared",
        "file_id": file,
        "user_id": user,
        "file": {"id": file},
        "channel_id": channel,
        "event_ts": ts,
    }


def _place(said: Message, channel: Channel) -> Body:
    return {"channel": channel.id, "event_ts": said.ts}
