"""What a person wrote, as they saw it: Slack's notation turned into plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"<([^<>]*)>")
_WORDS = ("pretext", "title", "text")
"""Where a part of a message has text, in reading order; the message itself only has `text`."""


def words_of(message: Mapping[str, Any], bot_user: str = "") -> str:
    """The text of a message and of what was forwarded with it; empty if it is deleted."""
    if is_deleted(message):
        return ""
    said = (plain_text(part[name], bot_user) for part in parts_of(message) for name in _WORDS if part.get(name))
    return "\n".join(filter(None, said))


def parts_of(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """A message, then the messages that were forwarded with it and the attachments of an app, without link previews."""
    beside = message.get("attachments") or ()
    by_app = "bot_id" in message
    return [message, *(one for one in beside if one.get("is_share") or (by_app and "from_url" not in one))]


def is_deleted(message: Mapping[str, Any]) -> bool:
    """Whether it is the tombstone that Slack leaves in place of a deleted message with replies."""
    return message.get("subtype") == "tombstone"


def plain_text(text: str, bot_user: str = "") -> str:
    """Undo Slack's notation: `<@U1>`, `<#C1|name>`, `<https://…|label>`, `&amp;`. A mention of the bot itself goes."""
    if bot_user:
        mention = rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[,:]?"
        text = re.sub(rf" {mention}(?=[\s.!?;)]|$)|{mention} ?", "", text)  # together with one of two spaces
    return html.unescape(_TOKEN.sub(_seen, text)).strip()


def _seen(token: re.Match[str]) -> str:
    inside, _, label = token[1].partition("|")
    if inside.startswith("@"):
        return f"@{label or inside[1:]}"
    if inside.startswith("#"):
        return f"#{label or inside[1:]}"
    if inside.startswith("!"):
        return label or f"@{inside[1:].partition('^')[0]}"
    address = inside.removeprefix("mailto:").removeprefix("tel:")
    return f"{label} ({address})" if label and label not in address else address
