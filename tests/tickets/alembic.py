"""Go to any revision of the schema, up or down."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from helpbot.tickets import migrations
from helpbot.tickets.database import Database


def upgrade(database: Database, revision: str) -> None:
    """Upgrade the schema to a revision."""
    _run(database, revision, up=True)


def downgrade(database: Database, revision: str) -> None:
    """Downgrade the schema to a revision."""
    _run(database, revision, up=False)


def _run(database: Database, revision: str, *, up: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with database.remaking() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if up else command.downgrade)(config, revision)
