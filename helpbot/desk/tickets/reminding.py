"""Remind the support team in the triage channel: some time before a promise is due, and when it is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.ports.measuring import Metrics
from helpbot.desk.ports.notices import TeamNotices
from helpbot.desk.queues import destinations, outbox
from helpbot.desk.queues.appointments import DueChore
from helpbot.desk.tickets import service_clock
from helpbot.desk.tickets.assigning import assignee_of
from helpbot.desk.tickets.filing import views_of
from helpbot.settings import SlackSettings
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.store import find_ticket
from helpbot.tickets.tables import Ticket
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.reminders import Reminder, reminders


@dataclass(frozen=True)
class Reminding:
    """Handles the reminders of one ticket at a time: those since the appointment, then an appointment for the next."""

    policy: SupportPolicy
    notices: TeamNotices
    slack: SlackSettings
    metrics: Metrics

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Post what is due. Nothing, and never again, for a ticket that needs nobody any more."""
        ticket = find_ticket(session, chore.subject, lock=True)
        if ticket is None or ticket.erased_at is not None or ticket.status not in WORKED_ON:
            return None
        planned = reminders(self.policy, service_clock.clock_of(ticket))
        for reminder in _latest(reminder for reminder in planned if chore.due_at <= reminder.at <= now):
            self._post(session, ticket, reminder, now)
        return min((reminder.at for reminder in planned if reminder.at > now), default=None)

    def _post(self, session: Session, ticket: Ticket, reminder: Reminder, now: datetime) -> None:
        """A promise is broken once: by another severity it is brought up again only where it came due anew, and counted
        no more."""
        reference = f"{ticket.number}-{reminder.promise}-{reminder.kind}"
        if reminder.kind == "breach":
            told_at = outbox.last_told(session, ticket.id, reference)
            if told_at is None:
                self.metrics.breach(reminder.promise, ticket.severity)
            elif reminder.due <= told_at:
                return
        channel = self.slack.triage_channel
        if channel is None:
            return
        [view] = views_of(session, [ticket])
        card, to = outbox.receipt_of(session, ticket.card), destinations.triage(channel, ticket.number)
        notice = self.notices.reminder(view, reminder, ticket.timezone, card)
        if (agent := assignee_of(ticket)) is not None:
            to = destinations.calling(to, agent)
        outbox.put(session, to, notice, reference, now, ticket_id=ticket.id)


def _latest(found: Iterable[Reminder]) -> list[Reminder]:
    """Of each promise only the last word: after a night without the bot nobody wants the warning before the breach."""
    return sorted({reminder.promise: reminder for reminder in sorted(found)}.values())
