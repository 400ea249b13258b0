"""The first tables: tickets with their history, and what a message passes through."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

WORDS = sa.String()
NUMBER = sa.Integer()
LARGE = sa.BigInteger()
FLAG = sa.Boolean()
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Make all tables."""
    _tickets()
    _ticket_parts()
    _talk()
    _outbox()
    _logs()


def downgrade() -> None:
    """Drop all tables, those that refer to others first."""
    for table in ("feedback", "question", "outbox", "conversation", "inbox_key", "inbox"):
        op.drop_table(table)
    for table in ("attachment", "ticket_event", "ticket", "counter"):
        op.drop_table(table)


def _tickets() -> None:
    counter = op.create_table("counter", _key("name", WORDS), _column("value", NUMBER))
    op.bulk_insert(counter, [{"name": "ticket", "value": 0}])
    op.create_table(
        "ticket",
        _key("id", NUMBER),
        sa.Column("number", WORDS, nullable=False, unique=True),
        *(_column(name, WORDS) for name in ("status", "summary", "description", "component", "business_impact")),
        *(_column(name, WORDS) for name in ("affected", "affected_scope", "workaround", "since")),
        *(_column(name, WORDS) for name in ("requester", "requester_name", "language", "timezone", "country")),
        _column("conversation", WORDS, index=True),
        *(_column(name, NUMBER) for name in ("severity", "suggested_severity")),
        *(_column(name, JSON) for name in ("reasons", "error_codes")),
        *(_column(name, MOMENT) for name in ("opened_at", "updated_at")),
        sa.Column("affected_count", LARGE),
        sa.Column("workaround_available", FLAG),
        sa.Column("bundle", WORDS, index=True),
        sa.Column("assignee", WORDS),
        *(sa.Column(name, MOMENT) for name in ("response_due", "restoration_due", "responded_at")),
        sa.CheckConstraint("severity BETWEEN 1 AND 4", name="severity_range"),
        sa.CheckConstraint("suggested_severity BETWEEN 1 AND 4", name="suggested_severity_range"),
        sa.CheckConstraint("affected_count >= 0", name="affected_count_range"),
        _known("status", "open", "in_progress", "waiting_for_requester", "resolved", "closed"),
        sa.Index("ix_ticket_requester_status", "requester", "status"),
        sa.Index("ix_ticket_status_response_due", "status", "response_due"),
        sqlite_autoincrement=True,
    )


def _ticket_parts() -> None:
    happenings = ("claim", "answer", "ask", "requester_replied", "set_severity", "resolve", "reopen", "close")
    op.create_table(
        "ticket_event",
        _key("id", NUMBER),
        _reference("ticket_id", "ticket.id", nullable=False),
        _column("kind", WORDS),
        _column("at", MOMENT),
        _column("actor", WORDS),
        _column("details", JSON),
        _known("kind", "opened", *happenings),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attachment",
        _key("id", NUMBER),
        _reference("ticket_id", "ticket.id", nullable=False),
        *(_column(name, WORDS) for name in ("file", "name", "url", "mimetype")),
        _column("size", LARGE),
        sa.CheckConstraint("size >= 0", name="size_range"),
        sqlite_autoincrement=True,
    )


def _talk() -> None:
    op.create_table(
        "inbox",
        _key("sequence", NUMBER),
        *(_column(name, WORDS) for name in ("surface", "conversation", "sender")),
        _column("address", JSON),
        sa.Column("content", JSON),
        sa.Column("reference", WORDS, nullable=False, unique=True),
        _column("failures", NUMBER),
        _column("received_at", MOMENT),
        *_progress("inbox"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "inbox_key",
        _key("key", WORDS),
        _reference("sequence", "inbox.sequence", nullable=False),
    )
    op.create_table(
        "conversation",
        _key("id", WORDS),
        _column("surface", WORDS),
        _column("address", JSON),
        _column("state", JSON),
        _column("version", NUMBER),
        _column("updated_at", MOMENT),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        _key("sequence", NUMBER),
        sa.Column("delivery", WORDS, nullable=False, unique=True),
        *(_column(name, WORDS) for name in ("surface", "conversation")),
        *(_column(name, JSON) for name in ("address", "body")),
        _column("reference", WORDS, index=True),
        _reference("ticket_id", "ticket.id", nullable=True),
        _column("attempts", NUMBER),
        _column("maybe_posted", FLAG),
        *(_column(name, MOMENT) for name in ("due_at", "created_at")),
        *(sa.Column(name, WORDS) for name in ("receipt", "failure")),
        *_progress("outbox"),
        sqlite_autoincrement=True,
    )


def _logs() -> None:
    op.create_table(
        "question",
        _key("id", NUMBER),
        _column("asked_on", sa.Date(), index=True),
        *(_column(name, WORDS) for name in ("question", "language", "outcome")),
        sa.Column("article", WORDS),
        _column("score", sa.Float()),
        _known("outcome", "answered", "suggested", "unknown"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feedback",
        _key("id", NUMBER),
        _column("given_on", sa.Date()),
        _column("article", WORDS, index=True),
        _column("question", WORDS),
        _column("helpful", FLAG),
        sqlite_autoincrement=True,
    )


def _progress(table: str) -> tuple[sa.Column[Any] | sa.CheckConstraint | sa.Index, ...]:
    """What inbox and outbox share: how far a row is, and who works on it."""
    return (
        _column("state", WORDS),
        sa.Column("lease", WORDS),
        sa.Column("leased_until", MOMENT),
        sa.Column("finished_at", MOMENT),
        _known("state", "waiting", "done", "parked"),
        sa.Index(f"ix_{table}_waiting", "conversation", "sequence", sqlite_where=WAITING, postgresql_where=WAITING),
    )


def _key(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True)


def _column(name: str, kind: sa.types.TypeEngine[Any], *, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, index=index)


def _reference(name: str, target: str, *, nullable: bool) -> sa.Column[Any]:
    return sa.Column(name, NUMBER, sa.ForeignKey(target), nullable=nullable, index=True)


def _known(column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
