"""What a turn has looked up is said as part of the same turn."""

from __future__ import annotations

from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.dialogue.incidents.failures import LookUpStatus
from helpbot.dialogue.messages import Reply, Requester
from helpbot.dialogue.turn import NoteQuestion, Turn
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakeDialogue


def test_the_turn_continues_with_all_it_has_said_and_requested_and_for_the_same_person(office: Office) -> None:
    author, helper = Requester(id="ana"), Requester(id="eva")
    asked = (NoteQuestion("is it down?", "en", "unknown", None, 0.0), LookUpStatus())
    turn = Turn({"turns": 1}, (Reply(text="let me look"),), asked, reporter=author)

    went_on = TurnTaking(FakeDialogue(), STEPS).look_up(office.database, turn, helper, office.clock.now())

    assert went_on == Turn({"turns": 1}, (Reply(text="let me look"), Reply(text="None")), asked, reporter=author)
