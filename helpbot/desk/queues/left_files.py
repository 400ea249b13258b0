"""Tell the support team of files that turned out not to be for us to show, when what they came with was posted."""

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
    """Tells it below the card, where the agent who sent them reads on; without a triage channel nobody is told."""

    notices: TeamNotices
    slack: SlackSettings

    def tell(self, session: Session, posted: ClaimedDelivery, left: Sequence[LeftFile], now: datetime) -> None:
        """Promise it in the transaction that takes note of the delivery."""
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
