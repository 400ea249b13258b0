"""Look up tickets: lists, single ones, exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from helpbot.desk.incidents.alike import candidates
from helpbot.desk.incidents.book import incident_about, members_of, tickets_of
from helpbot.desk.queues import outbox
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.ticket import TicketView
from helpbot.tickets.database import Database
from helpbot.tickets.duplicates import duplicate_numbers, original_numbers, original_of
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.store import (
    TicketFile,
    TicketFilter,
    linked_numbers,
    list_tickets,
    open_tickets_of,
    ticket_by_number,
    ticket_file,
)
from helpbot.tickets.tables import Ticket

MAX_OPEN = 100
"""How many open tickets of one person are shown at most."""
_TOGETHER = ("linked", "duplicate_of")
EXPORTED = (*(name for name in Ticket.model_fields if name != "id"), *_TOGETHER)
"""The fields of an exported ticket, in order."""
_SHOWN_OF_MEMBERS = {"person", "joined_at", "affected_scope", "affected_told", "affected_count", "words"}


@dataclass(frozen=True)
class Queued:
    """A ticket that waits for the support team: who reported it, who works on it, and the receipt of its card, each
    empty if unknown. An `erased` one only needs to be resolved."""

    view: TicketView
    requester: str
    assignee: str = ""
    card: str = ""
    erased: bool = False


@dataclass(frozen=True)
class Casework:
    """Reads tickets. Safe to share between threads."""

    database: Database

    def tickets(self, wanted: TicketFilter) -> tuple[TicketView, ...]:
        """The tickets that pass the filter, oldest first."""
        with self.database.read() as session:
            return views_of(session, list_tickets(session, wanted))

    def ticket(self, number: str) -> TicketFile:
        """One ticket with its history and files. Raises `HelpbotError` when there is none."""
        with self.database.read() as session:
            return ticket_file(session, number)

    def incident(self, number: str) -> dict[str, Any] | None:
        """The incident that a ticket is about, ready for JSON: its tickets, their duplicates, and who has joined.

        None when there is none. Raises `HelpbotError` when there is no such ticket.
        """
        with self.database.read() as session:
            ticket = ticket_by_number(session, number)
            incident = incident_about(session, original_of(session, ticket) or ticket)
            if incident is None:
                return None
            members, tickets = members_of(session, [incident.id]), tickets_of(session, incident)
            duplicates = duplicate_numbers(session, tickets)
            return {
                **incident.model_dump(
                    mode="json", include={"id", "title", "area", "state", "opened_at", "resolved_at"}
                ),
                "tickets": [ticket.number for ticket in tickets],
                "duplicates": sorted(number for numbers in duplicates.values() for number in numbers),
                "members": [member.model_dump(mode="json", include=_SHOWN_OF_MEMBERS) for member in members],
            }

    def export(self, wanted: TicketFilter) -> Iterator[dict[str, Any]]:
        """Every field of the tickets that pass the filter, ready for JSON, oldest first."""
        with self.database.read() as session:
            tickets = list_tickets(session, wanted)
            linked, originals = linked_numbers(session, tickets), original_numbers(session, tickets)
        for ticket in tickets:
            together = (list(linked[ticket.number]), originals.get(ticket.id))
            yield ticket.model_dump(mode="json", exclude={"id"}) | dict(zip(_TOGETHER, together, strict=True))

    def open_tickets_of(self, requester: str) -> tuple[TicketView, ...]:
        """The person's tickets that are not solved yet, newest first."""
        with self.database.read() as session:
            return views_of(session, open_tickets_of(session, requester, MAX_OPEN))

    def candidates(self, number: str, typed: str, limit: int) -> tuple[TicketView, ...]:
        """Open tickets that one may be a duplicate of and that match what was `typed`, the most similar first.

        Raises `HelpbotError` when there is no such ticket.
        """
        with self.database.read() as session:
            return views_of(session, candidates(session, ticket_by_number(session, number), typed)[:limit])

    def queue(self, limit: int) -> tuple[Queued, ...]:
        """What waits for the support team, by due time; tickets that wait for their requester come after those, and
        erased ones last."""
        with self.database.read() as session:
            tickets = list_tickets(session, TicketFilter(status=tuple(WORKED_ON)))
            waiting = zip(tickets, views_of(session, tickets), strict=True)
            first = sorted(waiting, key=lambda one: _urgency(*one))[:limit]
            cards = outbox.receipts(session, [ticket.card for ticket, _ in first if ticket.card])
            return tuple(_queued(ticket, view, cards) for ticket, view in first)


def _queued(ticket: Ticket, view: TicketView, cards: Mapping[str, str]) -> Queued:
    erased = ticket.erased_at is not None
    requester = "" if erased else ticket.requester_name or ticket.requester
    assignee = ticket.assignee_name or ticket.assignee or ""
    return Queued(view, requester, assignee, cards.get(ticket.card or "", ""), erased)


def _urgency(ticket: Ticket, view: TicketView) -> tuple[bool, bool, datetime, int, int]:
    """Whether it is erased, whether it waits for its requester, when it is due next, its severity, its age."""
    due = view.due or datetime.max.replace(tzinfo=UTC)
    return ticket.erased_at is not None, view.waiting_since is not None, due, view.severity, ticket.id
