"""A ticket may be a duplicate of another: its status, its lines of history, incidents that are part of another."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

STATUSES = ("open", "in_progress", "waiting_for_requester", "resolved", "closed")
LIFE = ("opened", "claim", "answer", "ask", "requester_replied", "amend", "set_severity", "resolve", "reopen", "close")
BEFORE = (*LIFE, "joined", "left", "suggested", "escalated", "named", "recurred", "hand_over")
NEW = ("merge", "resolve_along", "reopen_along", "merged", "apart")


def upgrade() -> None:
    """Let tickets be duplicates."""
    _let("ticket", "status", (*STATUSES, "duplicate"))
    _let("ticket_event", "kind", (*BEFORE, *NEW))
    with op.batch_alter_table("incident", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("part_of", sa.Integer()))
        table.add_column(sa.Column("part_since", sa.DateTime(timezone=True)))
        table.create_foreign_key(op.f("fk_incident_part_of_incident"), "incident", ["part_of"], ["id"])
        table.create_check_constraint(op.f("ck_incident_of_another"), "part_of <> id")
        table.create_index("ix_incident_part_of", ["part_of"])


def downgrade() -> None:
    """Take them away again; what was a duplicate is closed."""
    op.execute(sa.text("UPDATE ticket SET status = 'closed' WHERE status = 'duplicate'"))
    listed = ", ".join(f"'{kind}'" for kind in NEW)
    op.execute(sa.text(f"DELETE FROM ticket_event WHERE kind IN ({listed})"))  # noqa: S608 - our own constants
    with op.batch_alter_table("incident", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_index("ix_incident_part_of")
        table.drop_constraint(op.f("ck_incident_of_another"), type_="check")
        table.drop_constraint(op.f("fk_incident_part_of_incident"), type_="foreignkey")
        table.drop_column("part_since")
        table.drop_column("part_of")
    _let("ticket_event", "kind", BEFORE)
    _let("ticket", "status", STATUSES)


def _let(name: str, column: str, values: Iterable[str]) -> None:
    """The column may hold these values."""
    listed, constraint = ", ".join(f"'{value}'" for value in values), f"ck_{name}_{column}_known"
    with op.batch_alter_table(name, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f(constraint), type_="check")
        table.create_check_constraint(op.f(constraint), f"{column} IN ({listed})")
