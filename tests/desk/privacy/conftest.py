"""People who have reported and talked, and helpers for their data."""

from __future__ import annotations

import pytest

from helpbot.desk.privacy.personal_data import Privacy
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.dialogue.messages import FileReference
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")


@pytest.fixture
def privacy(office: Office) -> Privacy:
    return Privacy(office.database, office.clock, STEPS.team)


@pytest.fixture
def busy(office: Office) -> Office:
    """Ana and Luis have both reported and talked; Ana also in a thread with Luis, and one of her messages failed."""
    file = FileReference(id="F1", name="ana.log", url="https://files/ana")
    office.desk.receive(office.event("report ana-words", conversation="talk-ana", files=(file,)))
    office.desk.receive(office.event("report luis-words", conversation="talk-luis", user="luis"))
    office.desk.receive(office.event("ana-words here", conversation="shared"))
    office.desk.receive(office.event("luis-words here", conversation="shared", user="luis"))
    office.work()
    office.work_on_tickets.set_severity("HB-1", 3, AGENT, "ana-words again")
    office.dialogue.faults = [ValueError()] * ATTEMPTS
    office.desk.receive(office.event("ana-words failed", conversation="talk-ana"))
    office.work()
    return office


@pytest.fixture
def repeating(office: Office) -> Office:
    """Three people have reported the same failure, and it is due to be escalated."""
    for user in ("luis", "ana", "eva"):
        office.talk(user, "report voice: calls drop for all agents since nine")
    office.clock.advance(hours=25)
    return office
