"""The tables of incidents are added and dropped; the histories of tickets stay."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect
from helpbot.tickets.tables import Remark
from tests.tickets import alembic
from tests.tickets.samples import append, kinds, store, ticket

TABLES = {"incident", "incident_member", "incident_ticket", "escalation", "recurrence"}


def _tables(database: Database) -> set[str]:
    with database.read() as session:
        return set(inspect(session.connection()).get_table_names())


def test_they_are_added_and_dropped_and_the_history_is_kept(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    assert _tables(database) >= TABLES
    store(database, ticket())
    append(database, "opened")
    append(database, Remark.JOINED)
    with pytest.raises(IntegrityError):
        append(database, "sang")
    alembic.downgrade(database, "0004")
    assert not TABLES & _tables(database)
    assert kinds(database) == ["opened"]
    with pytest.raises(IntegrityError):
        append(database, Remark.JOINED)
    alembic.upgrade(database, "head")
    append(database, Remark.JOINED)
    assert kinds(database) == ["opened", "joined"]


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
def test_the_database_refuses_impossible_rows(statement: str, database: Database) -> None:
    store(database, ticket())
    with pytest.raises(IntegrityError), database.write() as session:
        session.connection().execute(text(statement))
