"""Stand-ins for what the desk needs from outside: they behave, and can be told to misbehave."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.desk.ports.posting import Delivery
from helpbot.dialogue.incidents.failures import (
    Found,
    JoinFailure,
    JoinOutcome,
    KnownFailure,
    LeaveFailure,
    LookUpKnown,
    LookUpStatus,
    PageEntry,
    PageReading,
    PageState,
    PageUnreachable,
)
from helpbot.dialogue.messages import LeftFile, Message, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import TicketDraft, TicketView
from helpbot.dialogue.turn import (
    EraseMyData,
    Holdings,
    LookUpMyData,
    NoteFeedback,
    NoteQuestion,
    OpenTickets,
    TicketStep,
    Turn,
)
from helpbot.triage.same_failure import Signature

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """Stands still until told otherwise."""

    time: datetime = START

    def now(self) -> datetime:
        return self.time

    def advance(self, **amount: float) -> None:
        self.time += timedelta(**amount)


@dataclass
class FakeStatusPage:
    """Shows what it is told to: `None` if no page is read, no entries if all is well."""

    clock: FakeClock
    entries: tuple[PageEntry, ...] | None = ()
    reachable: bool = True

    def current(self) -> PageState:
        if not self.reachable:
            return PageUnreachable("it cannot be reached")
        return None if self.entries is None else PageReading(self.clock.now(), self.entries)


@dataclass
class FakeSources:
    """Holds messages by name, and `authors` of those whose author is not the person who marked them.

    `faults` are raised, one per reading; `meanwhile` happens while it reads.
    """

    messages: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    faults: list[ReadingFailed] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        self.meanwhile()
        if self.faults:
            raise self.faults.pop(0)
        if mark.message not in self.messages:
            return None
        conversation, text = f"thread-{mark.message}", self.messages[mark.message]
        keys, address = (f"marked:{mark.message}:{marked_at.isoformat()}:{user}",), {"thread": mark.message}
        author = self.authors.get(mark.message, user)
        return IncomingEvent(keys, conversation, author, address, marked_at, text=text, source=mark.message)


class FakePeople:
    """Knows everybody by their id, and agents by their name."""

    def find(self, user_id: str) -> Requester:
        roles = {"requester", "agent"} if user_id.startswith("agent") else {"requester"}
        return Requester(id=user_id, name=user_id.title(), language="en", timezone="Europe/Madrid", roles=roles)


@dataclass
class FakeChannel:
    """Keeps what was posted, in order, by delivery id.

    `before` and `after` hold exceptions, one per attempt: raised before the message is posted, or after it was posted
    and before anybody learns of it. `meanwhile` happens while a message is posted, `erasing` while the message with
    that text is; `calls` happen during each call that the next message takes, except its last. `gone` are the receipts
    of messages that somebody removed, `unreadable` the names of files that cannot be shown.
    """

    posted: list[Delivery] = field(default_factory=list)
    before: list[Exception | None] = field(default_factory=list)
    after: list[Exception | None] = field(default_factory=list)
    erasing: dict[str, Callable[[], object]] = field(default_factory=dict)
    searched: list[str] = field(default_factory=list)
    find_fails: list[Exception] = field(default_factory=list)
    meanwhile: Callable[[], object] | None = None
    calls: list[Callable[[], object]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def deliver(self, delivery: Delivery) -> str:
        if self.meanwhile is not None:
            self.meanwhile()
        while self.calls:
            self.calls.pop(0)()
            delivery.renew()
        with self.lock:
            _raise_next(self.before)
            self.posted.append(delivery)
            self.erasing.pop(delivery.reply.text, lambda: None)()
            _raise_next(self.after)
            for file in delivery.reply.files:
                if file.name in self.unreadable:
                    delivery.leave(LeftFile(file=file, why="gone"))
            stands = delivery.replaces if delivery.replaces not in self.gone else None
            return stands or f"receipt of {delivery.id}"

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
    is held (`mydata all`: everything), `erase` erases it, `trouble voice: drops` looks for a known failure, `metoo`
    joins the one that was found (`metoo team 12`: as a team of 12), `leave` leaves it, `status` reads the page;
    anything else is echoed. A changed message gets no reply, unless it is `retell`.

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
        if message.edited and message.text != "retell":
            return Turn(state, ())
        count = state.get("count", 0) + 1
        after: dict[str, Any] = {**state, "count": count}
        command, _, rest = message.text.partition(" ")
        match command:
            case "status":
                return Turn(after, (), (LookUpStatus(),))
            case "trouble":
                area, _, summary = rest.partition(": ")
                return Turn(after, (), (LookUpKnown((Signature(area, summary, frozenset(), "en", now),)),))
            case "metoo":
                failure = KnownFailure.model_validate(state["known"])
                scope, _, count = (rest or "unknown").partition(" ")
                people = int(count) if count else None
                scope, _, told = scope.partition("/")
                join = JoinFailure(
                    failure, f"{requester.id}-words", scope, told or scope, people, requester.language or "en"
                )
                return Turn(after, (), (join,))
            case "leave":
                return Turn(after, (Reply(text="left"),), (LeaveFailure(state["known"]["name"]),))
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
            case "step":
                number, event, *words = rest.split()
                step = TicketStep(number, "" if event == "look" else event, " ".join(words), message.files)
                return Turn(after, (), (step,))
            case "erase":
                return Turn(after, (Reply(text="erased"),), (EraseMyData(),))
        return Turn(after, (Reply(text=f"{count}: {message.text}"),))

    def form(self, state: dict[str, Any]) -> ReportForm:
        return ReportForm(what=f"said {state.get('count', 0)}")

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        if self.filing_fault:
            raise self.filing_fault
        numbers = ", ".join(ticket.number for ticket in tickets)
        return Turn({**state, "filed": numbers}, (Reply(text=f"filed {numbers} for {requester.name}"),))

    def status(self, state: dict[str, Any], page: PageState, requester: Requester, now: datetime) -> Turn:
        return Turn(state, (Reply(text=str(page)),))

    def known(self, state: dict[str, Any], found: Found | None, requester: Requester, now: datetime) -> Turn:
        if found is None:
            return Turn(state, (Reply(text="nothing known"),))
        failure = found.failure
        told = f"known {failure.name} {failure.title} since {failure.since:%H:%M} by {failure.people}"
        return Turn({**state, "known": failure.model_dump(mode="json")}, (Reply(text=told),))

    def joined(self, state: dict[str, Any], outcome: JoinOutcome, requester: Requester, now: datetime) -> Turn:
        return Turn(state, (Reply(text=f"{outcome.result}, {outcome.people} people"),))

    def my_data(self, state: dict[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        held = f"{holdings.tickets} tickets, {holdings.conversations} conversations, {holdings.messages} messages"
        return Turn(state, (Reply(text=holdings.export or held, kept=not holdings.export),))

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
        status = f"{ticket.number} is {ticket.status}" if ticket else f"no {step.number}"
        return Turn({**state, "stepped": status}, (Reply(text=f"{status}, {'done' if done else 'not done'}"),))

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        return Reply(text=f"about {link} for {requester.name}") if "known" in link else None

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        if self.apology_fault:
            raise self.apology_fault
        return Reply(text=f"sorry, {requester.name}: {reference}")


@dataclass
class FakeMetrics:
    """Counts events by what happened."""

    counts: Counter[str] = field(default_factory=Counter)

    def question(self, outcome: str) -> None:
        self.counts[f"question {outcome}"] += 1

    def ticket(self, severity: int) -> None:
        self.counts[f"ticket {severity}"] += 1

    def event(self, outcome: str, seconds: float) -> None:
        self.counts[f"event {outcome}"] += 1

    def refusal(self) -> None:
        self.counts["refusal"] += 1

    def delivery(self, outcome: str, seconds: float) -> None:
        self.counts[f"delivery {outcome}"] += 1

    def breach(self, promise: str, severity: int) -> None:
        self.counts[f"breach {promise} {severity}"] += 1


def draft(summary: str, now: datetime, message: Message) -> TicketDraft:
    """A plausible ticket. `voice: calls drop` has an area and no error code."""
    area, colon, told = summary.rpartition(": ")
    return TicketDraft(
        summary=told,
        description=f"{told}, in full",
        component=area or "unknown",
        severity=2,
        suggested_severity=3,
        reasons=({"rule": "team", "quote": "nobody", "effect": "raises"},),
        error_codes=() if colon else ("E-42",),
        language="en",
        timezone="Europe/Madrid",
        country="ES",
        opened_at=now,
        response_due=now + timedelta(hours=1),
        restoration_due=now + timedelta(hours=72),
        files=message.files,
        source=message.source or None,
    )
