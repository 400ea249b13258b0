"""A database that nobody else uses, for work that a running bot would spoil."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from helpbot.problems import HelpbotError
from helpbot.tickets.database import APPLICATION, Database
from helpbot.tickets.schema import METADATA
from helpbot.tickets.troubles import name

_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = :application"
)


@contextmanager
def sole_use(database: Database) -> Iterator[Connection]:
    """One transaction in which nobody else can write. Raises `HelpbotError` while a bot has the database open."""
    if database.on_sqlite:
        database.close()  # what we have open ourselves does not count
        refuse_open(Path(database.url.database or ""))
    with database.connection() as connection:  # on SQLite that is the right to write already
        if not database.on_sqlite:
            if connection.execute(_OTHERS, {"application": APPLICATION}).scalar_one():
                raise _in_use(name(database.url))
            connection.execute(text(f"LOCK TABLE {', '.join(METADATA.tables)} IN EXCLUSIVE MODE"))
        yield connection


def refuse_open(file: Path) -> None:
    """Raises `HelpbotError` while somebody has this database on SQLite open."""
    if _is_open(file):
        raise _in_use(f"the database {str(file)!r}")


def _is_open(file: Path) -> bool:
    """In WAL mode every connection keeps a lock, which is asked for here. What is no database is not open either."""
    with closing(sqlite3.connect(file, timeout=0)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False


def _in_use(what: str) -> HelpbotError:
    return HelpbotError(f"{what} is in use", "stop the bot, and whatever else has it open")
