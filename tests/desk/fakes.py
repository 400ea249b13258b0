"""Stand-ins for what the desk needs from outside: they behave, and can be told to misbehave."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from helpbot.desk.ports import Delivery
from helpbot.dialogue.messages import (
    EraseMyData,
    Holdings,
    LookUpMyData,
    Message,
    NoteFeedback,
    NoteQuestion,
    OpenTickets,
    Reply,
    Requester,
    TicketDraft,
    TicketView,
    Turn,
)
from helpbot.triage.reminders import Reminder

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """Stands still until told otherwise."""

    time: datetime = START

    def now(self) -> datetime:
        return self.time

    def advance(self, **amount: float) -> None:
        self.time += timedelta(**amount)


class FakePeople:
    """Everybody is known by their id; agents are called so."""

    def find(self, user_id: str) -> Requester:
        roles = {"requester", "agent"} if user_id.startswith("agent") else {"requester"}
        return Requester(id=user_id, name=user_id.title(), language="en", timezone="Europe/Madrid", roles=roles)


@dataclass
class FakeChannel:
    """Keeps what was posted, in order, by delivery id.

    `before` and `after` hold exceptions, one per attempt, raised before the message is posted, or after it was posted
    and before anybody learns of it.
    """

    posted: list[Delivery] = field(default_factory=list)
    before: list[Exception | None] = field(default_factory=list)
    after: list[Exception | None] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    find_fails: list[Exception] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def deliver(self, delivery: Delivery) -> str:
        with self.lock:
            _raise_next(self.before)
            self.posted.append(delivery)
            _raise_next(self.after)
            return f"receipt of {delivery.id}"

    def find(self, delivery: Delivery) -> str | None:
        with self.lock:
            self.searched.append(delivery.id)
            _raise_next(self.find_fails)
            known = any(posted.id == delivery.id for posted in self.posted)
            return f"receipt of {delivery.id}" if known else None

    def texts(self, conversation: str) -> list[str]:
        """What was posted there."""
        return [delivery.reply.text for delivery in self.posted if delivery.conversation == conversation]


def _raise_next(exceptions: Sequence[Exception | None]) -> None:
    exception = exceptions.pop(0) if isinstance(exceptions, list) and exceptions else None
    if exception is not None:
        raise exception


@dataclass
class FakeDialogue:
    """Does what the text says: `report a; b` files two tickets, `ask x` and `helped x` take notes, `mydata` tells what
    is held (`mydata all`: everything), `erase` erases it, all else is echoed.

    It counts the messages of a conversation in its state. `faults` are raised, one per message; `meanwhile` is what
    happens elsewhere while it thinks.
    """

    faults: list[Exception] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None
    filing_fault: Exception | None = None
    apology_fault: Exception | None = None
    seen: list[Message] = field(default_factory=list)
    known_tickets: list[tuple[str, ...]] = field(default_factory=list)

    def respond(
        self,
        state: dict[str, Any],
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView],
    ) -> Turn:
        self.seen.append(message)
        self.known_tickets.append(tuple(ticket.number for ticket in tickets))
        if self.meanwhile:
            self.meanwhile()
        if self.faults:
            raise self.faults.pop(0)
        count = state.get("count", 0) + 1
        after: dict[str, Any] = {"count": count}
        command, _, rest = message.text.partition(" ")
        match command:
            case "report":
                drafts = tuple(draft(summary, now, message) for summary in rest.split("; "))
                return Turn(after, (Reply(text="filing"),), (OpenTickets(drafts),))
            case "ask":
                note = NoteQuestion(question=rest, language="en", outcome="answered", article="a", score=0.9)
                return Turn(after, (Reply(text=f"about {rest}"),), (note,))
            case "helped":
                return Turn(after, (), (NoteFeedback("helpful", rest, "en", "a"),))
            case "mydata":
                return Turn(after, (), (LookUpMyData(export=rest == "all"),))
            case "erase":
                return Turn(after, (Reply(text="erased"),), (EraseMyData(),))
        return Turn(after, (Reply(text=f"{count}: {message.text}"),))

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        if self.filing_fault:
            raise self.filing_fault
        numbers = ", ".join(ticket.number for ticket in tickets)
        return Turn({**state, "filed": numbers}, (Reply(text=f"filed {numbers} for {requester.name}"),))

    def my_data(self, state: dict[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        held = f"{holdings.tickets} tickets, {holdings.conversations} conversations, {holdings.messages} messages"
        return Turn(state, (Reply(text=holdings.export or held),))

    def announce(self, draft: TicketDraft, ticket: TicketView, requester: Requester) -> Reply:
        return Reply(text=f"new: {ticket.number} {draft.summary} by {requester.name}")

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        if self.apology_fault:
            raise self.apology_fault
        return Reply(text=f"sorry, {requester.name}: {reference}")


class FakeNotices:
    """Says in few words what it was given."""

    def severity_changed(self, before: TicketView, after: TicketView, requester: Requester, reason: str) -> Reply:
        times = f"{before.response_due:%H:%M} to {after.response_due:%H:%M}"
        return Reply(text=f"{after.number} {before.severity} to {after.severity}, {times}, {requester.name}: {reason}")

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, language: str) -> Reply:
        return Reply(text=f"{reminder.kind} {reminder.promise} {ticket.number} {reminder.due:%H:%M}")

    def parked(self, what: str, entry: str, reference: str) -> Reply:
        return Reply(text=f"parked {entry} {reference}")


@dataclass
class FakeMetrics:
    """Counts by what happened."""

    counts: Counter[str] = field(default_factory=Counter)

    def question(self, outcome: str) -> None:
        self.counts[f"question {outcome}"] += 1

    def ticket(self, severity: int) -> None:
        self.counts[f"ticket {severity}"] += 1

    def event(self, outcome: str, seconds: float) -> None:
        self.counts[f"event {outcome}"] += 1

    def delivery(self, outcome: str, seconds: float) -> None:
        self.counts[f"delivery {outcome}"] += 1

    def breach(self, promise: str, severity: int) -> None:
        self.counts[f"breach {promise} {severity}"] += 1


def draft(summary: str, now: datetime, message: Message) -> TicketDraft:
    """A plausible ticket."""
    return TicketDraft(
        summary=summary,
        description=f"{summary}, in full",
        severity=2,
        suggested_severity=3,
        reasons=({"rule": "team", "quote": "nobody", "effect": "raises"},),
        error_codes=("E-42",),
        language="en",
        timezone="Europe/Madrid",
        country="ES",
        opened_at=now,
        response_due=now + timedelta(hours=1),
        restoration_due=now + timedelta(hours=72),
        files=message.files,
    )
