"""Go to any revision of the tables, up or down."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from helpbot.tickets import migrations
from helpbot.tickets.database import Database


def upgrade(database: Database, revision: str) -> None:
    """Bring the tables up to a revision."""
    _run(database, revision, up=True)


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to a revision."""
    _run(database, revision, up=False)


def _run(database: Database, revision: str, *, up: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with database.remaking() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if up else command.downgrade)(config, revision)
