"""Failures that several people have: who joined, what was escalated, what came back; and their lines of history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WORDS = sa.String()
NUMBER = sa.Integer()
MOMENT = sa.DateTime(timezone=True)
LIFE = ("opened", "claim", "answer", "ask", "requester_replied", "set_severity", "resolve", "reopen", "close")
REMARKS = ("joined", "left", "suggested", "escalated", "named", "recurred")


def upgrade() -> None:
    """Make the tables, and let a history tell of them."""
    _incident()
    _member()
    op.create_table(
        "incident_ticket",
        sa.Column("ticket_id", NUMBER, sa.ForeignKey("ticket.id"), primary_key=True),
        _reference("incident_id", "incident.id", index=True),
    )
    op.create_table(
        "escalation",
        sa.Column("incident_id", NUMBER, sa.ForeignKey("incident.id"), primary_key=True),
        sa.Column("threshold", NUMBER, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "recurrence",
        sa.Column("ticket_id", NUMBER, sa.ForeignKey("ticket.id"), primary_key=True),
        _reference("earlier_id", "ticket.id", index=True),
    )
    _know((*LIFE, *REMARKS))


def downgrade() -> None:
    """Drop them, with the lines of history that only they explain."""
    listed = ", ".join(f"'{kind}'" for kind in REMARKS)
    op.execute(f"DELETE FROM ticket_event WHERE kind IN ({listed})")  # noqa: S608 - our own constants
    _know(LIFE)
    for table in ("recurrence", "escalation", "incident_ticket", "incident_member", "incident"):
        op.drop_table(table)


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("page_entry", WORDS, unique=True),
        sa.Column("ticket_id", NUMBER, sa.ForeignKey("ticket.id"), unique=True),
        *(sa.Column(name, WORDS, nullable=False) for name in ("title", "area")),
        sa.Column("state", WORDS, nullable=False, index=True),
        sa.Column("opened_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT) for name in ("missing_since", "resolved_at")),
        sa.CheckConstraint("state IN ('open', 'resolved')", name="state_known"),
        sa.CheckConstraint("(page_entry IS NULL) <> (ticket_id IS NULL)", name="one_anchor"),
        sqlite_autoincrement=True,
    )


def _member() -> None:
    told = ("conversation", "language", "timezone", "affected_scope", "words")
    op.create_table(
        "incident_member",
        sa.Column("id", NUMBER, primary_key=True),
        _reference("incident_id", "incident.id", index=False),
        sa.Column("person", WORDS, nullable=False, index=True),
        *(sa.Column(name, WORDS, nullable=False) for name in told),
        sa.Column("affected_count", sa.BigInteger()),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT),
        sa.UniqueConstraint("incident_id", "person"),
        sa.CheckConstraint("affected_count >= 0", name="affected_count_range"),
        sqlite_autoincrement=True,
    )


def _reference(name: str, target: str, *, index: bool) -> sa.Column[int]:
    return sa.Column(name, NUMBER, sa.ForeignKey(target), nullable=False, index=index)


def _know(kinds: tuple[str, ...]) -> None:
    """Which lines a history may have. SQLite makes the table anew for that, with what is in it."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    name = op.f("ck_ticket_event_kind_known")
    with op.batch_alter_table("ticket_event", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"kind IN ({listed})")
