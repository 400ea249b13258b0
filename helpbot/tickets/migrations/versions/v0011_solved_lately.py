"""Tickets are found by when they were resolved, so that a new one can be compared with them."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Only an index."""
    op.create_index("ix_ticket_restored_at", "ticket", ["restored_at"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_ticket_restored_at", "ticket")
