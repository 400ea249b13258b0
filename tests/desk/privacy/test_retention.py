"""Retention: what is old enough is deleted, what still matters is kept; in batches, and every day."""

from __future__ import annotations

import pytest
from sqlmodel import col, delete

from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.privacy import retention
from helpbot.desk.privacy.retention import Retention
from helpbot.desk.queues import schedule
from helpbot.desk.queues.parking import Parking
from helpbot.desk.queues.schedule import DueChore, Kind
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.settings import RetentionSettings
from helpbot.tickets.flow_tables import (
    AuditRow,
    ChoreRow,
    Conversation,
    FeedbackRow,
    InboxKey,
    InboxRow,
    OutboxRow,
    Progress,
    QuestionRow,
)
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.store import TicketFilter
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")
REFUSED = DeliveryFailed("channel_not_found", permanent=True)


@pytest.fixture
def used(office: Office) -> Office:
    """A question, feedback on its answer, a finished ticket and an open one; retention is planned."""
    office.say("ask how", "helped how", "report calls drop", "report no mail")
    office.work()
    for event in (Event.RESOLVE, Event.CLOSE):
        office.work_on_tickets.record("HB-1", event, AGENT)
    with office.database.write() as session:
        schedule.plan_unless_planned(session, Kind.RETENTION, "", office.clock.now())
    office.work()
    return office


def _after(office: Office, days: float) -> None:
    office.clock.advance(days=days)
    office.work()


def test_nothing_is_deleted_before_its_time(used: Office) -> None:
    _after(used, 29)
    assert len(used.rows(InboxRow)) == 4
    assert used.rows(QuestionRow)
    assert used.rows(Conversation)
    assert used.rows(AuditRow) == []


def test_messages_are_deleted_with_their_keys_but_receipts_of_tickets_stay_without_words(used: Office) -> None:
    _after(used, 31)
    assert used.rows(InboxRow) == used.rows(InboxKey) == []
    old = [row for row in used.rows(OutboxRow) if row.created_at < used.clock.now() - retention.EVERY]
    assert {row.conversation for row in old} == {"triage:C0TRIAGE:HB-1", "triage:C0TRIAGE:HB-2", "c1"}
    assert all(row.body == {} and row.receipt for row in old)


def test_idle_conversations_are_deleted_and_active_ones_stay(used: Office) -> None:
    _after(used, 80)
    used.say("still here", conversation="c2")
    _after(used, 11)
    assert [talk.id for talk in used.rows(Conversation)] == ["c2"]


def test_questions_and_feedback_are_deleted(used: Office) -> None:
    _after(used, 366)
    assert used.rows(QuestionRow) == used.rows(FeedbackRow) == []


def test_finished_tickets_lose_words_and_identity_and_open_ones_keep_them(used: Office) -> None:
    _after(used, 731)
    old, still_open = (used.casework.ticket(number).ticket for number in ("HB-1", "HB-2"))
    assert (old.summary, old.requester, old.severity, old.status) == ("", "erased", 2, "closed")
    assert (still_open.summary, still_open.requester) == ("no mail", "ana")


def test_tickets_are_cleared_a_few_a_minute_so_that_slack_has_capacity_for_new_ones(
    used: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "TICKETS_AT_ONCE", 2)
    used.say("report a; b; c; d", conversation="c2")
    used.work()
    for number in ("HB-3", "HB-4", "HB-5", "HB-6"):
        used.work_on_tickets.record(number, Event.RESOLVE, AGENT)
    left = []
    for days in (731, *[1 / (24 * 60)] * 3):
        _after(used, days)
        left.append(sum(one.summary != "" for one in used.casework.tickets(TicketFilter())))
    assert left == [4, 2, 1, 1]


def test_the_audit_counts_what_was_deleted(used: Office) -> None:
    _after(used, 31)
    [line] = used.rows(AuditRow)
    assert (line.action, line.actor) == ("retention", "clock")
    assert line.counts["messages"] > 0
    assert line.counts["tickets"] == 0


def test_large_amounts_are_deleted_in_batches_without_waiting_a_day(
    used: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    _after(used, 31)
    assert used.rows(InboxRow) == []
    assert len(used.rows(AuditRow)) > 1


def test_words_about_tickets_are_deleted_in_batches_too_and_only_once(
    used: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ticket without words is not taken up again, in no later batch and on no later day."""
    with used.database.write() as session:
        session.execute(delete(OutboxRow).where(col(OutboxRow.ticket_id).is_(None)))
        session.execute(delete(InboxKey))
        session.execute(delete(InboxRow))
    worded = len(used.rows(OutboxRow))
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    used.clock.advance(days=31)
    limits = RetentionSettings(messages=30, conversations=None, questions=None, tickets=None)
    chore, parts = DueChore(1, Kind.RETENTION, "", used.clock.now(), 0, ""), []
    for _ in range(worded):
        with used.database.write() as session:
            Retention(limits, STEPS.team).do(session, chore, used.clock.now())
        parts.append(sum(row.body == {} for row in used.rows(OutboxRow)))
    assert worded > 4
    assert parts == [min(2 * part, worded) for part in range(1, worded + 1)]
    assert [row.counts["messages"] for row in used.rows(AuditRow)] == [2] * (worded // 2) + [1] * (worded % 2)


class TestParked:
    """What failed for good waits for an admin for as long as necessary."""

    @pytest.fixture
    def parked(self, used: Office) -> Office:
        """An event, an answer, and a message about a ticket."""
        used.dialogue.faults = [ValueError()] * ATTEMPTS
        used.say("my secret", conversation="c2")
        used.work()
        used.say("hello", conversation="c3")
        used.desk.handle_pending()
        used.channel.before = [REFUSED]
        used.work()
        used.work_on_tickets.record("HB-2", Event.ANSWER, AGENT, "look here")
        used.channel.before = [REFUSED]
        used.work()
        about = [row.ticket_id is not None for row in used.rows(OutboxRow) if row.state == Progress.PARKED]
        assert sorted(about) == [False, True]
        return used

    def test_it_stays_and_can_still_be_tried_again(self, parked: Office) -> None:
        parking = Parking(parked.database, parked.clock)
        entries = [one.entry for one in parking.entries()]
        bodies = {row.sequence: row.body for row in parked.rows(OutboxRow) if row.state == Progress.PARKED}
        _after(parked, 31)
        _after(parked, 31)
        assert [one.entry for one in parking.entries()] == entries
        assert {row.sequence: row.body for row in parked.rows(OutboxRow) if row.state == Progress.PARKED} == bodies
        parked.channel.posted.clear()
        for entry in entries:
            parking.retry(entry)
        parked.work()
        assert parking.entries() == ()
        assert {"1: my secret", *(body["text"] for body in bodies.values())} <= {
            one.reply.text for one in parked.channel.posted
        }

    def test_once_it_is_dropped_it_is_deleted(self, parked: Office) -> None:
        parking = Parking(parked.database, parked.clock)
        for one in parking.entries():
            parking.drop(one.entry)
        _after(parked, 31)
        assert parked.rows(InboxRow) == []
        assert {str(row.body) for row in parked.rows(OutboxRow) if row.finished_at < parked.clock.now()} == {"{}"}


def test_it_is_due_again_in_a_day(used: Office) -> None:
    [chore] = [row for row in used.rows(ChoreRow) if row.kind == Kind.RETENTION]
    assert chore.due_at == used.clock.now() + retention.EVERY


def test_without_a_limit_everything_is_kept(used: Office) -> None:
    limits = RetentionSettings(messages=None, conversations=None, questions=None, tickets=None)
    used.clock.advance(days=5000)
    with used.database.write() as session:
        chore = schedule.claim(session, [Kind.RETENTION], used.clock.now())
        assert chore is not None
        Retention(limits, STEPS.team).do(session, chore, used.clock.now())
    assert len(used.rows(InboxRow)) == 4
    assert used.rows(QuestionRow)
