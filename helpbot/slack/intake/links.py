"""Links that people post: which of them gets the article about its page as a preview. Pure, apart from what the desk
remembers of threads.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from helpbot.desk.ports.events import IncomingEvent, LinkPosted
from helpbot.language.redaction import redact
from helpbot.slack.intake import Body, places
from helpbot.slack.intake.messages import Memory


def from_link(body: Body, memory: Memory, explained: Callable[[str], bool], now: datetime) -> IncomingEvent | None:
    """The first link that an article explains, in a message that is not for the bot itself; else None.

    While somebody is still typing (in Slack's composer) nothing is shown. A URL that contains a secret is ignored,
    since it would be stored.
    """
    event: Body = body["event"]
    if event.get("source") == "composer":
        return None
    channel, ts = event["channel"], event["message_ts"]
    talk = places.thread(channel, event.get("thread_ts") or ts)
    if places.is_direct(channel) or not event.get("is_bot_user_member", True) or memory.knows_conversation(talk):
        return None
    urls = (link["url"] for link in event["links"])
    url = next((url for url in urls if explained(url) and not redact(url).removed), None)
    return _event(body, url, now) if url else None


def _event(body: Body, url: str, now: datetime) -> IncomingEvent:
    event: Body = body["event"]
    channel, ts = event["channel"], event["message_ts"]
    keys = (f"event:{body['event_id']}", f"link:{channel}:{ts}")
    to = places.preview(channel, ts, url)
    task = LinkPosted(text=url)
    return IncomingEvent(keys, places.link(channel, ts), event["user"], to, now, shared=True, task=task)
