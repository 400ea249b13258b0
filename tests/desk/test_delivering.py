"""Delivering: in order, once, patiently; and giving up with an alert when there is no hope."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.queues import outbox
from helpbot.desk.queues.delivering import FAULTS, FIRST_WAIT, GIVE_UP_AFTER, LONGEST_WAIT, wait_before_retry
from helpbot.desk.queues.leases import LEASE
from helpbot.tickets.flow_tables import OutboxRow, Progress
from helpbot.tickets.troubles import DatabaseTrouble
from tests.desk.conftest import Office


def _waiting(office: Office, *texts: str, conversation: str = "c1") -> None:
    """Replies that wait in the outbox: "1: first", …"""
    office.say(*texts, conversation=conversation)
    office.desk.handle_pending()


def _one(office: Office) -> OutboxRow:
    [row] = [row for row in office.rows(OutboxRow) if row.conversation == "c1"]
    assert isinstance(row, OutboxRow)
    return row


class TestInOrder:
    def test_messages_of_a_conversation_are_posted_in_order(self, office: Office) -> None:
        _waiting(office, "a", "b", "c")
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a", "2: b", "3: c"]

    def test_a_message_that_must_wait_holds_back_the_next_but_not_other_conversations(self, office: Office) -> None:
        _waiting(office, "a", "b")
        _waiting(office, "x", conversation="c2")
        office.channel.before = [DeliveryFailed("ratelimited", retry_after=30)]
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == []
        assert office.channel.texts("c2") == ["1: x"]
        office.clock.advance(seconds=34)
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a", "2: b"]

    def test_a_parked_message_does_not_hold_back_the_next(self, office: Office) -> None:
        _waiting(office, "a", "b")
        office.channel.before = [DeliveryFailed("channel_not_found", permanent=True)]
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["2: b"]

    def test_a_surface_delivers_only_its_own_messages(self, office: Office) -> None:
        console = office.another_desk(surface="console")
        _waiting(office, "in slack")
        console.receive(office.event("report in the console", "c2"))
        console.drain(office.channel)
        assert office.channel.texts("c1") == []
        assert office.channel.texts("c2") == ["filing", "filed HB-1 for Ana"]
        office.work()
        assert office.channel.texts("c1") == ["1: in slack"]
        assert office.channel.texts("triage:C0TRIAGE:HB-1") == ["HB-1 in the console by Ana: 2 open"]


class TestRefused:
    def test_it_waits_as_long_as_the_surface_asks(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.before = [DeliveryFailed("ratelimited", retry_after=30)]
        office.desk.deliver_due(office.channel)
        office.clock.advance(seconds=29)
        assert office.desk.deliver_due(office.channel) == 0
        office.clock.advance(seconds=5)
        assert office.desk.deliver_due(office.channel) == 1

    def test_a_refusal_is_certain_so_no_search_is_made(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.before = [DeliveryFailed("ratelimited", retry_after=1)]
        office.desk.deliver_due(office.channel)
        office.clock.advance(seconds=2)
        office.desk.deliver_due(office.channel)
        assert office.channel.searched == []

    def test_a_hopeless_message_is_parked_and_reported(self, office: Office, caplog: pytest.LogCaptureFixture) -> None:
        _waiting(office, "my secret")
        office.channel.before = [DeliveryFailed("channel_not_found", permanent=True)]
        office.desk.deliver_due(office.channel)
        assert (_one(office).state, _one(office).failure) == (Progress.PARKED, "channel_not_found")
        [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
        assert "channel_not_found" in record.getMessage()
        assert "my secret" not in caplog.text

    def test_after_a_day_of_trying_it_is_parked(self, office: Office) -> None:
        _waiting(office, "a")
        office.clock.advance(seconds=GIVE_UP_AFTER.total_seconds() + 1)
        office.channel.before = [DeliveryFailed("service_unavailable")]
        office.desk.deliver_due(office.channel)
        assert _one(office).state == Progress.PARKED


class TestOutcomeUnknown:
    def test_a_message_that_was_posted_despite_a_failure_is_found_and_not_posted_again(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.after = [DeliveryFailed("timed out")]
        office.desk.deliver_due(office.channel)
        office.clock.advance(minutes=1)
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]
        assert _one(office).receipt == f"receipt of {_one(office).delivery}"
        assert _one(office).state == Progress.DONE

    def test_a_message_that_was_not_posted_is_posted_after_a_search(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.before = [DeliveryFailed("connection reset")]
        office.desk.deliver_due(office.channel)
        office.clock.advance(minutes=1)
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]
        assert office.channel.searched == [_one(office).delivery]

    def test_after_a_search_and_a_certain_refusal_no_search_is_made_again(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.before = [DeliveryFailed("connection reset"), DeliveryFailed("ratelimited", retry_after=5)]
        for _ in range(3):
            office.desk.deliver_due(office.channel)
            office.clock.advance(minutes=1)
        assert office.channel.texts("c1") == ["1: a"]
        assert len(office.channel.searched) == 1

    def test_a_search_that_is_refused_leaves_the_question_open(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.after = [DeliveryFailed("timed out")]
        office.channel.find_fails = [DeliveryFailed("ratelimited", retry_after=5)]
        for _ in range(3):
            office.desk.deliver_due(office.channel)
            office.clock.advance(minutes=1)
        assert office.channel.texts("c1") == ["1: a"]
        assert len(office.channel.searched) == 2

    def test_what_a_worker_posted_before_it_died_is_not_posted_again(self, office: Office) -> None:
        _waiting(office, "a")
        with office.database.write() as session:
            claimed = outbox.claim(session, "slack", office.clock.now())
        assert claimed is not None
        office.channel.deliver(claimed.delivery)
        assert office.desk.deliver_due(office.channel) == 0
        office.clock.advance(seconds=LEASE.total_seconds())
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]

    def test_what_a_worker_had_not_posted_when_it_died_is_posted(self, office: Office) -> None:
        _waiting(office, "a")
        with office.database.write() as session:
            outbox.claim(session, "slack", office.clock.now())
        office.clock.advance(seconds=LEASE.total_seconds())
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]


class TestManyCalls:
    """A message of many parts or files takes many calls, each shorter than a lease."""

    def test_nobody_takes_over_what_is_still_being_posted(self, office: Office) -> None:
        _waiting(office, "a")
        others = []

        def call() -> None:
            office.clock.advance(seconds=LEASE.total_seconds() * 0.9)
            others.append(office.another_desk().deliver_due(office.channel))

        office.channel.calls = [call] * 5
        office.desk.deliver_due(office.channel)
        assert others == [0] * 5
        assert office.channel.texts("c1") == ["1: a"]
        assert (_one(office).state, _one(office).attempts) == (Progress.DONE, 1)

    def test_a_worker_that_was_away_for_too_long_posts_nothing_more(self, office: Office) -> None:
        _waiting(office, "a")

        def call() -> None:
            office.clock.advance(seconds=LEASE.total_seconds())
            assert office.another_desk().deliver_due(office.channel) == 1

        office.channel.calls = [call]
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]
        assert (_one(office).state, _one(office).attempts) == (Progress.DONE, 2)

    def test_while_the_database_is_down_nothing_more_is_posted(self, office: Office) -> None:
        _waiting(office, "a")

        def call() -> None:
            raise DatabaseTrouble("the database is away", "start it")

        office.channel.calls = [call]
        with pytest.raises(DatabaseTrouble):
            office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == []
        assert (_one(office).state, _one(office).failure) == (Progress.WAITING, None)
        office.clock.advance(seconds=LEASE.total_seconds())
        office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]

    def test_a_search_and_the_post_after_it_are_two_calls(self, office: Office) -> None:
        _waiting(office, "a")
        office.channel.before = [DeliveryFailed("connection reset")]
        office.desk.deliver_due(office.channel)
        office.clock.advance(minutes=1)
        searching = office.channel.find
        half = LEASE.total_seconds() * 0.6

        def find(delivery: Delivery) -> str | None:
            office.clock.advance(seconds=half)
            return searching(delivery)

        def post() -> None:
            office.clock.advance(seconds=half)
            assert office.another_desk().deliver_due(office.channel) == 0

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(office.channel, "find", find)
            office.channel.meanwhile = post
            office.desk.deliver_due(office.channel)
        assert office.channel.texts("c1") == ["1: a"]


class TestFaults:
    def test_a_bug_in_posting_is_retried_and_then_parked(self, office: Office) -> None:
        _waiting(office, "a", "b")
        office.channel.before = [KeyError("a")] * FAULTS
        for _ in range(FAULTS):
            office.desk.deliver_due(office.channel)
            office.clock.advance(minutes=6)
        assert office.channel.texts("c1") == ["2: b"]
        states = [row.state for row in office.rows(OutboxRow) if row.conversation == "c1"]
        assert states == [Progress.PARKED, Progress.DONE]

    def test_an_unreadable_message_is_parked_alone(self, office: Office) -> None:
        _waiting(office, "a")
        with office.database.write() as session:
            session.connection().execute(text("""UPDATE outbox SET body = '{"unheard": "of"}'"""))
        _waiting(office, "b", conversation="c2")
        for _ in range(FAULTS):
            office.desk.deliver_due(office.channel)
            office.clock.advance(minutes=6)
        assert office.channel.texts("c2") == ["1: b"]
        assert Progress.PARKED in [row.state for row in office.rows(OutboxRow)]


@given(st.integers(1, 10_000))
def test_waits_double_up_to_a_maximum_and_are_spread(attempts: int) -> None:
    planned = min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)
    assert planned / 2 <= wait_before_retry(attempts, None) <= planned


@given(st.floats(0, 3600))
def test_a_wait_that_the_surface_asks_for_is_never_cut_short(seconds: float) -> None:
    asked = timedelta(seconds=seconds)
    assert asked <= wait_before_retry(1, seconds) <= asked * 1.1 + timedelta(milliseconds=1)
