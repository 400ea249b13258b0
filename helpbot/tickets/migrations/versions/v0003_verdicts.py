"""What became of an answer is told in more than yes and no, also where no article was shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

VERDICTS = ("helpful", "not_helpful", "chosen", "none_of_these", "ticket")
_OLD = sa.text(
    "SELECT given_on, article, question, helpful,"
    " (SELECT min(language) FROM question WHERE question.question = feedback.question) AS language"
    " FROM feedback ORDER BY id"
).columns(given_on=sa.Date(), helpful=sa.Boolean())
_NEW = sa.text("SELECT given_on, article, question, verdict FROM feedback ORDER BY id").columns(given_on=sa.Date())


def upgrade() -> None:
    """Make the table anew, since SQLite cannot alter it in place, with what was in it."""
    rows = [row._asdict() for row in op.get_bind().execute(_OLD)]
    op.drop_table("feedback")
    listed = ", ".join(f"'{verdict}'" for verdict in VERDICTS)
    table = op.create_table(
        "feedback",
        *_shared(),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("verdict", "question", "language")),
        sa.Column("article", sa.String(), index=True),
        sa.Column("offered", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.CheckConstraint(f"verdict IN ({listed})", name="verdict_known"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_given_on", "feedback", ["given_on"])
    kept = ("given_on", "article", "question")
    op.bulk_insert(
        table,
        [
            {
                **{name: row[name] for name in kept},
                "verdict": "helpful" if row["helpful"] else "not_helpful",
                "language": row["language"] or "",
                "offered": [],
            }
            for row in rows
        ],
    )


def downgrade() -> None:
    """Keep what said yes or no of an article."""
    rows = [row._asdict() for row in op.get_bind().execute(_NEW)]
    op.drop_table("feedback")
    table = op.create_table(
        "feedback",
        *_shared(),
        sa.Column("article", sa.String(), nullable=False, index=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    judged = [row for row in rows if row["verdict"] in ("helpful", "not_helpful") and row["article"]]
    op.bulk_insert(
        table,
        [{**row, "helpful": row["verdict"] == "helpful"} for row in judged],
    )


def _shared() -> tuple[sa.Column[int], sa.Column[object]]:
    return sa.Column("id", sa.Integer(), primary_key=True), sa.Column("given_on", sa.Date(), nullable=False)
