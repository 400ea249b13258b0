"""The outbox: every message to be posted is a row, stored in the transaction that causes it, posted in order, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, insert, or_
from sqlmodel import Session, col, select, update

from helpbot.desk.ports.posting import Delivery, TicketPost
from helpbot.desk.queues import leases
from helpbot.desk.queues.destinations import CALLED, OTHERWISE, TRIAGE, Destination
from helpbot.dialogue.messages import Reply
from helpbot.tickets.flow_tables import OutboxRow, Progress
from helpbot.tickets.prepared import Prepared, Row
from helpbot.tickets.tables import Ticket

_INTO_OUTBOX = Prepared(insert(OutboxRow))
_POSTED = Prepared(
    update(OutboxRow)
    .where(col(OutboxRow.sequence) == bindparam("number"))
    .values(
        state=Progress.DONE,
        lease=None,
        leased_until=None,
        maybe_posted=False,
        receipt=bindparam("receipt"),
        body=bindparam("body"),
        address=bindparam("address"),
        finished_at=bindparam("finished_at"),
    )
)

WITHDRAWN = Reply(text="", withdrawn=True).model_dump(mode="json", exclude_defaults=True)
"""The body of a message that is to be deleted."""


def escalation(number: str, threshold: int) -> str:
    """The reference of the alert that an error repeats, by the number of its first ticket."""
    return f"{number}-escalation-{threshold}"


@dataclass(frozen=True)
class ClaimedDelivery:
    """A delivery that this worker has leased.

    `maybe_posted`: an earlier attempt may have succeeded without our knowing. `body` is parsed only when it is posted,
    so that a broken one fails that message and no other. `outdated`: a newer one replaces it.
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
    replaces: str | None = None
    under: str | None = None
    outdated: bool = False

    @property
    def delivery(self) -> Delivery:
        """What the channel is to post."""
        return Delivery(
            self.id,
            self.to.conversation,
            self.to.address,
            Reply.model_validate(self.body),
            self.reference,
            self.attempt,
            self.replaces,
            self.under,
        )


def put(
    session: Session,
    to: Destination,
    reply: Reply,
    reference: str,
    now: datetime,
    *,
    ticket_id: int | None = None,
    replaces: str | None = None,
    under: str | None = None,
) -> str:
    """Have `reply` posted; returns the delivery's id.

    It replaces the delivery that `replaces` names, or goes into the thread of the one that `under` names.
    """
    delivery = str(uuid4())
    # Prepared, as all that runs for every message; and one by one, since their order is their sequence.
    _INTO_OUTBOX.run(
        session,
        delivery=delivery,
        surface=to.surface,
        conversation=to.conversation,
        address=to.address,
        body=reply.model_dump(mode="json", exclude_defaults=True),
        reference=reference,
        ticket_id=ticket_id,
        state=Progress.WAITING,
        attempts=0,
        maybe_posted=False,
        replaces=replaces,
        under=under,
        due_at=now,
        created_at=now,
    )
    return delivery


def claim(
    session: Session,
    surface: str,
    now: datetime,
    length: timedelta = leases.LEASE,
    reference: str | None = None,
) -> ClaimedDelivery | None:
    """Lease the oldest delivery that is due, of the event named by `reference` if given; it now counts as maybe posted.

    If it, or one that it replaces, was posted already, that message is to be updated.
    """
    claimed = leases.claim_next(session, OutboxRow, surface, now, length, reference)
    if claimed is None:
        return None
    row = claimed.row
    newest, place = _newer_in_place(session, row), row.receipt or _receipt(session, row.replaces)
    return ClaimedDelivery(
        sequence=row.sequence,
        lease=claimed.lease.holder,
        id=row.delivery,
        to=Destination(row.surface, row.conversation, row.address),
        body=(newest and newest.body) or row.body,
        reference=row.reference,
        attempt=row.attempts + 1,
        created_at=row.created_at,
        maybe_posted=row.maybe_posted,
        replaces=place,
        under=_receipt(session, row.under),
        outdated=place is not None and newest is not None,
    )


def again(row: OutboxRow, now: datetime) -> None:
    """Have a posted message updated to its present body."""
    row.replaces = row.delivery
    row.state, row.attempts, row.maybe_posted = Progress.WAITING, 0, False
    row.due_at = row.created_at = now
    row.finished_at = row.failure = None


def hold(session: Session, claimed: ClaimedDelivery) -> OutboxRow:
    """The delivery's row, locked. Raises `LeaseLost`."""
    return leases.hold(session, OutboxRow, claimed.sequence, claimed.lease)


def mark_posted(session: Session, claimed: ClaimedDelivery, receipt: str, now: datetime) -> None:
    """The delivery was posted as `receipt`, which is now also where what it replaces is found.

    If it was withdrawn while it was being posted, have it deleted now. Nothing is kept of a deleted message, and only
    the receipt of one that is not to be kept. Raises `LeaseLost`.
    """
    row = leases.look(session, OutboxRow, claimed.sequence, claimed.lease)
    if row.body == WITHDRAWN:
        _take_away(session, hold(session, claimed), receipt, now)
        return
    _POSTED.run(
        session,
        number=row.sequence,
        receipt=receipt,
        body=row.body if is_kept(row) else {},
        address={name: value for name, value in row.address.items() if name not in (OTHERWISE, CALLED)},
        finished_at=now,
    )
    if row.replaces is not None and receipt:
        elsewhere = or_(col(OutboxRow.receipt).is_(None), col(OutboxRow.receipt) != receipt)
        place = update(OutboxRow).where(col(OutboxRow.delivery) == row.replaces, elsewhere)
        session.execute(place.values(receipt=receipt))


def _take_away(session: Session, row: OutboxRow, receipt: str, now: datetime) -> None:
    if row.replaces == row.delivery or not receipt:
        session.delete(row)
        return
    row.receipt = receipt
    leases.release(row)
    again(row, now)


def is_kept(row: OutboxRow | Row) -> bool:
    """Whether its content is kept once it is posted."""
    return bool(row.body.get("kept", True))


def receipts(session: Session, deliveries: Sequence[str]) -> dict[str, str]:
    """The receipts of deliveries that have been posted, by delivery."""
    posted = select(OutboxRow.delivery, OutboxRow.receipt).where(col(OutboxRow.delivery).in_(deliveries))
    return {delivery: receipt for delivery, receipt in session.exec(posted).all() if receipt}


def receipt_of(session: Session, delivery: str | None) -> str:
    """The receipt of a delivery; empty if there is no delivery, or if it has not been posted yet."""
    return receipts(session, [delivery]).get(delivery, "") if delivery else ""


def last_told(session: Session, ticket_id: int, reference: str) -> datetime | None:
    """When something with this reference was last put into the outbox about a ticket; None if never."""
    same = (OutboxRow.ticket_id == ticket_id, OutboxRow.reference == reference)
    query = select(OutboxRow.created_at).where(*same).order_by(col(OutboxRow.sequence).desc())
    return session.exec(query.limit(1)).first()


def ticket_of(session: Session, receipt: str) -> TicketPost | None:
    """The ticket that a posted message is about, and for whom it is."""
    query = select(Ticket.number, OutboxRow.conversation).join(OutboxRow, col(OutboxRow.ticket_id) == Ticket.id)
    found = session.exec(query.where(OutboxRow.receipt == receipt).limit(1)).first()
    return TicketPost(found[0], for_team=found[1].startswith(TRIAGE)) if found else None


def _newer_in_place(session: Session, row: Row) -> OutboxRow | None:
    """The newest replacement of a message, if there is a later one in the outbox."""
    if row.ticket_id is None:
        return None  # only cards are replaced
    place = row.replaces or row.delivery
    later = select(OutboxRow).where(OutboxRow.replaces == place, col(OutboxRow.sequence) > row.sequence)
    return session.exec(later.order_by(col(OutboxRow.sequence).desc()).limit(1)).first()


def _receipt(session: Session, delivery: str | None) -> str | None:
    if delivery is None:
        return None
    return session.exec(select(OutboxRow.receipt).where(OutboxRow.delivery == delivery)).first()
