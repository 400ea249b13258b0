"""The tables of tickets: the ticket, its history, its attachments, and the counter of their numbers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import SerializerFunctionWrapHandler, model_serializer
from sqlalchemy import BigInteger, CheckConstraint, Index, MetaData
from sqlmodel import Field, SQLModel

from helpbot.tickets.columns import EMPTY_LIST, NO_WORDS, UNKNOWN, JsonColumn, UtcDateTime, between, one_of
from helpbot.tickets.lifecycle import Event, Status

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

OPENED = "opened"
"""The first line of every history; the others are named by lifecycle events, or are remarks."""

ERASED = "erased"
"""Replaces an identity."""

TICKET = "ticket"
"""In the details of a line: the number of another ticket involved."""
TICKETS = "tickets"
"""In the details of a line: the numbers of all tickets involved."""
COLLEAGUE = "colleague"
"""In the details of a hand-over: the id of the agent whom the ticket was given to."""


class Remark(StrEnum):
    """Lines of history that do not change the status."""

    JOINED = "joined"
    """Somebody else has the failure too."""
    LEFT = "left"
    """They have something else after all."""
    SUGGESTED = "suggested"
    """Counting those who joined, the rules suggest another severity."""
    ESCALATED = "escalated"
    NAMED = "named"
    """Its incident has another title."""
    RECURRED = "recurred"
    """The error is back: the requester had reported it before."""
    MERGED = "merged"
    """Another ticket is a duplicate of it."""
    APART = "apart"
    """A duplicate of it is a separate ticket again."""


class Table(SQLModel):
    """Base of all tables: one set of metadata, every constraint named so that a migration can address it.

    Primary keys are given out by the database, and typed as a reader of stored rows finds them: never None.
    """

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)

    @model_serializer(mode="wrap")
    def _in_the_order_of_the_fields(self, told: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A loaded row has its fields in arbitrary order."""
        fields = told(self)
        return {name: fields[name] for name in type(self).model_fields if name in fields}


class Counter(Table, table=True):
    """The last number given out under a name; raised in the transaction that uses it, so that no number is lost."""

    name: str = Field(primary_key=True)
    value: int


class Ticket(Table, table=True):
    """One reported problem. `number` is what people call it (`HB-1`); tickets filed together share a `bundle`.

    `card` names the delivery that shows it to the support team, `source` the message that it began with. `pauses` are
    past waits for the requester (pairs of ISO moments), `waiting_since` begins the present one; `late` names the
    promises that are broken for good. Since `erased_at` nothing in it identifies its requester.
    """

    __table_args__ = (
        between("severity", 1, 4),
        between("suggested_severity", 1, 4),
        one_of("status", Status),
        CheckConstraint("affected_count >= 0", name="affected_count_range"),
        Index(None, "requester", "status"),
        Index(None, "status", "response_due"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    number: str = Field(unique=True)
    status: str = Status.OPEN
    severity: int
    suggested_severity: int
    reasons: list[dict[str, str]] = Field(sa_type=JsonColumn)
    summary: str
    description: str
    component: str
    business_impact: str
    affected: str
    affected_scope: str
    affected_told: str = Field(default="unknown", sa_column_kwargs=UNKNOWN)
    affected_count: int | None = Field(sa_type=BigInteger)
    workaround: str
    workaround_available: bool | None
    since: str
    began_on: date | None = None
    began_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    error_codes: list[str] = Field(sa_type=JsonColumn)
    requester: str
    requester_name: str
    language: str
    timezone: str
    country: str
    conversation: str = Field(index=True)
    bundle: str | None = Field(default=None, index=True)
    assignee: str | None = None
    assignee_name: str = Field(default="", sa_column_kwargs=NO_WORDS)
    card: str | None = None
    source: str | None = Field(default=None, index=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    response_due: datetime | None = Field(sa_type=UtcDateTime)
    restoration_due: datetime | None = Field(sa_type=UtcDateTime)
    responded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    restored_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    waiting_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    pauses: list[list[str]] = Field(default_factory=list, sa_type=JsonColumn, sa_column_kwargs=EMPTY_LIST)
    late: list[str] = Field(default_factory=list, sa_type=JsonColumn, sa_column_kwargs=EMPTY_LIST)
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TicketEvent(Table, table=True):
    """One line of a ticket's history: what happened, when, by whom (a user id), with which values.

    Lines are never removed; erasing a person takes their identity and words out of them.
    """

    __tablename__ = "ticket_event"
    __table_args__ = (one_of("kind", (OPENED, *Event, *Remark)), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    kind: str
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str
    details: dict[str, Any] = Field(sa_type=JsonColumn)


class Attachment(Table, table=True):
    """A file that came with a ticket, kept as a reference; `size` in bytes."""

    __table_args__ = (CheckConstraint("size >= 0", name="size_range"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    file: str
    name: str
    url: str
    mimetype: str
    size: int = Field(sa_type=BigInteger)
