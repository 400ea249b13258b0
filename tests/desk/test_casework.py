"""What agents do with tickets, and what is remembered of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from helpbot.desk.casework import NotAllowed
from helpbot.dialogue.messages import Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.lifecycle import Event, IllegalTransition, Status
from helpbot.tickets.store import TicketFilter
from tests.desk.conftest import Office
from tests.desk.fakes import START, FakePeople

ANA = FakePeople().find("ana")
LUIS = FakePeople().find("luis")
AGENT = FakePeople().find("agent-eva")
OTHER_AGENT = FakePeople().find("agent-tom")


def due_times(
    severity: int, opened_at: datetime, timezone: str, country: str
) -> tuple[datetime | None, datetime | None]:
    """Ten minutes per level, and one day of restoration for the two highest."""
    assert (timezone, country) == ("Europe/Madrid", "ES")
    restoration = opened_at + timedelta(days=1) if severity <= 2 else None
    return opened_at + timedelta(minutes=10 * severity), restoration


@pytest.fixture
def reported(office: Office) -> Office:
    """Ana has reported HB-1."""
    office.say("report calls drop")
    office.work()
    office.clock.advance(minutes=30)
    return office


def _do(office: Office, *events: Event, by: Requester = AGENT) -> str:
    for event in events:
        status = office.casework.record("HB-1", event, by).status
    return status


class TestLookingUp:
    def test_lists_show_what_passes_the_filter(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.tickets(TicketFilter(severity=(2,)))] == ["HB-1"]
        assert reported.casework.tickets(TicketFilter(severity=(1,))) == ()

    def test_a_person_sees_their_open_tickets(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.open_tickets_of("ana")] == ["HB-1"]
        assert reported.casework.open_tickets_of("luis") == ()

    def test_the_export_holds_every_field_as_json(self, reported: Office) -> None:
        [exported] = reported.casework.export(TicketFilter())
        assert exported["number"] == "HB-1"
        assert exported["opened_at"] == "2026-11-23T12:00:00Z"
        assert exported["reasons"][0]["quote"] == "nobody"
        assert exported["linked"] == []
        assert "id" not in exported


class TestWorking:
    def test_a_claim_names_the_agent_and_goes_into_the_history(self, reported: Office) -> None:
        assert _do(reported, Event.CLAIM) == Status.IN_PROGRESS
        stored = reported.casework.ticket("HB-1")
        assert stored.ticket.assignee == "agent-eva"
        assert [(line.kind, line.actor) for line in stored.history] == [("opened", "ana"), ("claim", "agent-eva")]
        assert stored.history[-1].at == START + timedelta(minutes=30)

    def test_a_claim_can_be_taken_over(self, reported: Office) -> None:
        _do(reported, Event.CLAIM)
        _do(reported, Event.CLAIM, by=OTHER_AGENT)
        assert reported.casework.ticket("HB-1").ticket.assignee == "agent-tom"

    def test_the_first_word_to_the_requester_is_the_first_response_and_stays_it(self, reported: Office) -> None:
        _do(reported, Event.CLAIM)
        assert reported.casework.ticket("HB-1").ticket.responded_at is None
        _do(reported, Event.ASK)
        reported.clock.advance(hours=1)
        _do(reported, Event.ANSWER)
        assert reported.casework.ticket("HB-1").ticket.responded_at == START + timedelta(minutes=30)

    def test_a_life_from_claim_to_close(self, reported: Office) -> None:
        assert _do(reported, Event.CLAIM, Event.ASK) == Status.WAITING_FOR_REQUESTER
        assert _do(reported, Event.REQUESTER_REPLIED, by=ANA) == Status.IN_PROGRESS
        assert _do(reported, Event.RESOLVE) == Status.RESOLVED
        assert _do(reported, Event.REOPEN, by=ANA) == Status.OPEN
        assert _do(reported, Event.RESOLVE, Event.CLOSE) == Status.CLOSED

    def test_what_cannot_happen_now_changes_nothing(self, reported: Office) -> None:
        with pytest.raises(IllegalTransition, match="open cannot take close"):
            _do(reported, Event.CLOSE)
        stored = reported.casework.ticket("HB-1")
        assert stored.ticket.status == Status.OPEN
        assert len(stored.history) == 1

    def test_a_resolved_ticket_is_no_longer_open_to_the_person(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        assert reported.casework.open_tickets_of("ana") == ()


class TestRoles:
    @pytest.mark.parametrize("event", [Event.CLAIM, Event.ANSWER, Event.ASK, Event.RESOLVE])
    def test_the_work_is_for_agents(self, reported: Office, event: Event) -> None:
        with pytest.raises(NotAllowed, match="is for agents"):
            _do(reported, event, by=ANA)

    def test_a_stranger_may_not_even_do_what_the_requester_may(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        with pytest.raises(NotAllowed):
            _do(reported, Event.REOPEN, by=LUIS)

    def test_severity_is_for_agents(self, reported: Office) -> None:
        with pytest.raises(NotAllowed):
            reported.casework.set_severity("HB-1", 1, ANA, "it hurts", due_times)
        assert reported.casework.ticket("HB-1").ticket.severity == 2


class TestSeverity:
    def test_a_change_keeps_the_start_and_computes_both_clocks_from_it(self, reported: Office) -> None:
        view = reported.casework.set_severity("HB-1", 1, AGENT, "the whole site is down", due_times)
        assert view.severity == 1
        assert view.opened_at == START
        assert view.response_due == START + timedelta(minutes=10)
        assert view.restoration_due == START + timedelta(days=1)

    def test_the_history_says_who_why_and_what_was_promised_before(self, reported: Office) -> None:
        reported.casework.set_severity("HB-1", 4, AGENT, "only looks odd", due_times)
        line = reported.casework.ticket("HB-1").history[-1]
        assert (line.kind, line.actor, line.details["reason"]) == ("set_severity", "agent-eva", "only looks odd")
        assert line.details["before"] == {
            "severity": 2,
            "response_due": "2026-11-23T13:00:00Z",
            "restoration_due": "2026-11-26T12:00:00Z",
        }
        assert line.details["after"] == {
            "severity": 4,
            "response_due": "2026-11-23T12:40:00Z",
            "restoration_due": None,
        }

    def test_the_status_stays(self, reported: Office) -> None:
        _do(reported, Event.ASK)
        view = reported.casework.set_severity("HB-1", 3, AGENT, "others can work", due_times)
        assert view.status == Status.WAITING_FOR_REQUESTER

    @pytest.mark.parametrize("severity", [0, 5, -1])
    def test_a_severity_that_does_not_exist(self, reported: Office, severity: int) -> None:
        with pytest.raises(HelpbotError, match=f"no severity {severity}"):
            reported.casework.set_severity("HB-1", severity, AGENT, "", due_times)

    def test_a_closed_ticket_keeps_its_severity(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        with pytest.raises(IllegalTransition):
            reported.casework.set_severity("HB-1", 1, AGENT, "", due_times)
        assert reported.casework.ticket("HB-1").ticket.severity == 2
