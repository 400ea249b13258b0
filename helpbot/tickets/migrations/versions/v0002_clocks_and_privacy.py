"""Clocks that pause, work that is due at a time, who took part in a talk, and the audit of what became of data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
EMPTY_LIST = sa.text("'[]'")
TICKET_MOMENTS = ("restored_at", "waiting_since", "erased_at")
TICKET_LISTS = ("pauses", "late")


def upgrade() -> None:
    """Add the columns and tables; every open ticket gets its reminders looked at."""
    for name in TICKET_MOMENTS:
        op.add_column("ticket", sa.Column(name, MOMENT))
    for name in TICKET_LISTS:
        op.add_column("ticket", _list(name))
    op.add_column("conversation", _list("people"))
    _note_people()
    _chores()
    _audit()


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("audit")
    op.drop_table("chore")
    op.drop_column("conversation", "people")
    for name in (*TICKET_LISTS, *TICKET_MOMENTS):
        op.drop_column("ticket", name)


def _note_people() -> None:
    """The inbox remembers who wrote in which conversation."""
    connection = op.get_bind()
    conversation = sa.table("conversation", sa.column("id"), sa.column("people", JSON))
    people: dict[str, list[str]] = {}
    for name, sender in connection.execute(sa.text("SELECT DISTINCT conversation, sender FROM inbox")):
        people.setdefault(name, []).append(sender)
    for name, senders in people.items():
        connection.execute(conversation.update().where(conversation.c.id == name).values(people=senders))


def _chores() -> None:
    op.create_table(
        "chore",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "subject")),
        sa.Column("due_at", MOMENT, nullable=False, index=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String()),
        sa.Column("leased_until", MOMENT),
        sa.UniqueConstraint("kind", "subject"),
        sqlite_autoincrement=True,
    )
    statement = sa.text(
        "INSERT INTO chore (kind, subject, due_at, failures) SELECT 'reminder', number, :now, 0 FROM ticket"
        " WHERE status IN ('open', 'in_progress', 'waiting_for_requester')"
    )
    op.execute(statement.bindparams(sa.bindparam("now", datetime.now(UTC), MOMENT)))


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("action", "actor")),
        sa.Column("counts", JSON, nullable=False),
        sqlite_autoincrement=True,
    )


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, JSON, nullable=False, server_default=EMPTY_LIST)
