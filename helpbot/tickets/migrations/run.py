"""Run Alembic inside a transaction that the caller holds."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision."""
    config = Config()
    folder = str(Path(__file__).parent).replace("%", "%%")  # Alembic's configuration gives % a meaning
    config.set_main_option("script_location", folder)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
