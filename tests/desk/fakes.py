"""Stand-ins for what the desk needs from outside: they behave, and can be told to misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from helpbot.desk.ports import Delivery
from helpbot.dialogue.messages import (
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
    """Does what the text says: `report a; b` files two tickets, `ask x` and `helped x` take notes, all else is echoed.

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
                return Turn(after, (), (NoteFeedback(article="a", question=rest, helpful=True),))
        return Turn(after, (Reply(text=f"{count}: {message.text}"),))

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        if self.filing_fault:
            raise self.filing_fault
        numbers = ", ".join(ticket.number for ticket in tickets)
        return Turn({**state, "filed": numbers}, (Reply(text=f"filed {numbers} for {requester.name}"),))

    def announce(self, draft: TicketDraft, ticket: TicketView, requester: Requester) -> Reply:
        return Reply(text=f"new: {ticket.number} {draft.summary} by {requester.name}")

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        if self.apology_fault:
            raise self.apology_fault
        return Reply(text=f"sorry, {requester.name}: {reference}")


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
