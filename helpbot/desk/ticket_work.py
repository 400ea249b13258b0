"""Work on tickets: events of their life, and the severity that the support team sets.

Roles are checked here, at the action itself. The change, its line of history, the clock, the reminders and what the
requester is told are one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from helpbot.desk import appointments, outbox, service_clock
from helpbot.desk.appointments import Kind
from helpbot.desk.conversations import home_of
from helpbot.desk.filing import views_of
from helpbot.desk.ports import Clock, Notices
from helpbot.desk.resolution import ticket_moved
from helpbot.dialogue.messages import Requester, TicketView
from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event, Status, after
from helpbot.tickets.store import append_event, ticket_by_number
from helpbot.tickets.tables import Ticket
from helpbot.triage.clocks import change_severity
from helpbot.triage.policy import SupportPolicy

BY_REQUESTER_TOO = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN, Event.CLOSE})
"""What the person who reported the problem may do; all else is for agents."""


class NotAllowed(HelpbotError):
    """The person has not the role for this."""


@dataclass(frozen=True)
class TicketWork:
    """Moves tickets on. Safe to share between threads."""

    database: Database
    clock: Clock
    policy: SupportPolicy
    notices: Notices

    def record(self, number: str, event: Event, by: Requester) -> TicketView:
        """Something happened to a ticket: move it and its clock on, and write it down. Severity has its own use case.

        Raises `IllegalTransition`, `NotAllowed`, and `HelpbotError` when there is no such ticket.
        """
        with self.database.write() as session:
            ticket = ticket_by_number(session, number, lock=True)
            _check_role(ticket, event, by)
            now = self.clock.now()
            _move(session, ticket, event, by, now, {})
            if event is Event.CLAIM:
                ticket.assignee = by.id
            clock = service_clock.clock_of(ticket)
            service_clock.keep(ticket, service_clock.after(self.policy, clock, event, now), self.policy, now)
            appointments.plan(session, Kind.REMINDER, ticket.number, now)
            ticket_moved(session, ticket, event, self.notices, now)
            return views_of(session, [ticket])[0]

    def set_severity(self, number: str, severity: int, by: Requester, reason: str) -> TicketView:
        """The support team decides on another severity: both clocks are counted anew from the same start.

        Pauses stay credited, promises that are late by now stay late; the history keeps the old and the new due times,
        by whom and why, and the requester is told. The same severity again changes nothing. Raises like `record`.
        """
        if severity not in self.policy.levels:
            raise HelpbotError(f"there is no severity {severity}", "use 1 (critical), 2 (high), 3 (medium) or 4 (low)")
        with self.database.write() as session:
            ticket = ticket_by_number(session, number, lock=True)
            _check_role(ticket, Event.SET_SEVERITY, by)
            after(Status(ticket.status), Event.SET_SEVERITY)
            if ticket.severity != severity:
                self._change_severity(session, ticket, severity, by, reason)
            return views_of(session, [ticket])[0]

    def _change_severity(self, session: Session, ticket: Ticket, severity: int, by: Requester, reason: str) -> None:
        now = self.clock.now()
        change = change_severity(self.policy, service_clock.clock_of(ticket), severity, now)
        [before], promised = views_of(session, [ticket]), _promise(ticket)
        service_clock.keep(ticket, change.clock, self.policy, now)
        details = {"reason": reason, "before": promised, "after": _promise(ticket), "late": ticket.late}
        _move(session, ticket, Event.SET_SEVERITY, by, now, details)
        # from the start: what the new severity has been due for by now is brought up at once
        appointments.plan(session, Kind.REMINDER, ticket.number, ticket.opened_at)
        if ticket.erased_at is None:
            [view] = views_of(session, [ticket])
            notice = self.notices.severity_changed(before, view, _requester(ticket), reason)
            outbox.put(session, home_of(session, ticket), notice, uuid4().hex[:16], now, ticket_id=ticket.id)


def _requester(ticket: Ticket) -> Requester:
    return Requester(
        id=ticket.requester,
        name=ticket.requester_name,
        language=ticket.language,
        timezone=ticket.timezone,
        country=ticket.country,
    )


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
