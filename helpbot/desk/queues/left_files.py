"""Tell the support team about files that turned out to be unreadable, once the message they came with is posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from helpbot.desk.ports.notices import TeamNotices
from helpbot.desk.queues import destinations, outbox
from helpbot.desk.queues.outbox import ClaimedDelivery
from helpbot.dialogue.messages import LeftFile
from helpbot.settings import SlackSettings
from helpbot.tickets.duplicates import original_of
from helpbot.tickets.flow_tables import OutboxRow
from helpbot.tickets.tables import Ticket


@dataclass(frozen=True)
class LeftFiles:
    """Posts it below the card, where the agent who sent them will see it; without a triage channel nowhere."""

    notices: TeamNotices
    slack: SlackSettings

    def tell(self, session: Session, posted: ClaimedDelivery, left: Sequence[LeftFile], now: datetime) -> None:
        """Put it into the outbox in the transaction that records the delivery."""
        channel, ticket = self.slack.triage_channel, _ticket_of(session, posted)
        if channel is None or ticket is None or ticket.erased_at is not None:
            return
        for_team = posted.to.conversation.startswith(destinations.TRIAGE)
        notice = self.notices.files_left(left, ticket.requester_name or ticket.requester, for_team=for_team)
        below = original_of(session, ticket) or ticket
        to = destinations.triage(channel, below.number)
        outbox.put(session, to, notice, posted.reference, now, ticket_id=ticket.id, under=below.card)


def _ticket_of(session: Session, posted: ClaimedDelivery) -> Ticket | None:
    query = select(Ticket).join(OutboxRow, col(OutboxRow.ticket_id) == Ticket.id)
    return session.exec(query.where(OutboxRow.sequence == posted.sequence)).first()
