"""Cards that are kept up to date, threads under them, what a requester changes afterwards, and chosen languages."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WORDS = sa.String()
LIFE = ("opened", "claim", "answer", "ask", "requester_replied", "set_severity", "resolve", "reopen", "close")
BEFORE = (*LIFE, "joined", "left", "suggested", "escalated", "named", "recurred")


def upgrade() -> None:
    """Add the columns; let the history know the new event."""
    op.add_column("ticket", sa.Column("assignee_name", WORDS, nullable=False, server_default=sa.text("''")))
    op.add_column("ticket", sa.Column("card", WORDS))
    op.add_column("ticket", sa.Column("source", WORDS))
    op.create_index("ix_ticket_source", "ticket", ["source"])
    op.create_table(
        "preference", sa.Column("person", WORDS, primary_key=True), sa.Column("language", WORDS, nullable=False)
    )
    op.add_column("outbox", sa.Column("replaces", WORDS))
    op.add_column("outbox", sa.Column("under", WORDS))
    for column in ("receipt", "replaces"):
        op.create_index(f"ix_outbox_{column}", "outbox", [column])
    _let_history_know((*BEFORE, "amend"))
    _find_cards()


def downgrade() -> None:
    """Take them away again, and the lines of history that only the new event has."""
    op.execute(sa.text("DELETE FROM ticket_event WHERE kind = 'amend'"))
    _let_history_know(BEFORE)
    for column in ("receipt", "replaces"):
        op.drop_index(f"ix_outbox_{column}", "outbox")
    op.drop_table("preference")
    op.drop_index("ix_ticket_source", "ticket")
    for table, columns in (("outbox", ("replaces", "under")), ("ticket", ("assignee_name", "card", "source"))):
        for column in columns:
            op.drop_column(table, column)


def _let_history_know(kinds: Iterable[str]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("ticket_event", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_ticket_event_kind_known"), type_="check")
        table.create_check_constraint(op.f("ck_ticket_event_kind_known"), f"kind IN ({listed})")


def _find_cards() -> None:
    """The first message about a ticket in the triage channel is its card."""
    op.execute(
        sa.text(
            "UPDATE ticket SET card = (SELECT delivery FROM outbox WHERE outbox.ticket_id = ticket.id"
            " AND outbox.conversation LIKE 'triage:%' ORDER BY sequence LIMIT 1)"
        )
    )
