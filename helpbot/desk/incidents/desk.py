"""What a turn needs of incidents: look-ups before anything is stored, changes in the turn's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from sqlmodel import Session

from helpbot.desk.incidents.joining import Joining
from helpbot.desk.incidents.known_failures import find_known
from helpbot.desk.incidents.recurring import link_recurrence
from helpbot.desk.incidents.solved import Solved, solved_before
from helpbot.desk.ports.outside import NoStatusPage, StatusPage
from helpbot.desk.queues import schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets.filing import FiledTicket
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.incidents.failures import Found, JoinFailure, JoinOutcome, LeaveFailure
from helpbot.dialogue.messages import Requester
from helpbot.tickets.database import Database
from helpbot.tickets.tables import Ticket
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.same_failure import KnownIncidents, Signature


@dataclass(frozen=True)
class IncidentDesk:
    """Knows the status page and the incidents of the policy. Safe to share between threads."""

    page: StatusPage
    policy: SupportPolicy
    rules: KnownIncidents
    joining: Joining

    def find(
        self, database: Database, problems: Sequence[Signature | None], person: Requester, now: datetime
    ) -> Found | None:
        """The known failure that one of the problems is part of. Never call it inside a transaction."""
        page = self.page.current()
        with database.read() as session:
            return find_known(session, problems, page, person.id, self.rules, now)

    def join(
        self, session: Session, effect: JoinFailure, person: Requester, conversation: str, now: datetime
    ) -> JoinOutcome:
        """Count the person as affected."""
        return self.joining.join(session, effect, person, conversation, now)

    def leave(self, session: Session, effect: LeaveFailure, person: Requester, now: datetime) -> bool:
        """Stop counting the person; False when they were not counted."""
        return self.joining.leave(session, effect, person, now)

    def note_filed(self, session: Session, filed: tuple[FiledTicket, ...], now: datetime) -> tuple[FiledTicket, ...]:
        """Link recurring errors among new tickets, and schedule a check whether an error repeats."""
        for one in filed:
            ticket = one.ticket
            link_recurrence(session, ticket, self.policy.escalation, self.rules, now)
            schedule.plan(session, Kind.ESCALATION, ticket.number, now)
        session.flush()
        views = views_of(session, [one.ticket for one in filed])
        return tuple(replace(one, view=view) for one, view in zip(filed, views, strict=True))

    def solved_before(self, session: Session, ticket: Ticket, now: datetime) -> Solved | None:
        """How an error like that of a new ticket was solved last."""
        return solved_before(session, ticket, self.rules, now)


@dataclass(frozen=True)
class NoIncidents:
    """No failure is known and none can be joined: everybody files their own report."""

    page: StatusPage = field(default_factory=NoStatusPage)

    def find(
        self, database: Database, problems: Sequence[Signature | None], person: Requester, now: datetime
    ) -> Found | None:
        """Nothing is found."""

    def join(
        self, session: Session, effect: JoinFailure, person: Requester, conversation: str, now: datetime
    ) -> JoinOutcome:
        """There is nothing to join."""
        return JoinOutcome("gone")

    def leave(self, session: Session, effect: LeaveFailure, person: Requester, now: datetime) -> bool:
        """There is nothing to leave."""
        return False

    def note_filed(self, session: Session, filed: tuple[FiledTicket, ...], now: datetime) -> tuple[FiledTicket, ...]:
        """The tickets as they are."""
        return filed

    def solved_before(self, session: Session, ticket: Ticket, now: datetime) -> Solved | None:
        """Nothing is compared."""


Incidents: TypeAlias = IncidentDesk | NoIncidents
