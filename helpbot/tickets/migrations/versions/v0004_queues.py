"""Find the next row of the inbox and the outbox at once, however many are done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Make the indexes."""
    for table in ("inbox", "outbox"):
        op.create_index(f"ix_{table}_queue", table, ["sequence"], sqlite_where=WAITING, postgresql_where=WAITING)


def downgrade() -> None:
    """Drop the indexes."""
    for table in ("inbox", "outbox"):
        op.drop_index(f"ix_{table}_queue", table)
