"""Statements compiled once do the same as SQLAlchemy's own, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, Progress
from helpbot.tickets.prepared import Prepared
from tests.tickets.samples import NOON

INTO = Prepared(insert(InboxRow).returning(col(InboxRow.sequence)))
WITH = Prepared(select(InboxRow).where(col(InboxRow.reference) == bindparam("reference")))
DONE = Prepared(
    update(InboxRow)
    .where(col(InboxRow.conversation) == bindparam("talk"))
    .values(
        state=Progress.DONE, content=None, failures=col(InboxRow.failures) + 1, finished_at=bindparam("finished_at")
    )
)


def _put(database: Database, reference: str, received_at: datetime = NOON, state: str = "waiting") -> int:
    with database.write() as session:
        row = INTO.first(
            session,
            surface="console",
            conversation="c",
            sender="ana",
            address={"channel": "C", "ñ": [1, None]},
            content={"text": "¿qué?"},
            reference=reference,
            state=state,
            failures=0,
            received_at=received_at,
        )
        return int(row.sequence)


def test_values_are_read_as_they_were_written(database: Database) -> None:
    madrid = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1)))
    sequence = _put(database, "r", madrid)
    with database.read() as session:
        row = WITH.first(session, reference="r")
        mapped = session.exec(select(InboxRow)).one()
    assert (row.sequence, row.address, row.content) == (sequence, {"channel": "C", "ñ": [1, None]}, {"text": "¿qué?"})
    assert (row.received_at, row.received_at.utcoffset()) == (madrid, timedelta(0))
    assert row._asdict() == {name: getattr(mapped, name) for name in InboxRow.model_fields}


def test_a_missing_row_is_none(database: Database) -> None:
    with database.read() as session:
        assert WITH.first(session, reference="r") is None
        assert WITH.all(session, reference="r") == []


def test_a_change_returns_the_number_of_rows_affected(database: Database) -> None:
    _put(database, "one")
    _put(database, "two")
    with database.write() as session:
        assert DONE.run(session, talk="c", finished_at=NOON) == 2
        assert DONE.run(session, talk="d", finished_at=NOON) == 0
        row = WITH.first(session, reference="one")
    assert (row.state, row.content, row.failures, row.finished_at) == ("done", None, 1, NOON)


def test_mapped_objects_and_prepared_statements_share_a_transaction(database: Database) -> None:
    _put(database, "r")
    with database.write() as session:
        mapped = session.exec(select(InboxRow)).one()
        mapped.failures = 7
        session.flush()
        assert WITH.first(session, reference="r").failures == 7
        mapped.sender = "luis"
        DONE.run(session, talk="c", finished_at=NOON)
    with database.read() as session:
        row = WITH.first(session, reference="r")
    assert (row.failures, row.state, row.sender) == (8, "done", "luis")


def test_both_are_undone_together(database: Database) -> None:
    _put(database, "r")

    def broken_off() -> None:
        with database.write() as session:
            session.exec(select(InboxRow)).one().failures = 7
            session.flush()
            DONE.run(session, talk="c", finished_at=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    with database.read() as session:
        row = WITH.first(session, reference="r")
    assert (row.failures, row.state) == (0, "waiting")


def test_a_refusal_raises_the_error_of_sqlalchemy_and_leaves_nothing(database: Database) -> None:
    _put(database, "r")
    with pytest.raises(IntegrityError):
        _put(database, "r")
    with pytest.raises(IntegrityError):
        _put(database, "s", state="lost")
    with database.read() as session:
        assert len(session.exec(select(InboxRow)).all()) == 1
