"""Delete what has been kept long enough: daily, in small batches so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import Session, col, delete, select, update

from helpbot.desk.privacy import audit
from helpbot.desk.privacy.erasing import strip_members, strip_tickets
from helpbot.desk.queues.schedule import DueChore
from helpbot.desk.tickets.team import Team
from helpbot.settings import RetentionSettings
from helpbot.tickets.flow_tables import Conversation, FeedbackRow, InboxKey, InboxRow, OutboxRow, Progress, QuestionRow
from helpbot.tickets.incident_tables import Incident, IncidentMember
from helpbot.tickets.lifecycle import Status
from helpbot.tickets.locking import locked
from helpbot.tickets.tables import ERASED, Ticket

EVERY = timedelta(days=1)
AT_ONCE = 500
"""Rows of each kind per transaction; the rest follows immediately."""
TICKETS_AT_ONCE = 10
"""Finished tickets per transaction: each has its card updated and several messages deleted."""
PAUSE = timedelta(minutes=1)
"""Until the next tickets: Slack allows about fifty such calls a minute, and new tickets need some of them."""
_NO_WORDS = "{}"
"""An empty body, as both databases write it."""


@dataclass(frozen=True)
class Retention:
    """Carries out `retention` of app.yaml; what has no limit there is kept, and so is a person's chosen language."""

    limits: RetentionSettings
    team: Team

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Delete one batch of each kind of data; due again soon when something is left, else in a day."""
        limits = self.limits
        counts = {
            "messages": self._messages(session, _before(now, limits.messages)),
            "conversations": self._conversations(session, _before(now, limits.conversations)),
            "questions": self._questions(session, _before(now, limits.questions)),
            "tickets": self._tickets(session, _before(now, limits.tickets), now),
            "incidents": self._incidents(session, _before(now, limits.tickets), now),
        }
        if any(counts.values()):
            audit.note(session, "retention", audit.CLOCK, counts, now)
        if counts["tickets"] >= TICKETS_AT_ONCE:
            return now + PAUSE
        return now if max(counts.values()) >= AT_ONCE else now + EVERY

    def _messages(self, session: Session, before: datetime | None) -> int:
        """What is waiting or parked is kept."""
        return 0 if before is None else max(_received(session, before), _sent(session, before))

    def _conversations(self, session: Session, before: datetime | None) -> int:
        if before is None:
            return 0
        idle = select(Conversation.id).where(col(Conversation.updated_at) < before).limit(AT_ONCE)
        found = session.exec(idle).all()
        session.execute(
            delete(Conversation).where(col(Conversation.id).in_(found), col(Conversation.updated_at) < before)
        )
        return len(found)

    def _questions(self, session: Session, before: datetime | None) -> int:
        if before is None:
            return 0
        asked = session.exec(select(QuestionRow.id).where(QuestionRow.asked_on < before.date()).limit(AT_ONCE)).all()
        session.execute(delete(QuestionRow).where(col(QuestionRow.id).in_(asked)))
        given = session.exec(select(FeedbackRow.id).where(FeedbackRow.given_on < before.date()).limit(AT_ONCE)).all()
        session.execute(delete(FeedbackRow).where(col(FeedbackRow.id).in_(given)))
        return max(len(asked), len(given))

    def _tickets(self, session: Session, before: datetime | None, now: datetime) -> int:
        if before is None:
            return 0
        finished = select(Ticket).where(
            col(Ticket.status).in_((Status.RESOLVED, Status.CLOSED)),
            col(Ticket.updated_at) < before,
            col(Ticket.erased_at).is_(None),
        )
        found = session.exec(locked(finished.order_by(col(Ticket.id)).limit(TICKETS_AT_ONCE))).all()
        strip_tickets(session, found, self.team, now)
        return len(found)

    def _incidents(self, session: Session, before: datetime | None, now: datetime) -> int:
        """Members of a resolved incident are kept as long as finished tickets."""
        if before is None:
            return 0
        named = select(IncidentMember.incident_id).where(~col(IncidentMember.person).startswith(ERASED))
        over = select(Incident.id).where(col(Incident.resolved_at) < before, col(Incident.id).in_(named))
        return strip_members(session, session.exec(over.order_by(col(Incident.id)).limit(AT_ONCE)).all(), now)


def _received(session: Session, before: datetime) -> int:
    old = select(InboxRow.sequence).where(InboxRow.state == Progress.DONE, col(InboxRow.finished_at) < before)
    found = session.exec(old.order_by(col(InboxRow.sequence)).limit(AT_ONCE)).all()
    session.execute(delete(InboxKey).where(col(InboxKey.sequence).in_(found)))
    session.execute(delete(InboxRow).where(col(InboxRow.sequence).in_(found)))
    return len(found)


def _sent(session: Session, before: datetime) -> int:
    """Of messages about a ticket the receipt stays, by which its card is found; the words do not."""
    about_ticket = col(OutboxRow.ticket_id).is_not(None)
    worded = _done(session, before, about_ticket, cast(col(OutboxRow.body), String) != _NO_WORDS)
    session.execute(update(OutboxRow).where(col(OutboxRow.sequence).in_(worded)).values(body={}))
    others = _done(session, before, ~about_ticket)
    session.execute(delete(OutboxRow).where(col(OutboxRow.sequence).in_(others)))
    return max(len(worded), len(others))


def _done(session: Session, before: datetime, *which: ColumnElement[bool]) -> Sequence[int]:
    """Locked, because a posted message may be deleted or updated meanwhile, and then waits again."""
    old = select(OutboxRow.sequence).where(
        OutboxRow.state == Progress.DONE, col(OutboxRow.finished_at) < before, *which
    )
    return session.exec(old.order_by(col(OutboxRow.sequence)).limit(AT_ONCE).with_for_update()).all()


def _before(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now - timedelta(days=days)
