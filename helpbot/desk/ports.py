"""What the desk needs from outside, and the plain values it exchanges with it. Tests bring fakes of the same names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, TypeAlias

from helpbot.dialogue.failures import Found, IncidentNews, JoinOutcome, PageState
from helpbot.dialogue.messages import (
    Choice,
    FileReference,
    Holdings,
    Message,
    Repeated,
    Reply,
    ReportForm,
    Requester,
    TicketCard,
    TicketStep,
    TicketView,
    Turn,
)
from helpbot.dialogue.plain import Plain
from helpbot.tickets.lifecycle import Event
from helpbot.triage.reminders import Reminder

Queue: TypeAlias = Literal["inbox", "outbox"]
Attempt: TypeAlias = Literal["done", "retried", "parked"]


class TicketTask(Plain):
    """An agent does something to a ticket: an event of its life, with the words and the severity that go with it."""

    number: str
    event: Event
    text: str = ""
    severity: int | None = None


class Amendment(Plain):
    """Somebody changed the message that a ticket began with; without a `text` they took it back."""

    source: str
    text: str = ""


class LinkPosted(Plain):
    """Somebody posted a link, `text`, that an article explains."""

    text: str


class ReportMarked(Plain):
    """Somebody marked a message as the beginning of a report; what it says is not known yet."""

    message: str


Task: TypeAlias = TicketTask | Amendment | LinkPosted | ReportMarked
"""What is done about an event outside any talk."""


@dataclass(frozen=True)
class IncomingEvent:
    """What a surface was told, before anything is done about it: something said in a talk, or a `task`.

    `keys` are all the names under which the same event may arrive again (at least one); `conversation` is the thread
    of talk it belongs to, `shared` when others read along; `address` is JSON for the surface: where the replies go.
    `received_at` is aware UTC.
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
    task: Task | None = None


def nobody_else_posts() -> None:
    """There is no lease that could end."""


@dataclass(frozen=True)
class Delivery:
    """One message to be posted. `id` is unique for ever: a surface puts it into the message's metadata.

    `reference` is the correlation id of the event that caused it; `attempt` counts from 1. `replaces` is the receipt of
    the message whose content it becomes, `under` of the one whose thread it belongs to. A channel that makes several
    calls calls `renew` between them, as often as it likes: it raises what ends the attempt at once.
    """

    id: str
    conversation: str
    address: dict[str, Any]
    reply: Reply
    reference: str
    attempt: int = 1
    replaces: str | None = None
    under: str | None = None
    renew: Callable[[], None] = field(default=nobody_else_posts, compare=False, repr=False)


class DeliveryFailed(Exception):
    """A message could not be posted.

    `permanent`: trying again is useless. `retry_after`: the other side refused for this many seconds, so nothing was
    posted. With neither, nobody knows whether it was posted: before the next attempt the channel is asked to find it.
    """

    def __init__(self, why: str, retry_after: float | None = None, permanent: bool = False) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.permanent = permanent

    @property
    def outcome_known(self) -> bool:
        """Whether it is certain that nothing was posted."""
        return self.permanent or self.retry_after is not None


class Channel(Protocol):
    """Where replies are posted."""

    def deliver(self, delivery: Delivery) -> str:
        """Post, and return the receipt by which the message is known there. Raises `DeliveryFailed`."""

    def find(self, delivery: Delivery) -> str | None:
        """The receipt of this delivery when it has been posted already, else None. Raises `DeliveryFailed`."""


class People(Protocol):
    """Who is behind a user id."""

    def find(self, user_id: str) -> Requester:
        """The person; what cannot be learnt now takes its default, so that a message never waits for a profile."""


class ReadingFailed(Exception):
    """What a message says could not be learnt now. `retry_after`: the other side refused for this many seconds."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Sources(Protocol):
    """Messages that were marked, wherever they stand."""

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """What the person said by marking it; None when the message is gone, or not for us to read.

        May take some seconds, so never call it inside a transaction. Raises `ReadingFailed`.
        """


class NoSources:
    """Nothing can be marked."""

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """Nothing."""
        return None


class StatusPage(Protocol):
    """The public page that tells whether the system is up."""

    def current(self) -> PageState:
        """What it says, as of a minute ago at most, or that it cannot be reached; None when no page is read.

        May take two seconds, so never call it inside a transaction. Raises nothing.
        """


class NoStatusPage:
    """No page is read."""

    def current(self) -> PageState:
        """Nothing."""
        return None


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Aware UTC."""


class Dialogue(Protocol):
    """The pure talk: what is said next, given what was said."""

    def respond(
        self,
        state: dict[str, Any],
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView],
    ) -> Turn:
        """Answer a message. `tickets` are the requester's open ones, newest first, at most 20."""

    def form(self, state: dict[str, Any]) -> ReportForm:
        """A form for a report with what was said so far."""

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        """Say that these tickets, asked for by `OpenTickets`, are stored: now they have numbers."""

    def status(self, state: dict[str, Any], page: PageState, requester: Requester, now: datetime) -> Turn:
        """Tell what the status page says, as `LookUpStatus` asked."""

    def known(self, state: dict[str, Any], found: Found | None, requester: Requester, now: datetime) -> Turn:
        """Offer the known failure that was found, or go on without one, as `LookUpKnown` asked."""

    def joined(self, state: dict[str, Any], outcome: JoinOutcome, requester: Requester, now: datetime) -> Turn:
        """Say what became of joining a known failure, as `JoinFailure` asked."""

    def my_data(self, state: dict[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        """Tell what is held about the person, as `LookUpMyData` asked."""

    def stepped(
        self,
        state: dict[str, Any],
        step: TicketStep,
        ticket: TicketView | None,
        requester: Requester,
        now: datetime,
        *,
        done: bool,
    ) -> Turn:
        """Tell what became of a step that the requester asked for; without a ticket they have none of that number."""

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        """The article that explains a page, to be shown under a link to it; None when there is not exactly one."""

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        """Something unexpected happened; `reference` is what to quote to an admin."""


class Notices(Protocol):
    """What the bot says by itself, without having been spoken to: to the support team in its own language.

    A `timezone` is the requester's, for a team that has none of its own.
    """

    def card(self, ticket: TicketCard) -> Reply:
        """To the support team: the ticket as it stands, in one message."""

    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        """To the requester: what an agent wrote or did; None for what does not concern them."""

    def team_news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[FileReference] = (),
    ) -> Reply | None:
        """To the support team, below the card: what was said or done; None for what needs no word.

        `files` are shown with it, those that are `left` only named.
        """

    def refused(self, ticket: TicketView | None, agent: Requester) -> Reply:
        """To who wanted to do something to a ticket: it is for agents; with a `ticket`, not possible as it stands."""

    def unread(self, requester: Requester) -> Reply:
        """To who marked a message in order to report it: it cannot be read."""

    def severity_changed(self, before: TicketView, after: TicketView, requester: Requester, reason: str) -> Reply:
        """To the requester: another severity, with the old and the new due times."""

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str) -> Reply:
        """To the support team: a promise is due soon, or broken."""

    def incident_resolved(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """To somebody who joined an incident: it is over."""

    def incident_reopened(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """To somebody who was told that an incident is over: it is not."""

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str) -> Reply:
        """To the support team: with those who joined, the rules suggest a graver severity than is set."""

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """To the support team: an error repeats and stays unresolved."""

    def parked(self, what: Queue, entry: str, reference: str) -> Reply:
        """To the admins: an entry of the inbox or the outbox failed for good. Says nothing of what is in it."""


class Metrics(Protocol):
    """What is counted while the bot works. Nothing of it names a person or repeats a word."""

    def question(self, outcome: str) -> None:
        """Somebody asked; it was answered, suggested or unknown."""

    def ticket(self, severity: int) -> None:
        """A ticket was filed."""

    def event(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to handle an event, so many seconds after it came in."""

    def delivery(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to deliver a message, so many seconds after it was promised."""

    def breach(self, promise: str, severity: int) -> None:
        """A promise to answer or to restore was broken."""


class NoMetrics:
    """Counts nothing."""

    def question(self, outcome: str) -> None:
        """Passed over."""

    def ticket(self, severity: int) -> None:
        """Passed over."""

    def event(self, outcome: Attempt, seconds: float) -> None:
        """Passed over."""

    def delivery(self, outcome: Attempt, seconds: float) -> None:
        """Passed over."""

    def breach(self, promise: str, severity: int) -> None:
        """Passed over."""
