"""The tables of incidents: a failure that several people have, who joined it, which tickets are about it.

An incident is anchored either in an entry of the status page or in a ticket; the database holds both to one incident.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field

from helpbot.tickets.columns import UNKNOWN, UtcDateTime, one_of
from helpbot.tickets.tables import Table


class IncidentState(StrEnum):
    """Whether the failure persists."""

    OPEN = "open"
    RESOLVED = "resolved"


class Incident(Table, table=True):
    """One failure that people may join. `page_entry` is its id on the status page, `ticket_id` the ticket it is about.

    `title` is the page's or an agent's, never a requester's. `missing_since` is when the status page was first read
    without it. Since `part_since` it is a part of another incident, because its ticket is a duplicate of that one's.
    """

    __table_args__ = (
        one_of("state", IncidentState),
        CheckConstraint("(page_entry IS NULL) <> (ticket_id IS NULL)", name="one_anchor"),
        CheckConstraint("part_of <> id", name="of_another"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    page_entry: str | None = Field(default=None, unique=True)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", unique=True)
    title: str = ""
    area: str = ""
    state: str = Field(default=IncidentState.OPEN, index=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    missing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    part_of: int | None = Field(default=None, foreign_key="incident.id", index=True)
    part_since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class IncidentMember(Table, table=True):
    """A person who has the failure too, counted once. `told_at` is when they were told of the resolution."""

    __tablename__ = "incident_member"
    __table_args__ = (
        UniqueConstraint("incident_id", "person"),
        CheckConstraint("affected_count >= 0", name="affected_count_range"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id")
    person: str = Field(index=True)
    conversation: str
    language: str
    timezone: str
    affected_scope: str
    affected_told: str = Field(default="unknown", sa_column_kwargs=UNKNOWN)
    affected_count: int | None = Field(default=None, sa_type=BigInteger)
    words: str
    joined_at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class IncidentTicket(Table, table=True):
    """A ticket that is about an incident; each is about one at most."""

    __tablename__ = "incident_ticket"

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    incident_id: int = Field(foreign_key="incident.id", index=True)


class EscalationRow(Table, table=True):
    """An incident was escalated because of many reports: once for each `threshold` of the policy."""

    __tablename__ = "escalation"

    incident_id: int = Field(primary_key=True, foreign_key="incident.id")
    threshold: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Recurrence(Table, table=True):
    """A ticket reports again what the same person's earlier one did, after that was resolved."""

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    earlier_id: int = Field(foreign_key="ticket.id", index=True)
