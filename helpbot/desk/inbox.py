"""The inbox: every event is stored under its unique keys before anything is done about it, and handled once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from helpbot.desk import leases
from helpbot.desk.ports import IncomingEvent
from helpbot.dialogue.messages import Message
from helpbot.language.redaction import redact
from helpbot.tickets.flow_tables import Conversation, InboxKey, InboxRow, Progress

_INTO_INBOX = insert(InboxRow)


@dataclass(frozen=True)
class ClaimedEvent:
    """An event that this worker holds under a lease. `reference` is its correlation id, `failures` counts attempts.

    `content` is read only when it is handled, so that an unreadable one is that event's failure and nobody else's.
    """

    sequence: int
    lease: str
    conversation: str
    sender: str
    address: dict[str, Any]
    content: dict[str, Any]
    reference: str
    failures: int
    received_at: datetime

    @property
    def message(self) -> Message:
        """What the person did."""
        return Message.model_validate(self.content)


def message_of(event: IncomingEvent) -> Message:
    """What the dialogue will see: secrets removed, and nothing in it that a database cannot hold."""
    redacted = redact(_storable(event.text))
    files = tuple(
        file.model_copy(update={name: _storable(getattr(file, name)) for name in ("id", "name", "url", "mimetype")})
        for file in event.files
    )
    removed = redacted.removed
    return Message(text=redacted.text, choice=event.choice, files=files, removed=removed, shared=event.shared)


def store(session: Session, event: IncomingEvent, message: Message, surface: str) -> str:
    """Put the event in; returns its reference. Raises `IntegrityError` when one of its keys is known already."""
    reference, connection = secrets.token_hex(8), session.connection()
    # Below the mapped classes: this is on the way of every acknowledgement.
    stored = connection.execute(
        _INTO_INBOX,
        {
            "surface": surface,
            "conversation": event.conversation,
            "sender": event.user,
            "address": event.address,
            "content": message.model_dump(mode="json", exclude_defaults=True),
            "reference": reference,
            "state": Progress.WAITING,
            "failures": 0,
            "received_at": event.received_at,
        },
    )
    (sequence,) = stored.inserted_primary_key or (None,)
    assert sequence is not None
    # in a fixed order, so that two deliveries of one event cannot wait for each other
    keys = [{"key": key, "sequence": sequence} for key in sorted(set(event.keys))]
    connection.execute(insert(InboxKey).values(keys))  # one statement: the driver would pipeline several
    return reference


def claim(session: Session, surface: str, now: datetime, lease: timedelta = leases.LEASE) -> ClaimedEvent | None:
    """Lease the oldest event whose conversation has no earlier one unhandled."""
    row = leases.claim_next(session, InboxRow, surface, now, lease)
    if row is None:
        return None
    assert row.sequence is not None
    assert row.lease is not None
    return ClaimedEvent(
        sequence=row.sequence,
        lease=row.lease,
        conversation=row.conversation,
        sender=row.sender,
        address=row.address,
        content=row.content or {},
        reference=row.reference,
        failures=row.failures,
        received_at=row.received_at,
    )


def hold(session: Session, event: ClaimedEvent) -> InboxRow:
    """The event's row, locked. Raises `LeaseLost`."""
    return leases.hold(session, InboxRow, event.sequence, event.lease)


def mark_handled(row: InboxRow, now: datetime) -> None:
    """Done; what the person wrote is not kept here."""
    leases.finish(row, Progress.DONE, now)
    row.content = None


def knows_conversation(session: Session, conversation: str) -> bool:
    """Whether there has been, or is about to be, talk in it."""
    held = session.get(Conversation, conversation)
    waiting = select(InboxRow.sequence).where(
        InboxRow.conversation == conversation, col(InboxRow.state) == Progress.WAITING
    )
    return held is not None or session.exec(waiting.limit(1)).first() is not None


def _storable(text: str) -> str:
    """Without NUL and broken surrogates, which PostgreSQL refuses."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
