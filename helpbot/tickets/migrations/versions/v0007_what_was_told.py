"""Who is affected by what was said, beside what that lets suppose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = ("ticket", "incident_member")


def upgrade() -> None:
    """Of what is there already nobody knows it any more."""
    for table in TABLES:
        told = sa.Column("affected_told", sa.String(), nullable=False, server_default=sa.text("'unknown'"))
        op.add_column(table, told)


def downgrade() -> None:
    """Take it away again."""
    for table in TABLES:
        op.drop_column(table, "affected_told")
