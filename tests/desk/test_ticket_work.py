"""What agents do with tickets, how it is recorded, and what it does to the promises."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpbot.desk.tickets.roles import NotAllowed
from helpbot.dialogue.messages import Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.flow_tables import Conversation
from helpbot.tickets.lifecycle import Event, IllegalTransition, Status
from tests.desk.conftest import Office
from tests.desk.fakes import START, FakePeople

ANA = FakePeople().find("ana")
LUIS = FakePeople().find("luis")
AGENT = FakePeople().find("agent-eva")
OTHER_AGENT = FakePeople().find("agent-tom")


@pytest.fixture
def reported(reported: Office) -> Office:
    """It is now 13:30 in Madrid."""
    reported.clock.advance(minutes=30)
    return reported


def _do(office: Office, *events: Event, by: Requester = AGENT) -> str:
    for event in events:
        status = office.work_on_tickets.record("HB-1", event, by).status
    return status


def _set(office: Office, severity: int, reason: str = "") -> None:
    office.work_on_tickets.set_severity("HB-1", severity, AGENT, reason)


class TestWorking:
    def test_a_claim_names_the_agent_and_is_recorded_in_the_history(self, reported: Office) -> None:
        assert _do(reported, Event.CLAIM) == Status.IN_PROGRESS
        stored = reported.casework.ticket("HB-1")
        assert stored.ticket.assignee == "agent-eva"
        assert [(line.kind, line.actor) for line in stored.history] == [("opened", "ana"), ("claim", "agent-eva")]
        assert stored.history[-1].at == START + timedelta(minutes=30)

    @pytest.mark.parametrize("event", [Event.ANSWER, Event.ASK])
    def test_the_first_to_answer_becomes_the_assignee_until_somebody_takes_over(
        self, reported: Office, event: Event
    ) -> None:
        _do(reported, event)
        _do(reported, Event.ANSWER, by=OTHER_AGENT)
        assert reported.casework.ticket("HB-1").ticket.assignee == "agent-eva"

    def test_the_first_message_to_the_requester_is_and_stays_the_first_response(self, reported: Office) -> None:
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
    def test_only_agents_can_work_on_tickets(self, reported: Office, event: Event) -> None:
        with pytest.raises(NotAllowed, match="is for agents"):
            _do(reported, event, by=ANA)

    def test_a_stranger_may_not_even_do_what_the_requester_may(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        with pytest.raises(NotAllowed):
            _do(reported, Event.REOPEN, by=LUIS)

    def test_only_agents_can_set_the_severity(self, reported: Office) -> None:
        with pytest.raises(NotAllowed):
            reported.work_on_tickets.set_severity("HB-1", 1, ANA, "it hurts")
        assert reported.casework.ticket("HB-1").ticket.severity == 2


class TestWaiting:
    """While the requester is asked, no time is counted; by the policy, severity 2 counts business hours."""

    def test_the_due_times_move_on_by_the_wait(self, reported: Office) -> None:
        before = reported.casework.ticket("HB-1").ticket.restoration_due
        _do(reported, Event.ASK)
        reported.clock.advance(hours=2)
        _do(reported, Event.REQUESTER_REPLIED, by=ANA)
        ticket = reported.casework.ticket("HB-1").ticket
        assert before is not None
        assert ticket.restoration_due == before + timedelta(hours=2)
        assert ticket.waiting_since is None
        assert len(ticket.pauses) == 1

    def test_a_reopened_ticket_is_due_for_restoration_again(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        assert reported.casework.ticket("HB-1").ticket.restored_at == reported.clock.now()
        _do(reported, Event.REOPEN, by=ANA)
        assert reported.casework.ticket("HB-1").ticket.restored_at is None


class TestSeverity:
    def test_a_change_keeps_the_start_and_computes_both_clocks_from_it(self, reported: Office) -> None:
        _set(reported, 1)
        ticket = reported.casework.ticket("HB-1").ticket
        assert ticket.severity == 1
        assert ticket.opened_at == START
        assert ticket.response_due == START + timedelta(minutes=10)
        assert ticket.restoration_due == START + timedelta(hours=72)

    def test_the_history_says_who_why_and_what_was_promised_before_and_after(self, reported: Office) -> None:
        _set(reported, 4, "only looks odd")
        line = reported.casework.ticket("HB-1").history[-1]
        assert (line.kind, line.actor, line.details["reason"]) == ("set_severity", "agent-eva", "only looks odd")
        assert line.details["before"] == {
            "severity": 2,
            "response_due": "2026-11-23T13:00:00Z",
            "restoration_due": "2026-11-26T12:00:00Z",
        }
        assert line.details["after"]["severity"] == 4
        assert line.details["after"]["restoration_due"] is None

    def test_the_requester_is_told_in_the_place_where_it_was_reported(self, reported: Office) -> None:
        _set(reported, 1, "the whole site is down")
        reported.work()
        assert reported.channel.texts("c1")[-1] == "HB-1 2 to 1, 13:00 to 12:10, Ana: the whole site is down"

    def test_a_requester_whose_conversation_was_deleted_is_told_directly(self, reported: Office) -> None:
        with reported.database.write() as session:
            session.delete(session.get(Conversation, "c1"))
        _set(reported, 1)
        reported.work()
        told = [delivery for delivery in reported.channel.posted if delivery.reply.text.startswith("HB-1 2 to 1")]
        assert [delivery.address for delivery in told] == [{"user": "ana"}]

    def test_the_same_severity_again_is_no_change(self, reported: Office) -> None:
        _set(reported, 2)
        reported.work()
        assert len(reported.casework.ticket("HB-1").history) == 1
        assert len(reported.channel.texts("c1")) == 2

    def test_time_waited_stays_credited(self, reported: Office) -> None:
        _do(reported, Event.ASK)
        reported.clock.advance(hours=3)
        _do(reported, Event.REQUESTER_REPLIED, by=ANA)
        _set(reported, 1)
        assert reported.casework.ticket("HB-1").ticket.restoration_due == START + timedelta(hours=75)

    def test_a_promise_that_was_broken_stays_broken(self, reported: Office) -> None:
        reported.clock.advance(hours=2)
        _set(reported, 4, "others can work")
        assert reported.casework.ticket("HB-1").ticket.late == ["response"]
        assert reported.casework.ticket("HB-1").history[-1].details["late"] == ["response"]

    def test_a_promise_that_was_kept_stays_kept(self, reported: Office) -> None:
        _do(reported, Event.ANSWER)
        _set(reported, 1)
        assert reported.casework.ticket("HB-1").ticket.late == []

    def test_the_status_stays(self, reported: Office) -> None:
        _do(reported, Event.ASK)
        _set(reported, 3)
        assert reported.casework.ticket("HB-1").ticket.status == Status.WAITING_FOR_REQUESTER

    @pytest.mark.parametrize("severity", [0, 5, -1])
    def test_a_severity_that_does_not_exist(self, reported: Office, severity: int) -> None:
        with pytest.raises(HelpbotError, match=f"no severity {severity}"):
            _set(reported, severity)

    def test_a_finished_ticket_keeps_its_severity_and_nobody_is_told(self, reported: Office) -> None:
        _do(reported, Event.RESOLVE)
        with pytest.raises(IllegalTransition):
            _set(reported, 1)
        reported.work()
        assert reported.casework.ticket("HB-1").ticket.severity == 2
        assert reported.channel.texts("c1")[2:] == ["Agent-Eva to Ana: resolve HB-1"]

    def test_a_failure_to_notify_undoes_the_change(self, reported: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise ValueError("no words")

        monkeypatch.setattr(type(reported.work_on_tickets.steps.notices.requesters), "severity_changed", fail)
        with pytest.raises(ValueError, match="no words"):
            _set(reported, 1)
        stored = reported.casework.ticket("HB-1")
        assert (stored.ticket.severity, len(stored.history)) == (2, 1)
