"""What agents do with tickets, and what anybody may look up. Roles are checked here, at the action itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from helpbot.desk.filing import views_of
from helpbot.desk.notes import FeedbackCount, feedback_counts
from helpbot.desk.ports import Clock, DueTimes
from helpbot.dialogue.messages import Requester, TicketView
from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event, Status, after
from helpbot.tickets.store import (
    TicketFile,
    TicketFilter,
    append_event,
    linked_numbers,
    list_tickets,
    open_tickets_of,
    ticket_by_number,
    ticket_file,
)
from helpbot.tickets.tables import Ticket

BY_REQUESTER_TOO = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN, Event.CLOSE})
"""What the person who reported the problem may do; all else is for agents."""
FIRST_RESPONSES = frozenset({Event.ANSWER, Event.ASK})
MAX_OPEN = 100


class NotAllowed(HelpbotError):
    """The person has not the role for this."""


@dataclass(frozen=True)
class Casework:
    """Look tickets up and work on them. Every change and its line of history are one transaction."""

    database: Database
    clock: Clock

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

    def record(self, number: str, event: Event, by: Requester) -> TicketView:
        """Something happened to a ticket: move it on and write it down. Severity has its own use case.

        Raises `IllegalTransition`, `NotAllowed`, and `HelpbotError` when there is no such ticket.
        """
        with self.database.write() as session:
            ticket = ticket_by_number(session, number, lock=True)
            _check_role(ticket, event, by)
            now = self.clock.now()
            if event is Event.CLAIM:
                ticket.assignee = by.id
            if event in FIRST_RESPONSES and ticket.responded_at is None:
                ticket.responded_at = now
            _move(session, ticket, event, by, now, {})
            return views_of(session, [ticket])[0]

    def set_severity(self, number: str, severity: int, by: Requester, reason: str, due_times: DueTimes) -> TicketView:
        """The support team decides on another severity: the start stays, both clocks are computed anew.

        The history keeps the old and the new due times, by whom and why. Raises like `record`.
        """
        if not 1 <= severity <= 4:
            raise HelpbotError(f"there is no severity {severity}", "use 1 (critical), 2 (high), 3 (medium) or 4 (low)")
        with self.database.write() as session:
            ticket = ticket_by_number(session, number, lock=True)
            _check_role(ticket, Event.SET_SEVERITY, by)
            before = _promise(ticket)
            ticket.severity = severity
            ticket.response_due, ticket.restoration_due = due_times(
                severity, ticket.opened_at, ticket.timezone, ticket.country
            )
            details = {"reason": reason, "before": before, "after": _promise(ticket)}
            _move(session, ticket, Event.SET_SEVERITY, by, self.clock.now(), details)
            return views_of(session, [ticket])[0]


def _check_role(ticket: Ticket, event: Event, by: Requester) -> None:
    own = event in BY_REQUESTER_TOO and by.id == ticket.requester
    if not own and "agent" not in by.roles:
        raise NotAllowed(
            f"{event} on {ticket.number} is for agents", "ask an admin to add you to slack.agents in app.yaml"
        )


def _move(
    session: Session, ticket: Ticket, event: Event, by: Requester, now: datetime, details: dict[str, Any]
) -> None:
    assert ticket.id is not None
    ticket.status = after(Status(ticket.status), event)
    ticket.updated_at = now
    append_event(session, ticket.id, event, at=now, actor=by.id, details={**details, "status": ticket.status})


def _promise(ticket: Ticket) -> dict[str, Any]:
    return ticket.model_dump(mode="json", include={"severity", "response_due", "restoration_due"})
