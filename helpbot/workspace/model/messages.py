"""A message as Slack stores it, and as it shows it to apps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helpbot.workspace.blockkit import words

SLACKBOT = "USLACKBOT"
APP_ID, BOT_ID, TEAM_ID, TEAM_DOMAIN = "A1", "B1", "T1", "local"


@dataclass(frozen=True)
class Reaction:
    """One emoji under a message, by its short name, and who chose it, in that order."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """One message; `only_for` is the one person who sees an ephemeral message.

    `by_app`: posted by the app. `edited` is the time of the newest edit; `subtype` is Slack's, such as `channel_join`;
    `attachments` are the previews of its links, and what was forwarded with it.
    """

    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str | None = None
    blocks: tuple[dict[str, Any], ...] = ()
    metadata: dict[str, Any] | None = None
    files: tuple[dict[str, Any], ...] = ()
    only_for: str | None = None
    by_app: bool = False
    edited: str | None = None
    subtype: str | None = None
    reactions: tuple[Reaction, ...] = ()
    attachments: tuple[dict[str, Any], ...] = ()
    hidden: bool = False

    @property
    def shown(self) -> str:
        """What a reader sees: the blocks; the text when there are none."""
        return words(self.blocks) if self.blocks else self.text

    @property
    def in_channel(self) -> bool:
        """Whether it is shown in the channel itself, not only in a thread."""
        return self.thread_ts in (None, self.ts) or self.subtype == "thread_broadcast"


def tombstone(message: Message) -> Message:
    """What replaces a deleted message that has replies."""
    return Message(
        message.channel, message.ts, SLACKBOT, "This message was deleted.", message.ts, subtype="tombstone", hidden=True
    )


def forwarded(message: Message, base: str) -> dict[str, Any]:
    """A message as the attachment of whoever forwards it; `base` is the URL of the workspace."""
    shown: dict[str, Any] = {
        "is_share": True,
        "is_msg_unfurl": True,
        "from_url": f"{base}/archives/{message.channel}/p{message.ts.replace('.', '')}",
        "author_id": message.user,
        "channel_id": message.channel,
        "ts": message.ts,
        "text": message.text,
    }
    return shown | ({"files": list(message.files)} if message.files else {})


def as_json(message: Message, *, with_metadata: bool = False) -> dict[str, Any]:
    """A message as Slack shows it to apps."""
    shown: dict[str, Any] = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    given = {
        "thread_ts": message.thread_ts,
        "subtype": message.subtype or ("file_share" if message.files else None),
        "blocks": list(message.blocks),
        "files": list(message.files),
        "attachments": list(message.attachments),
        "edited": message.edited and {"user": message.user, "ts": message.edited},
        "reactions": [_reaction(reaction) for reaction in message.reactions],
        "metadata": message.metadata if with_metadata else None,
        "hidden": message.hidden,
    }
    shown |= {"team": TEAM_ID} | {name: value for name, value in given.items() if value}
    return shown | ({"bot_id": BOT_ID, "app_id": APP_ID} if message.by_app else {})


def _reaction(reaction: Reaction) -> dict[str, Any]:
    return {"name": reaction.name, "users": list(reaction.users), "count": len(reaction.users)}
