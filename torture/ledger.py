"""The audit: what was promised, compared with what the workspace saw and what is in the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from helpbot.dialogue.messages import Reply
from helpbot.slack.drawing.render import render
from helpbot.slack.posting.posted import METADATA
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress
from helpbot.tickets.tables import Ticket
from helpbot.workspace import Channel, Message, Workspace
from torture.people import Talk, disagreements


@dataclass(frozen=True)
class Account:
    """One guarantee: how often it applied, and how often it was broken in which way."""

    name: str
    promised: int
    lost: int = 0
    doubled: int = 0
    misplaced: int = 0

    @property
    def kept(self) -> bool:
        """Whether it was never broken."""
        return not (self.lost or self.doubled or self.misplaced)


@dataclass(frozen=True)
class Books:
    """What the database holds at the end."""

    tickets: Sequence[Ticket]
    outbox: Sequence[OutboxRow]
    waiting: int
    parked: int


def read_books(database: Database) -> Books:
    """Everything that the audit needs from the database."""
    with database.read() as session:
        return Books(
            tickets=session.exec(select(Ticket).order_by(col(Ticket.id))).all(),
            outbox=session.exec(select(OutboxRow).order_by(col(OutboxRow.sequence))).all(),
            waiting=_count(session, Progress.WAITING),
            parked=_count(session, Progress.PARKED),
        )


def waiting(database: Database) -> int:
    """How many events and deliveries are still pending."""
    with database.read() as session:
        return _count(session, Progress.WAITING)


def reckon(talks: Sequence[Talk], workspace: Workspace, triage: Channel, books: Books) -> tuple[Account, ...]:
    """Whether each guarantee was kept, an account for each."""
    return (
        _tickets(talks, books),
        _conversations(talks, workspace),
        _deliveries(books, _posted(workspace)),
        _cards(books, workspace.replies(triage)),
        Account("conversations that came to their end", len(talks), lost=sum(bool(talk.stuck) for talk in talks)),
        Account("events and deliveries finished", len(books.outbox), lost=books.waiting),
        Account("nothing parked", len(books.outbox), lost=books.parked),
        confirmed_events(workspace),
    )


def confirmed_events(workspace: Workspace) -> Account:
    """The account of all events: lost is one of which no delivery was acknowledged in time.

    An acknowledgement that got lost was made nevertheless, and says that the event is stored. A button that failed is
    pressed again, which is no loss.
    """
    made = (*workspace.acknowledged, *workspace.unheard)
    confirmed = {envelope.payload.get("event_id") for envelope in made}
    heard = sum(envelope.type == "events_api" for envelope in workspace.acknowledged)
    given_up = [envelope.payload["event_id"] for envelope in workspace.given_up if envelope.type == "events_api"]
    lost = sum(event not in confirmed for event in given_up)
    return Account("events that the bot confirmed in the end", heard + len(given_up), lost)


def _tickets(talks: Sequence[Talk], books: Books) -> Account:
    filed = Counter(ticket.requester for ticket in books.tickets)
    differences = [filed[talk.user.id] - talk.script.tickets for talk in talks]
    return _account("confirmed reports are tickets", sum(talk.script.tickets for talk in talks), differences)


def _conversations(talks: Sequence[Talk], workspace: Workspace) -> Account:
    found = [disagreements(talk, workspace) for talk in talks]
    lost, doubled, misplaced = (sum(column) for column in zip(*found, strict=True))
    wanted = sum(len(expected.messages) for talk in talks for expected in talk.expected)
    return Account("messages people saw, as on a calm day", wanted, lost, doubled, misplaced)


def _deliveries(books: Books, posted: Mapping[tuple[str, int], list[int]]) -> Account:
    wanted = {
        (row.delivery, part)
        for row in books.outbox
        for part in range(len(render(Reply.model_validate(row.body))))
        if row.state == Progress.DONE
    }
    differences = [len(posted.get(key, ())) - 1 for key in wanted]
    name = "deliveries in the books are posted"
    account = _account(name, len(wanted), [*differences, *(1 for key in posted if key not in wanted)])
    return Account(name, account.promised, account.lost, account.doubled, _disordered(books, posted))


def _disordered(books: Books, posted: Mapping[tuple[str, int], list[int]]) -> int:
    """How many messages of a conversation come before one that was put into the outbox earlier."""
    places: dict[str, list[int]] = defaultdict(list)
    for row in books.outbox:
        places[row.conversation] += posted.get((row.delivery, 0), [])[:1]
    return sum(later < earlier for found in places.values() for earlier, later in pairwise(found))


def _cards(books: Books, shown: Sequence[Message]) -> Account:
    seen = Counter(message.shown.partition(" ")[0] for message in shown)
    differences = [seen[ticket.number] - 1 for ticket in books.tickets]
    return _account("tickets announced to the support team", len(books.tickets), differences)


def _posted(workspace: Workspace) -> dict[tuple[str, int], list[int]]:
    """Where each part of each delivery is, as a number that increases with time."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    with workspace.state.changed:
        messages = [message for said in workspace.state.messages.values() for message in said]
    for message in messages:
        metadata: dict[str, Any] = message.metadata or {}
        if metadata.get("event_type") == METADATA:
            payload = metadata["event_payload"]
            places[payload["id"], payload["part"]].append(int(message.ts.partition(".")[2]))
    return places


def _account(name: str, promised: int, differences: Iterable[int]) -> Account:
    differences = list(differences)
    lost = -sum(difference for difference in differences if difference < 0)
    return Account(name, promised, lost, sum(difference for difference in differences if difference > 0))


def _count(session: Session, state: Progress) -> int:
    """Rows of inbox and outbox in this state."""
    tables: tuple[type[InboxRow] | type[OutboxRow], ...] = (InboxRow, OutboxRow)
    counts = (select(func.count()).select_from(table).where(col(table.state) == state) for table in tables)
    return sum(session.exec(count).one() for count in counts)
