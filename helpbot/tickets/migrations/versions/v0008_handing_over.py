"""A ticket may be handed over to a colleague: the history knows the new event."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

LIFE = ("opened", "claim", "answer", "ask", "requester_replied", "amend", "set_severity", "resolve", "reopen", "close")
BEFORE = (*LIFE, "joined", "left", "suggested", "escalated", "named", "recurred")


def upgrade() -> None:
    """Let the history know it."""
    _let_history_know((*BEFORE, "hand_over"))


def downgrade() -> None:
    """Take the lines away that only this event has."""
    op.execute(sa.text("DELETE FROM ticket_event WHERE kind = 'hand_over'"))
    _let_history_know(BEFORE)


def _let_history_know(kinds: Iterable[str]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("ticket_event", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_ticket_event_kind_known"), type_="check")
        table.create_check_constraint(op.f("ck_ticket_event_kind_known"), f"kind IN ({listed})")
