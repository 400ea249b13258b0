"""A new ticket whose problem was solved before: the team reads below its card how."""

from __future__ import annotations

import pytest

from helpbot.desk.privacy.personal_data import Privacy
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")
DROPS = "report voice: calls drop after ten seconds"
CURE = "Restarted the Edge in Leeds."


def below(office: Office, number: str) -> list[str]:
    """What the team reads below the card of a ticket."""
    card = f"receipt of {office.casework.ticket(number).ticket.card}"
    return [one.reply.text for one in office.channel.posted if one.under == card]


def resolve(office: Office, number: str, solution: str) -> None:
    """An agent resolves a ticket."""
    office.work_on_tickets.record(number, Event.RESOLVE, AGENT, solution)
    office.work()


@pytest.fixture
def solved(office: Office) -> Office:
    """Luis reported that calls drop, as HB-1, and it was resolved."""
    office.talk("luis", DROPS)
    resolve(office, "HB-1", CURE)
    office.clock.advance(days=30)
    return office


def test_the_team_reads_the_solution_and_its_requester_does_not(solved: Office) -> None:
    solved.talk("ana", DROPS)
    assert below(solved, "HB-2") == [f"solved before as HB-1 at 12:00: {CURE}"]
    assert CURE not in " ".join(solved.channel.texts("talk-ana"))


def test_it_links_to_the_card_of_the_earlier_ticket(solved: Office) -> None:
    solved.talk("ana", DROPS)
    [told] = [one.reply for one in solved.channel.posted if one.reply.text.startswith("solved before")]
    assert told.origin is not None
    assert told.origin.message == f"receipt of {solved.casework.ticket('HB-1').ticket.card}"


def test_other_words_in_the_same_area_are_another_problem(solved: Office) -> None:
    solved.talk("ana", "report voice: echo on the line")
    assert below(solved, "HB-2") == []


def test_what_is_open_again_was_not_solved(solved: Office) -> None:
    solved.work_on_tickets.record("HB-1", Event.REOPEN, AGENT)
    solved.talk("ana", DROPS)
    assert below(solved, "HB-2") == []


def test_without_words_there_is_nothing_to_read(office: Office) -> None:
    office.talk("luis", DROPS)
    resolve(office, "HB-1", "")
    office.talk("ana", DROPS)
    assert below(office, "HB-2") == []


def test_of_equal_problems_the_latest_solution_counts(solved: Office) -> None:
    solved.talk("ana", DROPS)
    resolve(solved, "HB-2", "Updated the codec.")
    solved.talk("bob", DROPS)
    assert below(solved, "HB-3") == ["solved before as HB-2 at 12:00: Updated the codec."]


def test_the_most_similar_problem_comes_before_the_latest(solved: Office) -> None:
    solved.talk("eva", "report voice: calls drop after a transfer to ten")
    resolve(solved, "HB-2", "Updated the codec.")
    solved.talk("ana", DROPS)
    assert below(solved, "HB-3") == [f"solved before as HB-1 at 12:00: {CURE}"]


def test_of_a_ticket_resolved_twice_the_last_solution_counts(solved: Office) -> None:
    solved.work_on_tickets.record("HB-1", Event.REOPEN, AGENT)
    resolve(solved, "HB-1", "Replaced the Edge.")
    solved.talk("ana", DROPS)
    assert below(solved, "HB-2") == ["solved before as HB-1 at 12:00: Replaced the Edge."]


def test_after_the_time_in_the_policy_it_is_forgotten(solved: Office) -> None:
    solved.clock.advance(days=151)
    solved.talk("ana", DROPS)
    assert below(solved, "HB-2") == []


def test_whoever_reported_it_first_can_be_erased_and_this_with_them(solved: Office) -> None:
    solved.talk("ana", DROPS)
    [told] = [one for one in solved.channel.posted if one.reply.text.startswith("solved before")]
    Privacy(solved.database, solved.clock, STEPS.team).erase("luis")
    solved.work()
    assert told.id in {one.id for one in solved.channel.posted if one.reply.withdrawn}
    solved.talk("bob", DROPS)
    assert below(solved, "HB-3") == []
