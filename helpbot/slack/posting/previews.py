"""The article about a page, shown as the preview of a link to it: Slack's own mechanism for links.

A preview is not a message: nobody is notified, nothing goes into a thread, and the bot does not join one by it.
"""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient

from helpbot.desk.ports.posting import Delivery
from helpbot.dialogue.messages import Reply
from helpbot.slack.drawing.mrkdwn import paragraphs
from helpbot.slack.intake.places import PREVIEW
from helpbot.slack.views import fields

LONGEST = 3_000
"""Characters of a preview; the article itself has the rest."""
GONE = frozenset({"cannot_unfurl_message", "cannot_unfurl_url", "message_not_found"})
"""Slack's error codes for a message that was edited or deleted: it needs no preview any more."""


def unfurl(client: WebClient, delivery: Delivery) -> None:
    """Show a reply as the preview of the link that its address names. Raises what the client raises."""
    to = delivery.address
    blocks = preview(delivery.reply)
    client.chat_unfurl(channel=to["channel"], ts=to[PREVIEW], unfurls={to["url"]: {"blocks": blocks}})


def preview(reply: Reply) -> list[dict[str, Any]]:
    """The text of a reply as sections, because Slack refuses rich text in previews; without its choices."""
    shown: list[str] = []
    for paragraph in paragraphs(reply.text):
        if sum(map(len, shown)) + len(paragraph) > LONGEST:
            shown.append("…")
            break
        shown.append(paragraph)
    return [*map(fields.section, shown), *([fields.small_print(reply.note)] if reply.note else [])]
