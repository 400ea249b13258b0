"""What people do, as a surface reports it to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from helpbot.dialogue.messages import Choice, FileReference, Person, ReportForm
from helpbot.dialogue.plain import Plain
from helpbot.tickets.lifecycle import Event


class TicketTask(Plain):
    """An agent works on a ticket: a lifecycle event, with the text, files and severity that go with it.

    `colleague` is the id of the agent it is handed over to, `into` the number of the ticket that it duplicates.
    `takes_over` is set when whoever claims it knows that it is assigned already.
    """

    number: str
    event: Event
    text: str = ""
    files: tuple[FileReference, ...] = ()
    severity: int | None = None
    colleague: str = ""
    into: str = ""
    takes_over: bool = False


class Amendment(Plain):
    """Somebody edited the message that a ticket began with; without a `text` they deleted it."""

    source: str
    text: str = ""


class SentAnswerChanged(Plain):
    """An agent edited or deleted an answer that was sent to the requester from the thread of the ticket's card."""

    number: str


class LinkPosted(Plain):
    """Somebody posted a link, `text`, that an article explains."""

    text: str


class ReportMarked(Plain):
    """Somebody marked a message as a report; it has not been read yet."""

    message: str


Task: TypeAlias = TicketTask | Amendment | SentAnswerChanged | LinkPosted | ReportMarked
"""What is to be done outside any conversation."""


@dataclass(frozen=True)
class IncomingEvent:
    """What a surface received, before anything is done about it: something said in a conversation, or a `task`.

    `keys` are all the keys under which the same event may arrive again (at least one); `conversation` is the thread it
    belongs to, `shared` when others read along; `address` is JSON for the surface: where the replies go. `received_at`
    is aware UTC. `about` is the number of the ticket that the thread is about, `source` the receipt of the message
    itself or of the one it takes up, `written_at` when that was written; `unprompted`: nobody asked the bot, so it
    answers only when it is sure. Instead of text there may be a filled-in `form`. A `helper` has taken up the user's
    message for them. `edited`: the message has changed.
    """

    keys: tuple[str, ...]
    conversation: str
    user: str
    address: dict[str, Any]
    received_at: datetime
    text: str = ""
    choice: Choice | None = None
    files: tuple[FileReference, ...] = ()
    shared: bool = False
    about: str = ""
    source: str = ""
    unprompted: bool = False
    form: ReportForm | None = None
    helper: Person | None = None
    written_at: datetime | None = None
    edited: bool = False
    task: Task | None = None
