"""Open the database that a URL names: create its folder, migrate its tables, refuse what cannot work."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.troubles import name

_EXAMPLES = "write a file name such as data/helpbot.db, or postgresql://user:password@host/name"
_PLACES = "`database` in app.yaml, or HELPBOT_DATABASE_URL"
_START = f"start the bot once; if it runs already, name its database: {_PLACES}"


def open_database(url: str) -> Database:
    """Open and check. An empty database gets its tables; an older SQLite file is migrated.

    Raises `HelpbotError` with the fix when that is impossible, or when an older PostgreSQL database waits for
    `helpbot migrate` (replicas of an older version may still be using it).
    """
    database = connect(url)
    try:
        _check(database)
    except HelpbotError:
        database.close()
        raise
    return database


def open_existing(url: str, fix: str = _START) -> Database:
    """Open an existing database, for commands that read what the bot keeps. None is created, and no free space needed.

    Raises `HelpbotError` like `open_database`, and with the `fix` if there is none yet.
    """
    parsed = parse(url)
    file = Path(parsed.database or "")
    if parsed.get_backend_name() == "sqlite":
        refuse_folder(file)
        if not os.path.exists(file):
            raise _absent(parsed, fix)
    database = Database(parsed)
    try:
        if _brought_up_to_date(database) is None:
            raise _absent(parsed, fix)
    except HelpbotError:
        database.close()
        raise
    return database


def connect(url: str) -> Database:
    """The database, without checking its tables. Raises `HelpbotError` for a URL or a folder that cannot work."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite":
        _make_folder(parsed)
        with suppress(OSError):  # SQLite explains better what is wrong there
            make_private(Path(parsed.database or ""))
    return Database(parsed)


def make_private(file: Path) -> None:
    """Create an empty file that only its owner may read, unless it exists; what SQLite puts beside it is as private.

    It will hold people's words. Raises `OSError`.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def migrate(database: Database) -> str:
    """Migrate the tables, one process at a time; returns the revision. Raises `HelpbotError`."""
    from helpbot.tickets.migrations.run import upgrade  # Alembic is slow to import, and seldom needed

    refuse_newer(database, revision(database))
    with database.remaking() as connection:
        if not database.on_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('helpbot migrate', 0))"))
        upgrade(connection)
    return REVISIONS[-1]


def parse(url: str) -> URL:
    """The URL with the driver to use. Raises `HelpbotError` for one that cannot work."""
    if url[:1] in ("'", '"'):
        raise HelpbotError("the database URL is in quotation marks, which count as part of it here", "remove them")
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError):
        raise HelpbotError("the database URL cannot be read", _EXAMPLES) from None
    if backend not in ("sqlite", "postgresql"):
        raise HelpbotError(f"helpbot does not work on {backend!r} databases", _EXAMPLES)
    if backend == "sqlite" and parsed.host:
        raise HelpbotError("the database URL lacks a slash", "write sqlite:///data/helpbot.db, or only the file name")
    if backend == "postgresql" and "@" in f"{parsed.host}{parsed.database}":  # a part of the password, then
        raise HelpbotError("the database URL has an @ too many", "write %40 for an @ in the password, and %25 for a %")
    if not parsed.database or parsed.database == ":memory:":
        raise HelpbotError("the database URL names no database", _EXAMPLES)
    return parsed.set(drivername="sqlite+pysqlite" if backend == "sqlite" else "postgresql+psycopg")


def revision(database: Database) -> str | None:
    """The revision of the tables; None when there are none. Raises `HelpbotError` for somebody else's tables,
    and for an encoding that lacks characters."""
    with database.read() as session:
        connection = session.connection()
        _refuse_encoding(connection, database.url)
        tables = inspect(connection).get_table_names()
        if not tables:
            return None
        if "alembic_version" not in tables:
            what = f"{name(database.url)} belongs to another program"
            raise HelpbotError(what, "name an empty database, or a new file")
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def _refuse_encoding(connection: Connection, url: URL) -> None:
    if connection.dialect.name == "postgresql" and (found := connection.scalar(text("SHOW server_encoding"))) != "UTF8":
        what = f"{name(url)} has the encoding {found}, in which not everything can be written"
        raise HelpbotError(what, "create the database with ENCODING 'UTF8' TEMPLATE template0")


def refuse_newer(database: Database, found: str | None) -> None:
    """Raises `HelpbotError` for a `found` revision that this program does not know."""
    if found is not None and found not in REVISIONS:
        what = f"{name(database.url)} was made by a newer helpbot (revision {found})"
        raise HelpbotError(what, "install that version, or restore a backup made by this one")


def refuse_unfit(database: Database, found: str | None) -> None:
    """Raises `HelpbotError` for a `found` revision that this program can neither use nor migrate by itself."""
    refuse_newer(database, found)
    if found not in (None, REVISIONS[-1]) and not database.on_sqlite:
        raise HelpbotError(
            f"{name(database.url)} is not up to date", f"run `helpbot migrate` with this database: {_PLACES}"
        )


def refuse_folder(file: Path) -> None:
    """Raises `HelpbotError` if the file is a folder."""
    if os.path.isdir(file):
        raise HelpbotError(f"the database {str(file)!r} is a folder", "name a file in it, such as helpbot.db")


def _absent(url: URL, fix: str) -> HelpbotError:
    return HelpbotError(f"{name(url)} has nothing in it yet", fix)


def _check(database: Database) -> None:
    if _brought_up_to_date(database) is None:
        migrate(database)
    if database.on_sqlite:
        _check_writable(database)


def _brought_up_to_date(database: Database) -> str | None:
    """The revision that the tables had; None if there are no tables."""
    found = revision(database)
    refuse_unfit(database, found)
    if found not in (None, REVISIONS[-1]):
        migrate(database)
    return found


def _check_writable(database: Database) -> None:
    with database.connection() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _make_folder(url: URL) -> None:
    file = Path(url.database or "")
    refuse_folder(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the folder {str(file.parent)!r} for the database cannot be made: {error.strerror}"
        raise HelpbotError(what, "make it yourself, or name another place in app.yaml (database)") from None
