"""The reaction that begins a report, and the report that it makes of a message. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.queues.destinations import CALLED
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.settings import SlackSettings
from helpbot.slack.intake import Body, places, repeats
from helpbot.slack.intake.files import files_of
from helpbot.slack.intake.plaintext import words_of


def from_reaction(body: Body, bot_user: str, slack: SlackSettings, now: datetime) -> IncomingEvent | None:
    """Somebody put the reaction that begins a report on a message; until that is read, answers go only to them."""
    event: Body = body["event"]
    wanted = event["reaction"] == slack.report_reaction
    if not wanted or event["user"] == bot_user or event["item"].get("type") != "message":
        return None
    channel, ts, user = event["item"]["channel"], event["item"]["ts"], event["user"]
    return IncomingEvent(
        keys=(f"event:{body['event_id']}", *repeats.names_of(f"reaction:{channel}:{ts}:{user}", event["event_ts"])),
        conversation=places.marked(channel, ts, user),
        user=user,
        address={"channel": channel, "user": user},
        received_at=now,
        shared=not places.is_direct(channel),
        task=ReportMarked(message=places.receipt(channel, ts)),
    )


def report_from(
    mark: ReportMarked, message: Body, user: str, marked_at: datetime, beside: Sequence[Body] = (), bot_user: str = ""
) -> IncomingEvent:
    """A report by the author of the marked `message`, in the thread below it, where they are mentioned.

    What they have written there since, `beside` it, belongs to it, including files. If an app posted the message, the
    report is by the `user` who marked it.
    """
    channel, ts = places.posted_at(mark.message)
    root = message.get("thread_ts") or ts
    author = user if "bot_id" in message else message.get("user", user)
    return IncomingEvent(
        keys=(f"marked:{mark.message}:{marked_at.isoformat()}:{user}",),
        conversation=places.thread(channel, root),
        user=author,
        address=places.address(channel, root) | {CALLED: author},
        received_at=marked_at,
        text="\n".join(filter(None, (words_of(one, bot_user) for one in (message, *beside)))),
        choice=Choice(label="", action=Action.REPORT_MESSAGE),
        files=tuple(file for one in (message, *beside) for file in files_of(one)),
        shared=not places.is_direct(channel),
        source=mark.message,
        written_at=places.written_at(mark.message),
    )
