"""A desk with fakes around it, on each database in turn."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel, select

from helpbot.bootstrap import build_policy
from helpbot.desk.incidents.desk import IncidentDesk
from helpbot.desk.incidents.escalating import Escalating
from helpbot.desk.incidents.joining import Joining
from helpbot.desk.incidents.watching import Watching
from helpbot.desk.incidents.weighing import Weighing
from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.outside import Surface
from helpbot.desk.privacy.retention import Retention
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.service import Desk
from helpbot.desk.tickets.casework import Casework
from helpbot.desk.tickets.merging import Merging
from helpbot.desk.tickets.reminding import Reminding
from helpbot.desk.tickets.steps import TicketSteps
from helpbot.desk.tickets.team import Team
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.settings import Settings, SlackSettings
from helpbot.tickets.database import Database
from tests.desk.fake_notices import NOTICES
from tests.desk.fakes import (
    FakeChannel,
    FakeClock,
    FakeDialogue,
    FakeMetrics,
    FakePeople,
    FakeSources,
    FakeStatusPage,
)
from tests.desk.ticket_work import TicketWork

SETTINGS = Settings(slack=SlackSettings(triage_channel="C0TRIAGE", admins=("adam", "adele")))
POLICY = build_policy(Settings(knowledge=str(Path(__file__).parents[2] / "knowledge")))
assert POLICY.known_incidents is not None
RULES = POLICY.known_incidents


TEAM = Team(NOTICES.team, SETTINGS.slack)
MERGING = Merging(NOTICES.requesters, TEAM, Weighing(POLICY, TEAM))
STEPS = TicketSteps(POLICY, NOTICES, TEAM, MERGING)


class Office:
    """Everything a test needs at hand: `say` something, have it handled, look at what was posted and stored."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.dialogue = FakeDialogue()
        self.clock = FakeClock()
        self.channel = FakeChannel()
        self.metrics = FakeMetrics()
        self.page = FakeStatusPage(self.clock)
        self.sources = FakeSources()
        self.desk = self.another_desk()
        self.casework = Casework(database)
        self.work_on_tickets = TicketWork(database, self.clock, STEPS)
        self._numbers = count(1)

    def another_desk(self, *, surface: str = "slack", database: Database | None = None) -> Desk:
        """A second replica on the same database."""
        chores = {
            Kind.REMINDER: Reminding(POLICY, TEAM, self.metrics),
            Kind.RETENTION: Retention(SETTINGS.retention, STEPS.team),
            Kind.STATUS_PAGE: Watching(self.page, RULES, NOTICES.members),
            Kind.ESCALATION: Escalating(POLICY.escalation, RULES, TEAM),
        }
        joining = Joining(MERGING.weighing)
        turns = TurnTaking(self.dialogue, STEPS, IncidentDesk(self.page, POLICY, RULES, joining))
        place = Surface(surface, FakePeople(), self.sources)
        workplace = Workplace(database or self.database, place, self.clock, SETTINGS.takeover)
        return Desk(workplace, turns, Alerts(NOTICES.admins, SETTINGS.slack), chores, self.metrics)

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

    def say(self, *texts: str, conversation: str = "c1", user: str = "ana") -> None:
        """Receive messages, one after the other."""
        for text in texts:
            assert self.desk.receive(self.event(text, conversation, user=user))

    def talk(self, user: str, *texts: str) -> str:
        """Somebody writes in a conversation of their own, and it is handled; the last reply they got."""
        self.say(*texts, conversation=f"talk-{user}", user=user)
        self.work()
        return self.channel.texts(f"talk-{user}")[-1]

    def triage(self) -> list[str]:
        """What the support team was told."""
        told = (one for one in self.channel.posted if one.conversation.startswith("triage:C0TRIAGE:"))
        return [one.reply.text for one in told if one.replaces is None and one.under is None]

    def work(self) -> None:
        """Handle and deliver everything there is."""
        self.desk.drain(self.channel)

    def rows(self, table: type[SQLModel]) -> list[Any]:
        """The contents of a table, in the order of its keys."""
        with self.database.read() as session:
            return list(session.exec(select(table).order_by(*inspect(table).primary_key)).all())


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


@pytest.fixture
def reported(office: Office) -> Office:
    """Ana has reported HB-1 with severity 2 at 13:00 in Madrid: the response is due at 14:00 there, 13:00 UTC."""
    office.say("report calls drop")
    office.work()
    return office
