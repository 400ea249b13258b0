"""What the database promises: times, constraints, transactions, and clear errors when it cannot serve."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select

from helpbot.tickets.columns import UtcDateTime
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import Conversation, InboxKey, QuestionRow
from helpbot.tickets.opening import open_database
from helpbot.tickets.store import add_ticket, append_event
from helpbot.tickets.tables import Attachment, Ticket
from helpbot.tickets.troubles import DatabaseTrouble
from tests.databases import PostgresqlServer, sqlite_with_tables
from tests.tickets.samples import NOON, store, ticket

MADRID = timezone(timedelta(hours=1))


def test_a_moment_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    opened = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=MADRID)
    with database.write() as session:
        session.add(Conversation(id="c", surface="console", address={}, state={}, version=1, updated_at=opened))
    with database.read() as session:
        stored = session.exec(select(Conversation)).one().updated_at
    assert stored == opened
    assert stored.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - the point of the test
    with pytest.raises(StatementError, match="without a time zone"), database.write() as session:
        session.add(Conversation(id="c", surface="console", address={}, state={}, version=1, updated_at=naive))


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
def test_moments_sort_as_they_happened(one: datetime, other: datetime) -> None:
    column, dialect = UtcDateTime(), sqlite.dialect()
    try:
        bound = [column.process_bind_param(moment, dialect) for moment in (one, other)]
    except OverflowError:
        return  # within a day of the years 1 or 9999
    written = [moment.isoformat(sep=" ", timespec="microseconds") for moment in bound if moment]
    assert (written[0] < written[1]) == (bound[0] < bound[1])


@pytest.mark.parametrize(
    "wrong",
    [{"severity": 0}, {"severity": 5}, {"suggested_severity": 9}, {"status": "lost"}, {"affected_count": -1}],
    ids=str,
)
def test_the_database_itself_refuses_an_impossible_ticket(database: Database, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        add_ticket(session, ticket(**wrong))


def test_the_database_itself_refuses_two_tickets_with_one_number(database: Database) -> None:
    store(database, ticket(number="HB-1"))
    with pytest.raises(IntegrityError):
        store(database, ticket(number="HB-1"))


def test_a_refusal_repeats_nothing_that_a_person_said(database: Database) -> None:
    store(database, ticket(number="HB-1"))
    with pytest.raises(IntegrityError) as refused:
        store(database, ticket(number="HB-1"))
    assert "calls drop" not in str(refused.value)


def test_the_database_itself_refuses_rows_that_belong_to_nothing(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        append_event(session, 42, "opened", at=NOON, actor="U1", details={})
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Attachment(ticket_id=42, file="F", name="n", url="", mimetype="", size=1))
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(InboxKey(key="k", sequence=42))


def test_the_database_itself_refuses_an_unknown_outcome_or_event(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(
            QuestionRow(asked_on=NOON.date(), question="?", language="en", outcome="maybe", article=None, score=0)
        )
    with pytest.raises(IntegrityError), database.write() as session:
        append_event(session, add_ticket(session, ticket()), "vanish", at=NOON, actor="U1", details={})


def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(IntegrityError):
        store(database, ticket(number="HB-1"), ticket(number="HB-2"), ticket(number="HB-1"))
    assert _count(database, "ticket") == 0


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.write() as writing:
        add_ticket(writing, ticket())
        writing.flush()
        assert _count(database, "ticket") == 0
    assert _count(database, "ticket") == 1


class TestTrouble:
    """The database cannot serve: one sentence, nothing stored, and work continues once the trouble is over."""

    def test_the_disk_is_full(self, tmp_path: Path) -> None:
        database = open_database(sqlite_with_tables(tmp_path))
        with database.write() as session:
            session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(DatabaseTrouble, match="the disk is full"):
            store(database, ticket(description="long " * 10_000))
        with database.write() as session:
            session.connection().exec_driver_sql("PRAGMA max_page_count = 100000")
        store(database, ticket(description="long " * 10_000))
        assert _count(database, "ticket") == 1

    def test_the_file_is_locked(self, tmp_path: Path) -> None:
        database = open_database(sqlite_with_tables(tmp_path))
        with database.write() as session:
            session.connection().exec_driver_sql("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(f"{tmp_path}/helpbot.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseTrouble, match="is locked by another program"):
            store(database, ticket())
        other.close()
        store(database, ticket())
        assert _count(database, "ticket") == 1

    def test_the_server_drops_the_connection(self, postgresql: PostgresqlServer) -> None:
        database = open_database(postgresql.create())
        with pytest.raises(DatabaseTrouble, match="PostgreSQL server"):
            _add_after(database, "SELECT pg_terminate_backend(pg_backend_pid())", ticket())
        assert _count(database, "ticket") == 0

    def test_a_machine_that_vanished_silently_is_given_up(self, postgresql: PostgresqlServer) -> None:
        """By the operating system itself, after half a minute."""
        with open_database(postgresql.create()).connection() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            told = driver.info.get_parameters()
        assert (told["tcp_user_timeout"], told["keepalives_idle"]) == ("30000", "10")

    def test_the_server_refuses_to_write(self, postgresql: PostgresqlServer) -> None:
        database = open_database(postgresql.create())
        with pytest.raises(DatabaseTrouble, match="read-only"):
            _add_after(database, "SET TRANSACTION READ ONLY", ticket())

    def test_the_user_has_no_rights(self, postgresql: PostgresqlServer) -> None:
        database = open_database(postgresql.create())
        with pytest.raises(DatabaseTrouble, match="does not let this user do that"):
            _add_after(database, "CREATE ROLE stranger; SET ROLE stranger", ticket())

    def test_a_bug_is_not_reported_as_database_trouble(self, database: Database) -> None:
        with pytest.raises(Exception, match="nowhere") as raised, database.read() as session:
            session.connection().execute(text("SELECT * FROM nowhere"))
        assert not isinstance(raised.value, DatabaseTrouble)


def _add_after(database: Database, statement: str, row: Ticket) -> None:
    with database.write() as session:
        session.connection().execute(text(statement))
        add_ticket(session, row)


def _count(database: Database, table: str) -> int:
    with database.read() as session:
        return int(session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608
