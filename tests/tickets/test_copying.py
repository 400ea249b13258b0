"""A copy of a database: everything is in it, new rows are numbered on, and what cannot be copied well is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import make_url, select, text

from helpbot.problems import HelpbotError
from helpbot.tickets.copying import copy
from helpbot.tickets.database import Database
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import connect, open_database
from helpbot.tickets.schema import METADATA
from helpbot.tickets.store import TicketFilter, add_ticket, list_tickets, next_numbers
from tests.databases import PostgresqlServer, emptied, sqlite_with_tables
from tests.tickets.alembic import downgrade
from tests.tickets.any_rows import Rows, any_rows
from tests.tickets.samples import ticket
from tests.waiting import until


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A SQLite database with tables."""
    return sqlite_with_tables(tmp_path)


@pytest.fixture
def server(postgresql: PostgresqlServer) -> Iterator[str]:
    """An empty PostgreSQL database."""
    url = postgresql.create()
    yield url
    postgresql.drop(url)


@pytest.fixture(scope="module")
def own_database(postgresql: PostgresqlServer) -> Iterator[Database]:
    """A PostgreSQL database that no other test uses: whatever its counter holds stays in it."""
    url = postgresql.create()
    with closing(open_database(url)) as database:
        yield database
    postgresql.drop(url)


@pytest.fixture(params=["to PostgreSQL", "to SQLite"])
def way(request: pytest.FixtureRequest, file: str, server: str) -> tuple[str, str]:
    """Source and target, of either kind."""
    return (file, server) if request.param == "to PostgreSQL" else (server, file)


@given(any_rows())
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_whatever_is_stored_is_equal_on_both_databases_there_and_back(own_database: Database, rows: Rows) -> None:
    emptied(own_database).close()
    server = own_database.url.render_as_string(hide_password=False)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        file, last = sqlite_with_tables(Path(one)), sqlite_with_tables(Path(other))
        _fill(file, rows)
        stored = _stored(file)
        assert copied(file, server) == sum(map(len, stored.values()))
        copied(server, last)
        assert _stored(server) == stored
        assert _stored(last) == stored


def test_the_next_ticket_has_the_next_number(way: tuple[str, str]) -> None:
    source, target = way
    _file_tickets(source, 3)
    copied(source, target)
    assert _file_tickets(target, 1) == ["HB-1", "HB-2", "HB-3", "HB-4"]


def test_numbers_of_rows_that_were_deleted_are_not_given_again(way: tuple[str, str]) -> None:
    source, target = way
    _file_tickets(source, 3)
    _write(source, "DELETE FROM ticket WHERE id > 1")
    copied(source, target)
    _file_tickets(target, 1)
    assert [row["id"] for row in _stored(target)["ticket"]] == [1, 4]


def test_a_database_without_rows_is_copied_too(way: tuple[str, str]) -> None:
    source, target = way
    open_database(source).close()
    assert copied(source, target) == 1  # the counter
    assert _file_tickets(target, 1) == ["HB-1"]


def test_it_tells_how_far_it_is(file: str, server: str) -> None:
    _file_tickets(file, 1_200)
    told: list[tuple[int, int]] = []
    copy(file, server, lambda done, of: told.append((done, of)))
    assert told == [(1, 1_201), (501, 1_201), (1_001, 1_201), (1_201, 1_201)]


class TestRefused:
    """One sentence, its fix, and no row is copied."""

    def test_a_file_into_itself(self, tmp_path: Path, file: str) -> None:
        otherwise = f"sqlite:///{tmp_path}/../{tmp_path.name}/helpbot.db"
        assert refused(file, file).endswith("cannot be copied into itself")
        assert refused(file, otherwise).endswith("cannot be copied into itself")

    def test_a_database_of_a_server_into_itself(self, server: str) -> None:
        assert refused(server, server.replace("+psycopg", "")).endswith("cannot be copied into itself")

    def test_a_target_with_data_in_it(self, way: tuple[str, str]) -> None:
        source, target = way
        _file_tickets(source, 1)
        copied(source, target)
        before = _stored(target)
        _file_tickets(source, 1)
        assert refused(source, target).endswith("has data in it already")
        assert _stored(target) == before

    def test_a_target_of_another_program(self, file: str, server: str) -> None:
        _write(server, "CREATE TABLE orders (id INTEGER)")
        assert refused(file, server).endswith("belongs to another program")

    def test_a_source_on_which_a_bot_runs(self, way: tuple[str, str]) -> None:
        source, target = way
        with closing(open_database(source)):
            assert refused(source, target).endswith("is in use")

    def test_a_target_on_which_a_bot_runs(self, way: tuple[str, str]) -> None:
        source, target = way
        _file_tickets(source, 1)
        with closing(open_database(target)):
            assert refused(source, target).endswith("is in use")

    def test_a_source_that_is_not_there(self, tmp_path: Path, server: str) -> None:
        assert refused(f"sqlite:///{tmp_path}/none.db", server).endswith("none.db' has nothing in it yet")
        assert not (tmp_path / "none.db").exists()

    def test_a_server_that_is_not_there(self, file: str) -> None:
        gone = "postgresql://helpbot:secret@127.0.0.1:1/helpbot"
        said = "the PostgreSQL server at 127.0.0.1:1 (database 'helpbot') cannot be reached"
        assert refused(file, gone) == refused(gone, file) == said

    def test_an_older_source_on_a_server(self, file: str, server: str) -> None:
        _take_back(server)
        assert refused(server, f"{file}.new").endswith("is not up to date")

    def test_an_older_target_on_a_server(self, file: str, server: str) -> None:
        _take_back(server)
        assert refused(file, server).endswith("is not up to date")

    def test_a_newer_source(self, way: tuple[str, str]) -> None:
        source, target = way
        open_database(source).close()
        _write(source, "UPDATE alembic_version SET version_num = '9999'")
        assert "was made by a newer helpbot" in refused(source, target)

    def test_a_target_that_does_not_take_every_row(self, file: str, server: str) -> None:
        _file_tickets(file, 2)
        open_database(server).close()
        _write(server, "CREATE RULE forget AS ON INSERT TO ticket DO INSTEAD NOTHING")
        assert refused(file, server).endswith("did not take all rows of ticket; nothing is copied")
        assert _file_tickets(server, 0) == []

    def test_a_row_that_the_target_does_not_take(self, file: str, server: str) -> None:
        _file_tickets(file, 2)
        _write(file, "UPDATE ticket SET summary = 'private' || char(0) WHERE id = 2")
        why = "PostgreSQL text fields cannot contain NUL (0x00) bytes; nothing is copied"
        assert refused(file, server).endswith(f"does not take a row of ticket: {why}")
        assert _file_tickets(server, 0) == []

    def test_a_damaged_source(self, tmp_path: Path, file: str, server: str) -> None:
        """The source is named, and not the target, to which one writes meanwhile."""
        _file_tickets(file, 1)
        _write(file, "UPDATE ticket SET summary = CAST(x'ff' AS TEXT)")
        for target in (server, f"sqlite:///{tmp_path}/new.db"):
            assert refused(file, target) == f"the database '{tmp_path}/helpbot.db' is damaged"


def test_an_older_file_is_migrated_as_by_any_other_command(file: str, server: str) -> None:
    _file_tickets(file, 1)
    _take_back(file)
    copied(file, server)
    assert _file_tickets(server, 1) == ["HB-1", "HB-2"]


def test_nobody_writes_meanwhile(way: tuple[str, str]) -> None:
    """Neither into the source, which would be lost, nor into the target, where it would be in the way."""
    source, target = way
    open_database(source).close()
    refusals: list[str] = []

    def write(_done: int, _of: int) -> None:
        for url in way:
            with pytest.raises((psycopg.errors.LockNotAvailable, sqlite3.OperationalError)) as raised:
                _write_at_once(url)
            refusals.append(type(raised.value).__name__)

    copy(source, target, write)
    assert sorted(refusals) == ["LockNotAvailable", "OperationalError"]


def copied(source: str, target: str) -> int:
    """Copy, once nobody is connected any more; how many rows."""
    until(lambda: not _connected(source) and not _connected(target))
    return copy(source, target, lambda done, of: None)


def refused(source: str, target: str) -> str:
    """Why nothing is copied; there is a fix, and no secret is told."""
    with pytest.raises(HelpbotError) as raised:
        copy(source, target, lambda done, of: None)
    assert raised.value.fix
    assert "secret" not in str(raised.value)
    return raised.value.what


def _connected(url: str) -> bool:
    """A server takes a moment to notice that a connection is closed."""
    if url.startswith("sqlite"):
        return False
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        return connection.execute(others).fetchone() is not None


def _fill(url: str, rows: Rows) -> None:
    with closing(open_database(url)) as database, database.connection() as connection:
        connection.execute(METADATA.tables["counter"].delete())
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # rows of a table refer to later ones
        for table in METADATA.sorted_tables:
            if rows[table.name]:
                connection.execute(table.insert(), rows[table.name])


def _stored(url: str) -> Rows:
    """All rows of all tables."""
    with closing(connect(url)) as database, database.connection() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in METADATA.sorted_tables
        }


def _file_tickets(url: str, count: int) -> list[str]:
    """File tickets; the numbers of all that are there."""
    with closing(open_database(url)) as database:
        with database.write() as session:
            for number in next_numbers(session, "HB", count):
                add_ticket(session, ticket(number=number))
        with database.read() as session:
            return [found.number for found in list_tickets(session, TicketFilter())]


def _write(url: str, statement: str) -> None:
    with closing(connect(url)) as database, database.connection() as connection:
        connection.execute(text(statement))


def _take_back(url: str) -> None:
    """To the revision before the newest."""
    with closing(open_database(url)) as database:
        downgrade(database, REVISIONS[-2])


def _write_at_once(url: str) -> None:
    statement = "UPDATE counter SET value = 0"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(make_url(url).database or "", timeout=0)) as connection:
            connection.execute(statement)
        return
    with psycopg.connect(url.replace("+psycopg", ""), options="-c lock_timeout=10ms") as server:
        server.execute(statement)
