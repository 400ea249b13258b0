"""Who is affected by what was said is told apart from what is supposed; of older tickets nobody knows it."""

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


def test_it_comes_and_goes_and_what_is_supposed_stays(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    store(database, ticket(affected_scope="all", affected_told="team"))
    assert _affected(database) == ("all", "team")
    alembic.downgrade(database, "0006")
    alembic.upgrade(database, "head")
    assert _affected(database) == ("all", "unknown")
