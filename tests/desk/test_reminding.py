"""Reminders: in time, once, and only while somebody has to act."""

from __future__ import annotations

import pytest

from helpbot.desk.queues import schedule
from helpbot.desk.queues.leases import LEASE
from helpbot.desk.queues.schedule import Kind
from helpbot.tickets.flow_tables import ChoreRow
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")


def _reminders(office: Office) -> list[str]:
    office.work()
    return [text for text in office.triage() if text.startswith(("warning", "breach"))]


def _planned(office: Office) -> list[ChoreRow]:
    return [row for row in office.rows(ChoreRow) if row.kind == Kind.REMINDER]


def test_the_team_is_reminded_before_and_at_the_breach(reported: Office) -> None:
    reported.clock.advance(minutes=44)
    assert _reminders(reported) == []
    reported.clock.advance(minutes=1)
    assert _reminders(reported) == ["warning response HB-1 13:00"]
    reported.clock.advance(minutes=15)
    assert _reminders(reported) == ["warning response HB-1 13:00", "breach response HB-1 13:00"]
    assert reported.metrics.counts["breach response 2"] == 1


def test_nobody_is_reminded_of_a_response_that_was_given(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.ANSWER, AGENT)
    reported.clock.advance(hours=5)
    assert _reminders(reported) == []


def test_an_answered_ticket_is_still_due_for_restoration(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.ANSWER, AGENT)
    reported.clock.advance(days=3)
    assert _reminders(reported) == ["breach restoration HB-1 12:00"]


@pytest.mark.parametrize("event", [Event.RESOLVE, Event.ASK])
def test_a_resolved_or_waiting_ticket_has_no_reminders(reported: Office, event: Event) -> None:
    reported.work_on_tickets.record("HB-1", event, AGENT)
    reported.clock.advance(days=4)
    assert _reminders(reported) == []
    assert _planned(reported) == []


def test_after_the_wait_the_reminders_continue_later(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    reported.work_on_tickets.record("HB-1", Event.ASK, AGENT)
    reported.clock.advance(days=1)
    reported.work_on_tickets.record("HB-1", Event.REQUESTER_REPLIED, AGENT)
    reported.clock.advance(days=2)
    assert _reminders(reported) == []
    reported.clock.advance(days=1)
    assert _reminders(reported)[-1] == "breach restoration HB-1 12:00"


def test_what_came_due_while_it_was_resolved_is_raised_when_it_is_reopened(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
    reported.clock.advance(days=5)
    assert _reminders(reported) == []
    reported.work_on_tickets.record("HB-1", Event.REOPEN, AGENT)
    assert _reminders(reported) == ["breach restoration HB-1 12:00"]


def test_what_was_raised_before_it_was_resolved_is_not_raised_again_when_it_is_reopened(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.ANSWER, AGENT)
    reported.clock.advance(days=4)
    assert _reminders(reported) == ["breach restoration HB-1 12:00"]
    for event in (Event.RESOLVE, Event.REOPEN):
        reported.work_on_tickets.record("HB-1", event, AGENT)
        reported.clock.advance(days=1)
    assert _reminders(reported) == ["breach restoration HB-1 12:00"]
    assert reported.metrics.counts["breach restoration 2"] == 1


def test_a_new_severity_brings_new_reminders_and_at_once_what_is_overdue_by_it(reported: Office) -> None:
    reported.clock.advance(minutes=20)
    reported.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    assert _reminders(reported) == ["breach response HB-1 12:10"]


def test_a_promise_already_broken_is_counted_once_even_if_the_severity_changes(reported: Office) -> None:
    reported.clock.advance(minutes=61)
    assert _reminders(reported) == ["breach response HB-1 13:00"]
    for severity in (1, 2, 1):
        reported.clock.advance(minutes=1)
        reported.work_on_tickets.set_severity("HB-1", severity, AGENT, "")
        assert _reminders(reported) == ["breach response HB-1 13:00"]
    assert reported.metrics.counts["breach response 2"] == 1
    assert reported.metrics.counts["breach response 1"] == 0


def test_what_becomes_due_again_by_a_lower_severity_is_raised_again_but_counted_once(reported: Office) -> None:
    reported.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    reported.clock.advance(minutes=15)
    assert _reminders(reported) == ["breach response HB-1 12:10"]
    reported.work_on_tickets.set_severity("HB-1", 3, AGENT, "there is a way round now")
    reported.clock.advance(hours=2)
    assert _reminders(reported) == ["breach response HB-1 12:10", "breach response HB-1 14:00"]
    assert reported.metrics.counts["breach response 1"] == 1
    assert reported.metrics.counts["breach response 3"] == 0


def test_a_missed_reminder_is_sent_when_the_severity_changes(reported: Office) -> None:
    """The bot was down when it came due."""
    reported.clock.advance(minutes=70)
    reported.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    assert _reminders(reported) == ["breach response HB-1 12:10"]
    assert reported.metrics.counts["breach response 1"] == 1


def test_a_missed_reminder_is_sent_even_if_somebody_claims_the_ticket(reported: Office) -> None:
    """It came due a moment ago."""
    reported.clock.advance(minutes=60, seconds=2)
    reported.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    assert _reminders(reported) == ["breach response HB-1 13:00"]
    assert reported.metrics.counts["breach response 2"] == 1


def test_the_assignee_is_mentioned(reported: Office) -> None:
    reported.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    reported.clock.advance(minutes=70)
    assert _reminders(reported) == ["breach response HB-1 13:00"]
    assert reported.channel.posted[-1].address == {"channel": "C0TRIAGE", "mention": "agent-eva"}


def test_a_reminder_links_to_the_card(reported: Office) -> None:
    reported.clock.advance(minutes=70)
    assert _reminders(reported) == ["breach response HB-1 13:00"]
    origin = reported.channel.posted[-1].reply.origin
    assert origin is not None
    assert origin.message == f"receipt of {reported.casework.ticket('HB-1').ticket.card}"


def test_a_lower_severity_cancels_reminders(reported: Office) -> None:
    reported.work_on_tickets.set_severity("HB-1", 4, AGENT, "")
    reported.clock.advance(hours=2)
    assert _reminders(reported) == []


def test_after_a_night_without_the_bot_only_the_last_reminder_is_sent(reported: Office) -> None:
    reported.clock.advance(hours=20)
    assert _reminders(reported) == ["breach response HB-1 13:00"]


def test_only_one_of_two_replicas_reminds(reported: Office) -> None:
    other = reported.another_desk()
    reported.clock.advance(minutes=45)
    assert [reported.desk.do_chore(), other.do_chore()] == [True, False]
    assert _reminders(reported) == ["warning response HB-1 13:00"]


def test_the_work_of_a_dead_replica_is_done_by_another(reported: Office) -> None:
    reported.clock.advance(minutes=45)
    with reported.database.write() as session:
        assert schedule.claim(session, [Kind.REMINDER], reported.clock.now())
    assert _reminders(reported) == []
    reported.clock.advance(seconds=LEASE.total_seconds())
    assert _reminders(reported) == ["warning response HB-1 13:00"]


def test_a_worker_that_was_overtaken_by_a_change_posts_nothing(reported: Office) -> None:
    reported.clock.advance(minutes=45)
    now = reported.clock.now()
    with reported.database.write() as session:
        held = schedule.claim(session, [Kind.REMINDER], now)
    reported.work_on_tickets.record("HB-1", Event.ANSWER, AGENT)
    assert held is not None
    with pytest.raises(schedule.LeaseLost), reported.database.write() as session:
        schedule.finish(session, held, None)
    assert len(_planned(reported)) == 1


def test_a_failure_is_retried_and_does_not_stop_other_reminders(
    reported: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError

    reported.say("report no mail")
    reported.work()
    reported.clock.advance(minutes=45)
    with monkeypatch.context() as broken:
        broken.setattr("tests.desk.fake_notices.FakeTeamNotices.reminder", fail)
        assert _reminders(reported) == []
    assert [row.failures for row in _planned(reported)] == [1, 1]
    reported.clock.advance(minutes=1)
    assert sorted(_reminders(reported)) == ["warning response HB-1 13:00", "warning response HB-2 13:00"]
