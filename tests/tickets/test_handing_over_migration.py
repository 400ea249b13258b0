"""The history records handing over; a downgrade loses those lines and no others."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from helpbot.tickets.lifecycle import Event
from helpbot.tickets.opening import connect
from tests.tickets import alembic
from tests.tickets.samples import append, kinds, store, ticket


def test_the_lines_are_allowed_and_then_dropped(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "head")
    store(database, ticket())
    append(database, Event.CLAIM, Event.HAND_OVER, Event.ANSWER)

    alembic.downgrade(database, "0007")
    assert kinds(database) == [Event.CLAIM, Event.ANSWER]
    with pytest.raises(IntegrityError):
        append(database, Event.HAND_OVER)

    alembic.upgrade(database, "head")
    append(database, Event.HAND_OVER)
    assert kinds(database) == [Event.CLAIM, Event.ANSWER, Event.HAND_OVER]
