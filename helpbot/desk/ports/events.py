"""What people do, as a surface tells the desk of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from helpbot.dialogue.messages import Choice, FileReference, Person, ReportForm
from helpbot.dialogue.plain import Plain
from helpbot.tickets.lifecycle import Event


class TicketTask(Plain):
    """An agent does something to a ticket: an event of its life, with the words, files and severity that go with it.

    `colleague` is the id of whom it is handed over to, `into` the number of the ticket that it is a duplicate of.
    `takes_over`: whoever claims it knows that somebody works on it.
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
    """Somebody changed the message that a ticket began with; without a `text` they took it back."""

    source: str
    text: str = ""


class SentAnswerChanged(Plain):
    """An agent changed, or took back, what went to the requester of a ticket from the thread of its card."""

    number: str


class LinkPosted(Plain):
    """Somebody posted a link, `text`, that an article explains."""

    text: str


class ReportMarked(Plain):
    """Somebody marked a message as the beginning of a report; what it says is not known yet."""

    message: str


Task: TypeAlias = TicketTask | Amendment | SentAnswerChanged | LinkPosted | ReportMarked
"""What is done about an event outside any talk."""


@dataclass(frozen=True)
class IncomingEvent:
    """What a surface was told, before anything is done about it: something said in a talk, or a `task`.

    `keys` are all the names under which the same event may arrive again (at least one); `conversation` is the thread
    of talk it belongs to, `shared` when others read along; `address` is JSON for the surface: where the replies go.
    `received_at` is aware UTC. `about` is the number of the ticket that is talked about where it was said, `source` the
    receipt of the message that it is or takes up, `written_at` when that one was written; `unprompted`: nobody asked
    the bot, which answers only when it is sure. What is said may be a filled-in `form`. With a `helper` it is the
    user's message, which they have taken up for them. `edited`: the message says something else now.
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
