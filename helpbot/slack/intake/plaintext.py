"""What a person wrote, as the person saw it: Slack hands over its own notation, and the bot wants plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"<([^<>]*)>")


def words_of(message: Mapping[str, Any], bot_user: str = "") -> str:
    """What somebody said in a message; nothing when it is deleted."""
    return "" if is_deleted(message) else plain_text(message.get("text", ""), bot_user)


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
