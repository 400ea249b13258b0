"""Links that people post: the article about a page is shown as the preview of its link, Slack's own way for links.

A preview is no talk: nobody is notified, nothing stands in a thread, and the bot takes no part in one because of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from helpbot.desk.ports.events import IncomingEvent, LinkPosted
from helpbot.desk.ports.posting import Delivery
from helpbot.dialogue.messages import Reply
from helpbot.language.redaction import redact
from helpbot.slack.drawing.mrkdwn import paragraphs
from helpbot.slack.intake import places
from helpbot.slack.intake.incoming import Memory
from helpbot.slack.views import fields

Body = Mapping[str, Any]

PREVIEW = "preview_of"
"""In the address of a delivery: the message under whose link, the `url` there, it is shown."""
LONGEST = 3_000
"""Characters of a preview; the article itself has the rest."""
GONE = frozenset({"cannot_unfurl_message", "cannot_unfurl_url", "message_not_found"})
"""Slack's words for a message that was changed or taken back: it needs no preview any more."""


def posted_link(body: Body, memory: Memory, explained: Callable[[str], bool], now: datetime) -> IncomingEvent | None:
    """The first link that an article explains, in a message that is not for the bot itself; None for all else.

    While somebody still writes (Slack calls that the composer) nothing is shown. An address with a secret in it is
    left alone, since it would be stored.
    """
    event: Body = body.get("event", {})
    if event.get("type") != "link_shared" or event.get("source") == "composer":
        return None
    channel, ts = event["channel"], event["message_ts"]
    talk = places.thread(channel, event.get("thread_ts") or ts)
    if places.is_direct(channel) or not event.get("is_bot_user_member", True) or memory.knows_conversation(talk):
        return None
    urls = (link["url"] for link in event["links"])
    url = next((url for url in urls if explained(url) and not redact(url).removed), None)
    return _event(body, url, now) if url else None


def unfurl(client: WebClient, delivery: Delivery) -> None:
    """Show a reply as the preview of the link that its address names. Raises what the client raises."""
    to = delivery.address
    blocks = preview(delivery.reply)
    client.chat_unfurl(channel=to["channel"], ts=to[PREVIEW], unfurls={to["url"]: {"blocks": blocks}})


def preview(reply: Reply) -> list[dict[str, Any]]:
    """The words of a reply as sections, because Slack refuses rich text in previews; without its choices."""
    shown: list[str] = []
    for paragraph in paragraphs(reply.text):
        if sum(map(len, shown)) + len(paragraph) > LONGEST:
            shown.append("…")
            break
        shown.append(paragraph)
    return [*map(fields.section, shown), *([fields.small_print(reply.note)] if reply.note else [])]


def _event(body: Body, url: str, now: datetime) -> IncomingEvent:
    event: Body = body["event"]
    channel, ts = event["channel"], event["message_ts"]
    keys = (f"event:{body['event_id']}", f"link:{channel}:{ts}")
    to = {"channel": channel, PREVIEW: ts, "url": url}
    task = LinkPosted(text=url)
    return IncomingEvent(keys, places.link(channel, ts), event["user"], to, now, shared=True, task=task)
