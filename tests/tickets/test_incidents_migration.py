"""The tables of incidents come and go; the histories of tickets stay."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect
from helpbot.tickets.store import add_ticket, append_event
from helpbot.tickets.tables import Remark
from tests.tickets import alembic
from tests.tickets.samples import NOON, ticket

TABLES = {"incident", "incident_member", "incident_ticket", "escalation", "recurrence"}


def _tables(database: Database) -> set[str]:
    with database.read() as session:
        return set(inspect(session.connection()).get_table_names())


def _kinds(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.connection().scalars(text("SELECT kind FROM ticket_event ORDER BY id")))


def _append(database: Database, kind: str) -> None:
    with database.write() as session:
        append_event(session, 1, kind, at=NOON, actor="ana", details={})


def test_they_are_made_and_dropped_and_the_history_is_kept(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    assert _tables(database) >= TABLES
    with database.write() as session:
        add_ticket(session, ticket())
    _append(database, "opened")
    _append(database, Remark.JOINED)
    with pytest.raises(IntegrityError):
        _append(database, "sang")
    alembic.downgrade(database, "0004")
    assert not TABLES & _tables(database)
    assert _kinds(database) == ["opened"]
    with pytest.raises(IntegrityError):
        _append(database, Remark.JOINED)
    alembic.upgrade(database, "head")
    _append(database, Remark.JOINED)
    assert _kinds(database) == ["opened", "joined"]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO incident (title, area, state, opened_at) VALUES ('', 'voice', 'open', '2026-11-23')",
        "INSERT INTO incident (page_entry, title, area, state, opened_at) VALUES ('a', '', '', 'lost', '2026-11-23')",
        "INSERT INTO incident_ticket (ticket_id, incident_id) VALUES (1, 7)",
        "INSERT INTO escalation (incident_id, threshold, at) VALUES (7, 3, '2026-11-23')",
        "INSERT INTO recurrence (ticket_id, earlier_id) VALUES (1, 7)",
    ],
    ids=["without an anchor", "in no known state", "of no incident", "of nothing", "after no ticket"],
)
def test_the_database_refuses(statement: str, database: Database) -> None:
    with database.write() as session:
        add_ticket(session, ticket())
    with pytest.raises(IntegrityError), database.write() as session:
        session.connection().execute(text(statement))
