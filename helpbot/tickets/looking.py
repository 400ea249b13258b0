"""Inspect the database that a URL names without changing anything: no folder, file or table is created."""

from __future__ import annotations

import os
from contextlib import closing
from enum import Enum
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine

from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import parse, refuse_folder, refuse_unfit, revision
from helpbot.tickets.troubles import PERMISSION, name


class Standing(Enum):
    """What starting the bot would find, and do about it, said of the database."""

    ABSENT = "has nothing in it yet; the first start makes its tables"
    OLDER = "is of an older helpbot; the next start brings it up to date"
    CURRENT = "is up to date"


def standing(url: str) -> Standing:
    """The state of the database. Raises `HelpbotError` for what `open_database` would refuse too."""
    parsed = parse(url)
    if parsed.get_backend_name() != "sqlite":
        return _standing(Database(parsed))
    file = Path(parsed.database or "")
    _check_permissions(parsed, file)
    return _standing(Database(parsed, _engine_that_reads(file))) if os.path.exists(file) else Standing.ABSENT


def _standing(database: Database) -> Standing:
    with closing(database):
        found = revision(database)
        refuse_unfit(database, found)
    if found is None:
        return Standing.ABSENT
    return Standing.CURRENT if found == REVISIONS[-1] else Standing.OLDER


def _engine_that_reads(file: Path) -> Engine:
    """Unless told that the file is immutable, SQLite would leave files of its own beside one that nobody has open."""
    in_use = file.with_name(f"{file.name}-wal").exists()
    how = {"mode": "ro", "uri": "true"} if in_use else {"mode": "ro", "uri": "true", "immutable": "1"}
    return create_engine(URL.create("sqlite+pysqlite", database=file.resolve().as_uri(), query=how))


def _check_permissions(url: URL, file: Path) -> None:
    refuse_folder(file)
    folder = next(folder for folder in file.absolute().parents if os.path.exists(folder))
    writable = os.access(folder, os.W_OK | os.X_OK) and (not os.path.exists(file) or os.access(file, os.R_OK | os.W_OK))
    if not writable:
        raise HelpbotError(f"{name(url)} cannot be written to", PERMISSION)
