"""A ticket may be a duplicate; after a downgrade such tickets are closed, and everything else is still there."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event, Status
from helpbot.tickets.opening import connect
from helpbot.tickets.store import add_ticket, append_event
from helpbot.tickets.tables import Attachment, Remark
from tests.tickets import alembic
from tests.tickets.samples import NOON, ticket

PART_OF_ITSELF = (
    "INSERT INTO incident (id, ticket_id, title, area, state, opened_at, part_of)"
    " VALUES (1, 1, '', 'voice', 'open', '2026-11-23', 1)"
)


def _run(database: Database, statement: str) -> list[object]:
    with database.write() as session:
        found = session.connection().execute(text(statement))
        return list(found.scalars()) if found.returns_rows else []


def _store(database: Database) -> None:
    """A duplicate with everything that can refer to a ticket."""
    with database.write() as session:
        one = add_ticket(session, ticket(status=Status.DUPLICATE))
        for kind in (Event.CLAIM, Event.MERGE, Remark.MERGED):
            append_event(session, one, kind, at=NOON, actor="eva", details={})
        session.add(Attachment(ticket_id=one, file="F1", name="a.log", url="", mimetype="", size=1))


def test_the_columns_are_added_and_dropped(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    _store(database)
    with pytest.raises(IntegrityError):
        _run(database, PART_OF_ITSELF)

    alembic.downgrade(database, "0008")
    assert _run(database, "SELECT status FROM ticket") == ["closed"]
    assert _run(database, "SELECT kind FROM ticket_event") == ["claim"]
    assert _run(database, "SELECT name FROM attachment") == ["a.log"]
    with pytest.raises(IntegrityError):
        _run(database, "UPDATE ticket SET status = 'duplicate'")

    alembic.upgrade(database, "head")
    _run(database, "UPDATE ticket SET status = 'duplicate'")
    with pytest.raises(IntegrityError):
        _run(database, "UPDATE ticket SET status = 'lost'")


def test_references_to_rebuilt_tables_still_hold(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "0008")
    with database.read() as session:
        before = _references(session.connection())
    alembic.upgrade(database, "head")
    with database.read() as session:
        assert _references(session.connection()) >= before
    with pytest.raises(IntegrityError):
        _run(
            database,
            "INSERT INTO attachment (ticket_id, file, name, url, mimetype, size) VALUES (7, '', '', '', '', 1)",
        )


def _references(connection: object) -> set[tuple[str, str]]:
    found = inspect(connection)
    return {
        (table, key["referred_table"]) for table in found.get_table_names() for key in found.get_foreign_keys(table)
    }
