"""Remind the support team in the triage channel: before a promise is due, and when it is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.ports.measuring import Metrics
from helpbot.desk.queues import outbox
from helpbot.desk.queues.schedule import DueChore
from helpbot.desk.tickets import service_clock
from helpbot.desk.tickets.assigning import assignee_of
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import views_of
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.store import find_ticket
from helpbot.tickets.tables import Ticket
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.reminders import Reminder, reminders


@dataclass(frozen=True)
class Reminding:
    """Posts the reminders of a ticket that have come due since the chore was, and schedules the next."""

    policy: SupportPolicy
    team: Team
    metrics: Metrics

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Post what is due; nothing, and never again, for a ticket that needs no more work."""
        ticket = find_ticket(session, chore.subject, lock=True)
        if ticket is None or ticket.erased_at is not None or ticket.status not in WORKED_ON:
            return None
        planned = reminders(self.policy, service_clock.clock_of(ticket))
        for reminder in _latest(reminder for reminder in planned if chore.due_at <= reminder.at <= now):
            self._post(session, ticket, reminder, now)
        return min((reminder.at for reminder in planned if reminder.at > now), default=None)

    def _post(self, session: Session, ticket: Ticket, reminder: Reminder, now: datetime) -> None:
        """A promise is broken once: after a change of severity it is posted again only if it came due anew, and it is
        not counted again."""
        reference = f"{ticket.number}-{reminder.promise}-{reminder.kind}"
        if reminder.kind == "breach":
            told_at = outbox.last_told(session, ticket.id, reference)
            if told_at is None:
                self.metrics.breach(reminder.promise, ticket.severity)
            elif reminder.due <= told_at:
                return
        [view] = views_of(session, [ticket])
        card = outbox.receipt_of(session, ticket.card)
        notice = self.team.notices.reminder(view, reminder, ticket.timezone, card)
        self.team.post(session, notice, ticket, reference, now, mention=assignee_of(ticket))


def _latest(found: Iterable[Reminder]) -> list[Reminder]:
    """The latest of each promise: after a night of downtime nobody wants the warning before the breach."""
    return sorted({reminder.promise: reminder for reminder in sorted(found)}.values())
