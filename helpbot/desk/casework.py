"""Look tickets up, as lists, one by one, or whole for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from helpbot.desk.filing import views_of
from helpbot.desk.notes import FeedbackCount, feedback_counts
from helpbot.dialogue.messages import TicketView
from helpbot.tickets.database import Database
from helpbot.tickets.store import (
    TicketFile,
    TicketFilter,
    linked_numbers,
    list_tickets,
    open_tickets_of,
    ticket_file,
)
from helpbot.tickets.tables import Ticket

MAX_OPEN = 100


@dataclass(frozen=True)
class Casework:
    """What is known of tickets. Safe to share between threads."""

    database: Database

    def tickets(self, wanted: TicketFilter) -> tuple[TicketView, ...]:
        """The tickets that pass the filter, oldest first."""
        with self.database.read() as session:
            return views_of(session, list_tickets(session, wanted))

    def ticket(self, number: str) -> TicketFile:
        """One ticket with its history and files. Raises `HelpbotError` when there is none."""
        with self.database.read() as session:
            return ticket_file(session, number)

    def export(self, wanted: TicketFilter) -> Iterator[dict[str, Any]]:
        """Every field of the tickets that pass the filter, JSON-ready, oldest first."""
        with self.database.read() as session:
            tickets = list_tickets(session, wanted)
            linked = linked_numbers(session, tickets)
        for ticket in tickets:
            told = ticket.model_dump(mode="json", exclude={"id"})
            ordered = {name: told[name] for name in Ticket.model_fields if name in told}
            yield {**ordered, "linked": list(linked[ticket.number])}

    def open_tickets_of(self, requester: str) -> tuple[TicketView, ...]:
        """The person's tickets that still need somebody, newest first."""
        with self.database.read() as session:
            return views_of(session, open_tickets_of(session, requester, MAX_OPEN))

    def feedback(self) -> tuple[FeedbackCount, ...]:
        """How often each article helped, and how often it did not."""
        with self.database.read() as session:
            return feedback_counts(session)
