"""Retention: what is old enough goes, what is not and what still matters stays, in parts and every day."""

from __future__ import annotations

import pytest

from helpbot.desk import appointments, retention
from helpbot.desk.appointments import Kind
from helpbot.desk.retention import Retention
from helpbot.settings import RetentionSettings
from helpbot.tickets.flow_tables import (
    AuditRow,
    ChoreRow,
    Conversation,
    FeedbackRow,
    InboxKey,
    InboxRow,
    OutboxRow,
    QuestionRow,
)
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")


@pytest.fixture
def used(office: Office) -> Office:
    """A question, an answer about it, a finished ticket and an open one; retention is planned."""
    office.say("ask how", "helped how", "report calls drop", "report no mail")
    office.work()
    for event in (Event.RESOLVE, Event.CLOSE):
        office.work_on_tickets.record("HB-1", event, AGENT)
    with office.database.write() as session:
        appointments.plan_unless_planned(session, Kind.RETENTION, "", office.clock.now())
    office.work()
    return office


def _after(office: Office, days: float) -> None:
    office.clock.advance(days=days)
    office.work()


def test_nothing_goes_before_its_time(used: Office) -> None:
    _after(used, 29)
    assert len(used.rows(InboxRow)) == 4
    assert used.rows(QuestionRow)
    assert used.rows(Conversation)
    assert used.rows(AuditRow) == []


def test_messages_go_with_their_keys_but_receipts_of_tickets_stay_without_words(used: Office) -> None:
    _after(used, 31)
    assert used.rows(InboxRow) == used.rows(InboxKey) == []
    old = [row for row in used.rows(OutboxRow) if row.created_at < used.clock.now() - retention.EVERY]
    assert {row.conversation for row in old} == {"triage:C0TRIAGE", "c1"}
    assert all(row.body == {} and row.receipt for row in old)


def test_idle_conversations_go_and_busy_ones_stay(used: Office) -> None:
    _after(used, 80)
    used.say("still here", conversation="c2")
    _after(used, 11)
    assert [talk.id for talk in used.rows(Conversation)] == ["c2"]


def test_questions_and_feedback_go(used: Office) -> None:
    _after(used, 366)
    assert used.rows(QuestionRow) == used.rows(FeedbackRow) == []


def test_finished_tickets_lose_words_and_identity_and_open_ones_keep_them(used: Office) -> None:
    _after(used, 731)
    old, still_open = (used.casework.ticket(number).ticket for number in ("HB-1", "HB-2"))
    assert (old.summary, old.requester, old.severity, old.status) == ("", "erased", 2, "closed")
    assert (still_open.summary, still_open.requester) == ("no mail", "ana")


def test_the_audit_counts_what_went(used: Office) -> None:
    _after(used, 31)
    [line] = used.rows(AuditRow)
    assert (line.action, line.actor) == ("retention", "clock")
    assert line.counts["messages"] > 0
    assert line.counts["tickets"] == 0


def test_much_goes_in_parts_without_a_days_pause(used: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    _after(used, 31)
    assert used.rows(InboxRow) == []
    assert len(used.rows(AuditRow)) > 1


def test_it_is_due_again_in_a_day(used: Office) -> None:
    [chore] = [row for row in used.rows(ChoreRow) if row.kind == Kind.RETENTION]
    assert chore.due_at == used.clock.now() + retention.EVERY


def test_without_a_limit_all_is_kept(used: Office) -> None:
    limits = RetentionSettings(messages=None, conversations=None, questions=None, tickets=None)
    used.clock.advance(days=5000)
    with used.database.write() as session:
        chore = appointments.claim(session, [Kind.RETENTION], used.clock.now())
        assert chore is not None
        Retention(limits, STEPS.team).do(session, chore, used.clock.now())
    assert len(used.rows(InboxRow)) == 4
    assert used.rows(QuestionRow)
