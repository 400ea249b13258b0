"""When it began, beside the words that tell it: the day, and the moment where the words tell that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Of what is there already only the words are known."""
    op.add_column("ticket", sa.Column("began_on", sa.Date()))
    op.add_column("ticket", sa.Column("began_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Take them away again."""
    op.drop_column("ticket", "began_at")
    op.drop_column("ticket", "began_on")
