"""The history knows of handing over; whoever goes back to an older program loses those lines and no others."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.opening import connect
from helpbot.tickets.store import add_ticket, append_event
from tests.tickets import alembic
from tests.tickets.samples import NOON, ticket


def _append(database: Database, *kinds: str) -> None:
    with database.write() as session:
        for kind in kinds:
            append_event(session, 1, kind, at=NOON, actor="eva", details={})


def _kinds(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.connection().scalars(text("SELECT kind FROM ticket_event ORDER BY id")))


def test_it_comes_and_goes(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    with database.write() as session:
        add_ticket(session, ticket())
    _append(database, Event.CLAIM, Event.HAND_OVER, Event.ANSWER)

    alembic.downgrade(database, "0007")
    assert _kinds(database) == [Event.CLAIM, Event.ANSWER]
    with pytest.raises(IntegrityError):
        _append(database, Event.HAND_OVER)

    alembic.upgrade(database, "head")
    _append(database, Event.HAND_OVER)
    assert _kinds(database) == [Event.CLAIM, Event.ANSWER, Event.HAND_OVER]
