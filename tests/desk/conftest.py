"""A desk with fakes around it, on each database in turn."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from helpbot.desk.casework import Casework
from helpbot.desk.ports import IncomingEvent
from helpbot.desk.service import Desk
from helpbot.settings import Settings, SlackSettings
from helpbot.tickets.database import Database
from tests.desk.fakes import FakeChannel, FakeClock, FakeDialogue, FakePeople

SETTINGS = Settings(slack=SlackSettings(triage_channel="C0TRIAGE"))


class Office:
    """Everything a test needs at hand: `say` something, have it handled, see what was posted and stored."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.dialogue = FakeDialogue()
        self.clock = FakeClock()
        self.channel = FakeChannel()
        self.desk = self.another_desk()
        self.casework = Casework(database, self.clock)
        self._numbers = count(1)

    def another_desk(self, *, surface: str = "slack", database: Database | None = None) -> Desk:
        """A second replica on the same database."""
        return Desk(database or self.database, self.dialogue, FakePeople(), self.clock, SETTINGS, surface=surface)

    def event(self, text: str, conversation: str = "c1", **changes: Any) -> IncomingEvent:  # noqa: ANN401
        """An event with a key of its own."""
        fields: dict[str, Any] = {
            "keys": (f"event-{next(self._numbers)}",),
            "conversation": conversation,
            "user": "ana",
            "address": {"channel": f"D-{conversation}"},
            "received_at": self.clock.now(),
            "text": text,
        }
        return IncomingEvent(**{**fields, **changes})

    def say(self, *texts: str, conversation: str = "c1") -> None:
        """Receive messages, one after the other."""
        for text in texts:
            assert self.desk.receive(self.event(text, conversation))

    def work(self) -> None:
        """Handle and deliver all there is."""
        self.desk.drain(self.channel)

    def rows(self, table: type[SQLModel]) -> list[Any]:
        """What a table holds."""
        with self.database.read() as session:
            return list(session.exec(select(table)).all())


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)
