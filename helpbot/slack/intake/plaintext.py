"""What a person wrote, as the person saw it: Slack hands over its own notation, and the bot wants plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"<([^<>]*)>")
_WORDS = ("pretext", "title", "text")
"""Where a part of a message has words, in the order in which they are read; the message itself has its `text`."""


def words_of(message: Mapping[str, Any], bot_user: str = "") -> str:
    """What somebody said in a message and what goes with it; nothing when it is deleted."""
    if is_deleted(message):
        return ""
    said = (plain_text(part[name], bot_user) for part in parts_of(message) for name in _WORDS if part.get(name))
    return "\n".join(filter(None, said))


def parts_of(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """A message, then the messages that were forwarded with it and what an app has put beside its words.

    Previews of links are no part of it.
    """
    beside = message.get("attachments") or ()
    by_app = "bot_id" in message
    return [message, *(one for one in beside if one.get("is_share") or (by_app and "from_url" not in one))]


def is_deleted(message: Mapping[str, Any]) -> bool:
    """Where replies hang on it, Slack leaves a tombstone in place of a deleted message, with words of its own."""
    return message.get("subtype") == "tombstone"


def plain_text(text: str, bot_user: str = "") -> str:
    """Undo Slack's notation: `<@U1>`, `<#C1|name>`, `<https://…|label>`, `&amp;`. A mention of the bot itself goes."""
    if bot_user:
        mention = rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[,:]?"
        text = re.sub(rf" {mention}(?=[\s.!?;)]|$)|{mention} ?", "", text)  # one of two blanks goes with it
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
