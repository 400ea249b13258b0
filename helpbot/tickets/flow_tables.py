"""The tables a message passes through (inbox, conversation, outbox), the anonymous logs, and the chores.

They are in this package because one transaction writes them together with tickets; how to use them is the desk's
business.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from helpbot.tickets.columns import EMPTY_LIST, JsonColumn, UtcDateTime, one_of
from helpbot.tickets.tables import Table

_WAITING = text("state = 'waiting'")


class Progress(StrEnum):
    """The state of a row of the inbox or the outbox. A parked one failed for good and waits for an admin."""

    WAITING = "waiting"
    DONE = "done"
    PARKED = "parked"


class InboxRow(Table, table=True):
    """An event as it came in, secrets removed. The content is cleared once it is handled.

    `sequence` is the order of arrival. A `lease` names the worker that has it, until `leased_until`.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", Progress),
        Index("ix_inbox_waiting", "conversation", "sequence", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_inbox_queue", "sequence", sqlite_where=_WAITING, postgresql_where=_WAITING),
        {"sqlite_autoincrement": True},
    )

    sequence: int = Field(default=None, primary_key=True)
    surface: str
    conversation: str
    sender: str
    address: dict[str, Any] = Field(sa_type=JsonColumn)
    content: dict[str, Any] | None = Field(sa_type=JsonColumn)
    reference: str = Field(unique=True)
    state: str = Progress.WAITING
    failures: int = 0
    lease: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    received_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class InboxKey(Table, table=True):
    """A key of an event: another event with the same key is the same event."""

    __tablename__ = "inbox_key"

    key: str = Field(primary_key=True)
    sequence: int = Field(foreign_key="inbox.sequence", index=True)


class Conversation(Table, table=True):
    """The state of one conversation, opaque to all but the dialogue, and where it was last held.

    `version` counts its turns; `people` are the ids of those who took part.
    """

    id: str = Field(primary_key=True)
    surface: str
    address: dict[str, Any] = Field(sa_type=JsonColumn)
    state: dict[str, Any] = Field(sa_type=JsonColumn)
    version: int
    people: list[str] = Field(default_factory=list, sa_type=JsonColumn, sa_column_kwargs=EMPTY_LIST)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class Preference(Table, table=True):
    """What a person has chosen permanently: the language that the bot speaks with them.

    It is kept until they take it back or have their data erased.
    """

    person: str = Field(primary_key=True)
    language: str


class OutboxRow(Table, table=True):
    """A message to be posted. `sequence` orders the messages of one conversation.

    `maybe_posted` is set before each attempt and reset when that certainly failed. `replaces` names the delivery that
    it replaces, `under` the one whose thread it belongs to.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", Progress),
        Index("ix_outbox_waiting", "conversation", "sequence", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outbox_queue", "sequence", sqlite_where=_WAITING, postgresql_where=_WAITING),
        {"sqlite_autoincrement": True},
    )

    sequence: int = Field(default=None, primary_key=True)
    delivery: str = Field(unique=True)
    surface: str
    conversation: str
    address: dict[str, Any] = Field(sa_type=JsonColumn)
    body: dict[str, Any] = Field(sa_type=JsonColumn)
    reference: str = Field(index=True)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    state: str = Progress.WAITING
    attempts: int = 0
    maybe_posted: bool = False
    lease: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    receipt: str | None = Field(default=None, index=True)
    replaces: str | None = Field(default=None, index=True)
    under: str | None = None
    failure: str | None = None


VERDICTS = ("helpful", "not_helpful", "chosen", "none_of_these", "ticket")
"""What may come of an answer: see `NoteFeedback`."""


class QuestionRow(Table, table=True):
    """What was asked and how it ended. No name and no time of day, so that nobody can be identified by it."""

    __tablename__ = "question"
    __table_args__ = (one_of("outcome", ("answered", "suggested", "unknown")), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    asked_on: date = Field(index=True)
    question: str
    language: str
    outcome: str
    article: str | None
    score: float


class FeedbackRow(Table, table=True):
    """What came of the answer to a question; as anonymous as the questions. `offered` are ids of articles."""

    __tablename__ = "feedback"
    __table_args__ = (one_of("verdict", VERDICTS), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    given_on: date = Field(index=True)
    verdict: str
    question: str
    language: str
    article: str | None = Field(index=True)
    offered: list[str] = Field(default_factory=list, sa_type=JsonColumn)


class ChoreRow(Table, table=True):
    """Scheduled work, once per kind and subject. A `lease` names the worker that does it."""

    __tablename__ = "chore"
    __table_args__ = (UniqueConstraint("kind", "subject"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    kind: str
    subject: str
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    failures: int = 0
    lease: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AuditRow(Table, table=True):
    """Something was done to stored data: what, when, on whose behalf, and to how many rows; never their content."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    action: str
    actor: str
    counts: dict[str, int] = Field(sa_type=JsonColumn)
