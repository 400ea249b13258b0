"""When a problem began is stored along with the words that say so; for older tickets only the words are known."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlmodel import select

from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect
from helpbot.tickets.tables import Ticket
from tests.tickets import alembic
from tests.tickets.samples import store, ticket

DAY, MOMENT = date(2026, 11, 22), datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def _told(database: Database) -> tuple[str, date | None, datetime | None]:
    with database.read() as session:
        found = session.exec(select(Ticket)).one()
        return found.since, found.began_on, found.began_at


def test_the_column_is_added_and_dropped_and_the_words_stay(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    store(database, ticket(since="ayer a las 9", began_on=DAY, began_at=MOMENT))
    assert _told(database) == ("ayer a las 9", DAY, MOMENT)
    alembic.downgrade(database, "0009")
    alembic.upgrade(database, "head")
    assert _told(database) == ("ayer a las 9", None, None)
