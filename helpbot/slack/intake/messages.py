"""Messages that people write, edit and delete. Pure, apart from what the desk remembers of threads."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Protocol

from helpbot.desk.ports.events import Amendment, IncomingEvent, SentAnswerChanged, TicketTask
from helpbot.desk.ports.posting import TicketPost
from helpbot.settings import SlackSettings
from helpbot.slack.intake import Body, places
from helpbot.slack.intake.files import files_of
from helpbot.slack.intake.plaintext import words_of
from helpbot.slack.intake.presses import MENU, work_event
from helpbot.tickets.lifecycle import Event

_WRITTEN_BY_PEOPLE = (None, "file_share", "thread_broadcast", "me_message")


class Memory(Protocol):
    """What the desk remembers of threads."""

    def knows_conversation(self, conversation: str) -> bool:
        """Whether the bot takes part in a conversation: in others it answers only when mentioned."""

    def ticket_of(self, receipt: str) -> TicketPost | None:
        """Which ticket a message of the bot is about."""

    def began_with(self, source: str) -> bool:
        """Whether a ticket began with a message."""


def from_message(
    body: Body, bot_user: str, memory: Memory, now: datetime, slack: SlackSettings
) -> IncomingEvent | None:
    """A message, or a change of one; None if there is nothing to answer."""
    event: Body = body["event"]
    if event.get("subtype") in ("message_changed", "message_deleted"):
        return _from_change(body, bot_user, memory, now, slack)
    if not _by_a_person(event):
        return None
    channel, root = event["channel"], event.get("thread_ts")
    about = memory.ticket_of(places.receipt(channel, root)) if root else None
    if about and about.for_team:
        return _from_card_thread(body, about.number, now, slack) or _from_a_mention(body, bot_user, now)
    unprompted = False
    if not places.is_direct(channel):
        if not (about or _mentions(event, bot_user) or _goes_on(event, bot_user, memory)):
            unprompted = channel in slack.help_channels and root is None and not _to_others(event, bot_user)
            if not unprompted:
                return None
        root = root or event["ts"]
    return _said(body, bot_user, root, about.number if about else "", now, unprompted=unprompted)


def _said(
    body: Body, bot_user: str, root: str | None, about: str, now: datetime, *, unprompted: bool = False
) -> IncomingEvent:
    event: Body = body["event"]
    channel, user = event["channel"], event["user"]
    text, files = words_of(event, bot_user), files_of(event)
    return IncomingEvent(
        keys=_message_keys(body),
        conversation=places.thread(channel, root) if root else places.private(user),
        user=user,
        address=places.address(channel, root),
        received_at=now,
        text=text,
        choice=None if text or files or unprompted else MENU,
        files=files,
        shared=not places.is_direct(channel),
        about=about,
        source=places.receipt(channel, event["ts"]),
        unprompted=unprompted,
    )


def _from_change(
    body: Body, bot_user: str, memory: Memory, now: datetime, slack: SlackSettings
) -> IncomingEvent | None:
    """A message was edited or deleted: one that a ticket began with, one below a card, or one of a conversation."""
    event: Body = body["event"]
    before, after, channel = event.get("previous_message", {}), event.get("message", {}), event["channel"]
    if "user" not in before:
        return None
    source, text = places.receipt(channel, before["ts"]), _told_by(after, bot_user)
    if text == _told_by(before, bot_user):
        return None
    root = before.get("thread_ts")
    about = memory.ticket_of(places.receipt(channel, root)) if root else None
    if about and about.for_team:
        return _changed_in_card_thread(body, about.number, now, slack)
    if not memory.began_with(source):
        return _said_anew(body, bot_user, memory, now)
    to, task = {"channel": channel, "user": before["user"]}, Amendment(source=source, text=text)
    keys = (f"event:{body['event_id']}",)
    return IncomingEvent(keys, f"source:{source}", before["user"], to, now, shared=True, task=task)


def _said_anew(body: Body, bot_user: str, memory: Memory, now: datetime) -> IncomingEvent | None:
    """A message of a conversation was edited: a report in progress may have begun with it. A deletion has no words."""
    event: Body = body["event"]
    before, channel, text = event["previous_message"], event["channel"], words_of(event.get("message", {}), bot_user)
    root = before.get("thread_ts") or (None if places.is_direct(channel) else before["ts"])
    conversation = places.thread(channel, root) if root else places.private(before["user"])
    if not text or "bot_id" in before or not memory.knows_conversation(conversation):
        return None
    return IncomingEvent(
        keys=(f"event:{body['event_id']}",),
        conversation=conversation,
        user=before["user"],
        address=places.address(channel, root),
        received_at=now,
        text=text,
        shared=not places.is_direct(channel),
        source=places.receipt(channel, before["ts"]),
        written_at=places.written_at(places.receipt(channel, before["ts"])),
        edited=True,
    )


def _told_by(message: Body, bot_user: str) -> str:
    """The text of a message, or the names of its files; empty if it is deleted."""
    return words_of(message, bot_user) or ", ".join(file.name for file in files_of(message))


def _from_card_thread(body: Body, number: str, now: datetime, slack: SlackSettings) -> IncomingEvent | None:
    """The thread of a card is internal to the team: only what begins with the mark is for the requester."""
    event: Body = body["event"]
    task = _marked(event, number, slack)
    if task is None:
        return None
    return work_event(_message_keys(body), event["channel"], event["user"], task, now, event["thread_ts"])


def _marked(message: Body, number: str, slack: SlackSettings) -> TicketTask | None:
    """The answer in a message below a card, if it begins with the mark and has text or files."""
    text, files = words_of(message), files_of(message)
    words = text.removeprefix(slack.answer_mark).strip()
    if not text.startswith(slack.answer_mark) or not (words or files):
        return None
    return TicketTask(number=number, event=Event.ANSWER, text=words, files=files)


def _changed_in_card_thread(body: Body, number: str, now: datetime, slack: SlackSettings) -> IncomingEvent | None:
    """A message that has only now got the mark is an answer; one that had it was sent to the requester."""
    event: Body = body["event"]
    before = event["previous_message"]
    sent = _marked(before, number, slack) is not None
    task = SentAnswerChanged(number=number) if sent else _marked(event.get("message", {}), number, slack)
    if task is None:
        return None
    keys = (f"event:{body['event_id']}",)
    return work_event(keys, event["channel"], before["user"], task, now, before["thread_ts"])


def _from_a_mention(body: Body, bot_user: str, now: datetime) -> IncomingEvent | None:
    """Whoever mentions the bot in the thread of a card talks with the bot."""
    event: Body = body["event"]
    return _said(body, bot_user, event["thread_ts"], "", now) if _mentions(event, bot_user) else None


def _message_keys(body: Body) -> tuple[str, ...]:
    event: Body = body["event"]
    return (f"event:{body['event_id']}", places.message_key(event["channel"], event["ts"]))


def _by_a_person(event: Body) -> bool:
    """Written by a person, not by a bot, and not a notice about an edit, a deletion or a new member."""
    return "user" in event and "bot_id" not in event and event.get("subtype") in _WRITTEN_BY_PEOPLE


def _mentions(event: Body, bot_user: str) -> bool:
    """Whether the bot is mentioned. Such a message arrives as two events in either order; both are read alike."""
    return event["type"] == "app_mention" or re.search(rf"<@{bot_user}[|>]", event.get("text", "")) is not None


def _goes_on(event: Body, bot_user: str, memory: Memory) -> bool:
    """Whether a message is for the bot without a mention: in a thread where it takes part, to nobody else."""
    root = event.get("thread_ts")
    if root is None or _to_others(event, bot_user):
        return False
    return memory.knows_conversation(places.thread(event["channel"], root))


def _to_others(event: Body, bot_user: str) -> bool:
    """Whether a message begins by mentioning somebody else."""
    addressed = re.match(r"\s*<@(\w+)", event.get("text", ""))
    return addressed is not None and addressed[1] != bot_user
