"""What happens around messages, as `IncomingEvent`s: a reaction, a file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from helpbot.desk.ports import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, FileReference
from helpbot.slack import places
from helpbot.slack.plaintext import plain_text

Body = Mapping[str, Any]


def from_reaction(body: Body, message: Body, now: datetime) -> IncomingEvent:
    """A reaction that begins a report from `message`, in the thread below it, where who reacted is called."""
    event: Body = body["event"]
    channel, ts, user = event["item"]["channel"], event["item"]["ts"], event["user"]
    root = message.get("thread_ts") or ts
    return IncomingEvent(
        keys=(f"event:{body['event_id']}", f"reaction:{channel}:{ts}:{user}"),
        conversation=places.thread(channel, root),
        user=user,
        address=places.address(channel, root) | {"mention": user},
        received_at=now,
        text=plain_text(message.get("text", "")),
        choice=Choice(label="", action=Action.REPORT_MESSAGE),
        files=tuple(map(file_of, message.get("files", ()))),
        shared=not places.is_direct(channel),
        source=places.receipt(channel, ts),
    )


def file_of(file: Body) -> FileReference:
    """A file as Slack describes it."""
    return FileReference(
        id=file.get("id", ""),
        name=file.get("name") or file.get("title") or "",
        url=file.get("permalink") or file.get("url_private") or "",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
    )
