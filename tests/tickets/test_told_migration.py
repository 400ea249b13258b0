"""Who is said to be affected is stored apart from what is assumed; for older tickets it is unknown."""

from __future__ import annotations

from sqlmodel import select

from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect
from helpbot.tickets.tables import Ticket
from tests.tickets import alembic
from tests.tickets.samples import store, ticket


def _affected(database: Database) -> tuple[str, str]:
    with database.read() as session:
        found = session.exec(select(Ticket)).one()
        return found.affected_scope, found.affected_told


def test_the_column_is_added_and_dropped_and_what_is_assumed_stays(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    store(database, ticket(affected_scope="all", affected_told="team"))
    assert _affected(database) == ("all", "team")
    alembic.downgrade(database, "0006")
    alembic.upgrade(database, "head")
    assert _affected(database) == ("all", "unknown")
