"""The outbox: every message to be posted is a row, written together with what it tells, posted in order, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from helpbot.desk import leases
from helpbot.desk.ports import Delivery
from helpbot.dialogue.messages import Reply
from helpbot.tickets.flow_tables import OutboxRow

TRIAGE_SURFACE = "slack"
"""The triage channel and the admins are in Slack, wherever the report was made."""


@dataclass(frozen=True)
class Destination:
    """Where messages go: by which surface, in which conversation, at which address there."""

    surface: str
    conversation: str
    address: dict[str, Any]


TRIAGE = "triage:"
"""What the names of the triage channel's conversations begin with."""


def triage(channel: str) -> Destination:
    """The support team's channel."""
    return Destination(TRIAGE_SURFACE, f"{TRIAGE}{channel}", {"channel": channel})


@dataclass(frozen=True)
class ClaimedDelivery:
    """A delivery that this worker holds under a lease.

    `maybe_posted`: an earlier attempt may have succeeded without our learning of it. `body` is read only when it is
    posted, so that an unreadable one is that message's failure and nobody else's.
    """

    sequence: int
    lease: str
    id: str
    to: Destination
    body: dict[str, Any]
    reference: str
    attempt: int
    created_at: datetime
    maybe_posted: bool

    @property
    def delivery(self) -> Delivery:
        """What the channel is to post."""
        reply = Reply.model_validate(self.body)
        return Delivery(self.id, self.to.conversation, self.to.address, reply, self.reference, self.attempt)


def put(
    session: Session, to: Destination, reply: Reply, reference: str, now: datetime, *, ticket_id: int | None = None
) -> None:
    """Promise that `reply` will be posted."""
    row = OutboxRow(
        delivery=str(uuid4()),
        surface=to.surface,
        conversation=to.conversation,
        address=to.address,
        body=reply.model_dump(mode="json", exclude_defaults=True),
        reference=reference,
        ticket_id=ticket_id,
        due_at=now,
        created_at=now,
    )
    session.add(row)
    session.flush()  # one by one, so that the sequence is the order of the calls


def claim(session: Session, surface: str, now: datetime, lease: timedelta = leases.LEASE) -> ClaimedDelivery | None:
    """Lease the oldest delivery that is due; from now on it counts as maybe posted."""
    row = leases.claim_next(session, OutboxRow, surface, now, lease)
    if row is None:
        return None
    assert row.sequence is not None
    assert row.lease is not None
    maybe_posted, row.maybe_posted = row.maybe_posted, True
    row.attempts += 1
    return ClaimedDelivery(
        sequence=row.sequence,
        lease=row.lease,
        id=row.delivery,
        to=Destination(row.surface, row.conversation, row.address),
        body=row.body,
        reference=row.reference,
        attempt=row.attempts,
        created_at=row.created_at,
        maybe_posted=maybe_posted,
    )


def hold(session: Session, claimed: ClaimedDelivery) -> OutboxRow:
    """The delivery's row, locked. Raises `LeaseLost`."""
    return leases.hold(session, OutboxRow, claimed.sequence, claimed.lease)
