"""Handling: one event, one transaction; in order, once, whatever happens in between."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import URL, text

from helpbot.desk.ports.events import LinkPosted
from helpbot.desk.queues import inbox
from helpbot.desk.queues.destinations import Destination
from helpbot.desk.queues.leases import LEASE, LeaseLost
from helpbot.desk.turns import conversations
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.dialogue.messages import FileReference
from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import Conversation, FeedbackRow, InboxRow, OutboxRow, Progress, QuestionRow
from helpbot.tickets.opening import open_database
from helpbot.tickets.tables import Ticket
from helpbot.tickets.troubles import DatabaseTrouble
from tests.desk.conftest import Office


class TestWhatFollowsFromATurn:
    def test_the_reply_goes_where_the_message_came_from(self, office: Office) -> None:
        office.say("hello")
        office.work()
        [delivery] = office.channel.posted
        assert delivery.reply.text == "1: hello"
        assert delivery.address == {"channel": "D-c1"}

    def test_the_state_comes_back_with_the_next_message(self, office: Office) -> None:
        office.say("one", "two")
        office.say("elsewhere", conversation="c2")
        office.work()
        assert office.channel.texts("c1") == ["1: one", "2: two"]
        assert office.channel.texts("c2") == ["1: elsewhere"]

    def test_the_state_survives_a_restart(self, office: Office, database_url: str) -> None:
        office.say("one")
        office.work()
        office.database.close()
        reopened = Office(open_database(database_url))
        reopened.desk.receive(office.event("two"))
        reopened.work()
        assert reopened.channel.texts("c1") == ["2: two"]

    def test_a_link_gets_its_preview_and_begins_no_conversation(self, office: Office) -> None:
        office.desk.receive(office.event("", task=LinkPosted(text="https://known.example")))
        office.desk.receive(office.event("", task=LinkPosted(text="https://elsewhere.example")))
        office.work()
        assert office.channel.texts("c1") == ["about https://known.example for Ana"]
        assert office.rows(Conversation) == []

    def test_a_changed_message_that_leads_to_nothing_leaves_no_trace(self, office: Office) -> None:
        office.desk.receive(office.event("one", edited=True))
        office.work()
        assert office.rows(Conversation) == office.rows(OutboxRow) == []
        office.desk.receive(office.event("retell", edited=True))
        office.work()
        assert office.channel.texts("c1") == ["1: retell"]

    def test_a_ticket_is_stored_with_everything_that_was_said(self, office: Office) -> None:
        file = FileReference(id="F1", name="log.txt", size=12)
        office.desk.receive(office.event("report calls drop", files=(file,)))
        office.work()
        stored = office.casework.ticket("HB-1")
        assert (stored.ticket.summary, stored.ticket.requester, stored.ticket.severity) == ("calls drop", "ana", 2)
        assert stored.ticket.reasons == [{"rule": "team", "quote": "nobody", "effect": "raises"}]
        assert stored.ticket.error_codes == ["E-42"]
        assert stored.ticket.conversation == "c1"
        assert [attachment.name for attachment in stored.attachments] == ["log.txt"]

    def test_its_history_begins_with_suggested_and_set_severity_and_the_due_times(self, office: Office) -> None:
        office.say("report calls drop")
        office.work()
        [opened] = office.casework.ticket("HB-1").history
        assert (opened.kind, opened.actor, opened.at) == ("opened", "ana", office.clock.now())
        assert opened.details["severity"] == 2
        assert opened.details["suggested_severity"] == 3
        assert opened.details["response_due"] == "2026-11-23T13:00:00Z"
        assert opened.details["restoration_due"] == "2026-11-26T12:00:00Z"

    def test_the_confirmation_has_the_number_and_follows_the_first_reply(self, office: Office) -> None:
        office.say("report calls drop")
        office.work()
        assert office.channel.texts("c1") == ["filing", "filed HB-1 for Ana"]

    def test_the_state_after_filing_is_the_one_that_is_kept(self, office: Office) -> None:
        office.say("report calls drop")
        office.work()
        assert office.rows(Conversation)[0].state == {"count": 1, "filed": "HB-1"}

    def test_several_problems_become_linked_tickets(self, office: Office) -> None:
        office.say("report alone", "report calls drop; no mail")
        office.work()
        assert "filed HB-2, HB-3 for Ana" in office.channel.texts("c1")
        assert office.casework.ticket("HB-1").linked == ()
        assert office.casework.ticket("HB-2").linked == ("HB-3",)
        assert office.casework.ticket("HB-3").linked == ("HB-2",)

    def test_each_ticket_is_announced_in_the_triage_channel(self, office: Office) -> None:
        office.say("report calls drop; no mail")
        office.work()
        cards = [delivery for delivery in office.channel.posted if delivery.address == {"channel": "C0TRIAGE"}]
        assert [card.reply.text for card in cards] == [
            "HB-1 calls drop by Ana: 2 open",
            "HB-2 no mail by Ana: 2 open",
        ]

    def test_an_announcement_knows_its_ticket(self, office: Office) -> None:
        office.say("report calls drop")
        office.work()
        [ticket] = office.rows(Ticket)
        [announcement] = [row for row in office.rows(OutboxRow) if row.ticket_id == ticket.id]
        assert announcement.conversation == "triage:C0TRIAGE:HB-1"
        assert announcement.receipt == f"receipt of {announcement.delivery}"

    def test_the_dialogue_knows_the_open_tickets_of_the_person(self, office: Office) -> None:
        office.say("report calls drop", "report no mail", "hello")
        office.work()
        assert office.dialogue.known_tickets == [(), ("HB-1",), ("HB-2", "HB-1")]

    def test_questions_and_feedback_are_noted_without_identity(self, office: Office) -> None:
        office.say("ask how to log in", "helped how to log in")
        office.work()
        notes = [*office.rows(QuestionRow), *office.rows(FeedbackRow)]
        assert [note.question for note in notes] == ["how to log in"] * 2
        assert all("ana" not in str(note.model_dump()).lower() for note in notes)
        assert [(note.article, note.verdict) for note in office.rows(FeedbackRow)] == [("a", "helpful")]


class TestOrder:
    def test_a_conversation_waits_for_its_earlier_message_but_others_go_on(self, office: Office) -> None:
        office.say("first", "second")
        office.say("other", conversation="c2")
        held = _claim(office)
        assert held is not None
        office.work()
        assert office.channel.texts("c1") == []
        assert office.channel.texts("c2") == ["1: other"]

    def test_a_parked_message_does_not_stop_the_next(self, office: Office) -> None:
        office.dialogue.faults = [ValueError()] * 3
        office.say("bad", "good")
        office.work()
        assert office.channel.texts("c1")[-1] == "1: good"


class TestDeadWorkers:
    def test_the_event_of_a_dead_worker_is_taken_over_when_its_lease_ends(self, office: Office) -> None:
        office.say("hello")
        _claim(office)
        assert not office.desk.handle_one()
        office.clock.advance(seconds=LEASE.total_seconds())
        office.work()
        assert office.channel.texts("c1") == ["1: hello"]

    def test_a_worker_that_outlived_its_lease_stores_nothing(self, office: Office) -> None:
        def take_over() -> None:
            office.dialogue.meanwhile = None
            office.clock.advance(seconds=LEASE.total_seconds())
            assert _claim(office)

        office.dialogue.meanwhile = take_over
        office.say("report calls drop")
        office.desk.handle_one()
        assert office.rows(Ticket) == office.rows(OutboxRow) == office.rows(Conversation) == []
        office.clock.advance(seconds=LEASE.total_seconds())
        office.work()
        assert office.channel.texts("c1") == ["filing", "filed HB-1 for Ana"]

    def test_two_workers_never_hold_the_same_event(self, office: Office) -> None:
        office.say("hello")
        with office.database.write() as one:
            assert inbox.claim(one, "slack", office.clock.now())
        with office.database.write() as other:
            assert inbox.claim(other, "slack", office.clock.now()) is None

    def test_no_turn_is_based_on_an_outdated_state(self, office: Office) -> None:
        home = Destination("slack", "c1", {})
        with office.database.read() as session:
            before = conversations.load(session, "c1")
        with office.database.write() as session:
            conversations.save(session, before, {"turn": 1}, home, office.clock.now(), "ana")
        with pytest.raises(LeaseLost), office.database.write() as session:
            conversations.save(session, before, {"turn": "other"}, home, office.clock.now(), "ana")
        assert office.rows(Conversation)[0].state == {"turn": 1}

    def test_a_turn_that_finds_the_state_changed_starts_again_at_once(self, office: Office) -> None:
        def go_on_elsewhere() -> None:
            office.dialogue.meanwhile = None
            with office.database.write() as session:
                before = conversations.load(session, "c1")
                conversations.save(session, before, {"count": 7}, home, office.clock.now(), "luis")

        home = Destination("slack", "c1", {"channel": "D-c1"})
        office.dialogue.meanwhile = go_on_elsewhere
        office.say("hello")
        office.work()
        assert office.channel.texts("c1") == ["8: hello"]


class TestFaults:
    def test_a_failed_attempt_stores_nothing(self, office: Office) -> None:
        office.dialogue.filing_fault = ValueError()
        office.say("report calls drop")
        office.desk.handle_one()
        assert office.rows(Ticket) == []
        assert office.rows(OutboxRow) == []
        assert office.rows(Conversation) == []

    def test_the_number_of_a_ticket_that_failed_is_not_lost(self, office: Office) -> None:
        office.dialogue.filing_fault = ValueError()
        office.say("report calls drop")
        office.desk.handle_one()
        office.dialogue.filing_fault = None
        office.work()
        assert "filed HB-1 for Ana" in office.channel.texts("c1")

    def test_a_transient_failure_is_overcome_by_retrying(self, office: Office) -> None:
        office.dialogue.faults = [ValueError(), ValueError()]
        office.say("hello")
        office.work()
        assert office.channel.texts("c1") == ["1: hello"]

    def test_a_permanent_failure_parks_the_event_and_the_person_gets_an_apology_with_its_reference(
        self, office: Office
    ) -> None:
        office.dialogue.faults = [ValueError()] * 3
        office.say("hello")
        office.work()
        [row] = office.rows(InboxRow)
        assert (row.state, row.failures) == (Progress.PARKED, 3)
        assert office.channel.texts("c1") == [f"sorry, Ana: {row.reference}"]
        assert office.channel.posted[0].reference == row.reference

    def test_a_failure_is_logged_with_its_place_and_without_what_the_person_wrote(
        self, office: Office, caplog: pytest.LogCaptureFixture
    ) -> None:
        office.dialogue.faults = [ValueError("my secret illness")]
        office.say("my secret illness")
        office.work()
        [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
        assert "ValueError" in record.getMessage()
        assert "fakes.py" in record.getMessage()
        assert office.rows(InboxRow)[0].reference in record.getMessage()
        assert "illness" not in caplog.text

    def test_a_known_error_is_logged_as_its_sentence(self, office: Office, caplog: pytest.LogCaptureFixture) -> None:
        office.dialogue.faults = [HelpbotError("the policy has no level 2", "add it")]
        office.say("hello")
        office.work()
        assert "the policy has no level 2" in caplog.text
        assert "fakes.py" not in caplog.text
        assert office.channel.texts("c1") == ["1: hello"]

    def test_a_failure_of_the_apology_too_still_frees_the_conversation(self, office: Office) -> None:
        office.dialogue.faults = [ValueError()] * 3
        office.dialogue.apology_fault = ValueError()
        office.say("bad", "good")
        office.work()
        assert office.channel.texts("c1") == ["1: good"]

    def test_an_unreadable_event_is_parked_alone(self, office: Office) -> None:
        office.say("hello")
        with office.database.write() as session:
            session.connection().execute(text("""UPDATE inbox SET content = '{"unheard": "of"}'"""))
        office.say("good", conversation="c2")
        office.work()
        assert office.channel.texts("c2") == ["1: good"]
        assert office.channel.texts("c1")[0].startswith("sorry")


class TestDatabaseTrouble:
    @pytest.fixture
    def impatient(self, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
        """An office that does not wait for rows that others have locked."""
        monkeypatch.setattr("helpbot.tickets.database.BUSY_SECONDS", 1)
        monkeypatch.setattr("helpbot.tickets.database._SQLITE_PRAGMAS", ("PRAGMA busy_timeout = 10",))
        database = open_database(database_url)
        yield Office(database)
        database.close()

    def test_database_trouble_never_counts_against_the_event(self, impatient: Office) -> None:
        office = impatient
        office.say("hello")
        for _ in range(ATTEMPTS + 1):
            with ExitStack() as lock:
                office.dialogue.meanwhile = lambda: _lock(office.database.url, lock)
                with pytest.raises(DatabaseTrouble, match="is locked by another program"):
                    office.desk.handle_one()
            office.clock.advance(seconds=LEASE.total_seconds())
        office.dialogue.meanwhile = None
        office.work()
        assert [row.failures for row in office.rows(InboxRow)] == [0]
        assert office.channel.texts("c1") == ["1: hello"]

    def test_what_cannot_be_stored_is_counted(self, impatient: Office) -> None:
        with ExitStack() as lock:
            _lock(impatient.database.url, lock, "inbox")
            with pytest.raises(DatabaseTrouble, match="is locked by another program"):
                impatient.say("hello")
        assert impatient.metrics.counts == {"refusal": 1}


def _lock(url: URL, until: ExitStack, table: str = "conversation") -> None:
    """Another program locks a table: by default what the end of a turn is written to."""
    other = Database(url)
    session = until.enter_context(other.write())
    session.connection()
    if not other.on_sqlite:
        session.connection().execute(text(f"LOCK TABLE {table} IN EXCLUSIVE MODE"))


def _claim(office: Office) -> inbox.ClaimedEvent | None:
    """What a worker does just before it dies."""
    with office.database.write() as session:
        return inbox.claim(session, "slack", office.clock.now())
