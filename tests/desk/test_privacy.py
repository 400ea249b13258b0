"""A person's data: seen whole, erased whole, and nobody else's touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import event, select, text

from helpbot.desk.ports.events import ReportMarked
from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.privacy import holdings
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.desk.queues.destinations import Destination
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.tickets.step import Step
from helpbot.desk.turns import conversations
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.dialogue.incidents.failures import PageEntry
from helpbot.dialogue.messages import FileReference
from helpbot.tickets.flow_tables import AuditRow, Conversation, InboxKey, OutboxRow, Progress
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.store import TicketFilter
from helpbot.tickets.tables import Table
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import START, FakePeople
from tests.waiting import until

AGENT = FakePeople().find("agent-eva")
OUTAGE = PageEntry("abc", "Voice outage", START - timedelta(hours=1), ("Voice",), "We look into it", START)
STATISTICS = (
    "number",
    "severity",
    "status",
    "opened_at",
    "response_due",
    "restoration_due",
    "error_codes",
    "component",
)


@pytest.fixture
def privacy(office: Office) -> Privacy:
    return Privacy(office.database, office.clock, STEPS.team)


@pytest.fixture
def busy(office: Office) -> Office:
    """Ana and Luis have both reported and talked; Ana also in a thread with Luis, and once it failed."""
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


def _everything_stored(office: Office) -> str:
    """Every row of every table."""
    with office.database.read() as session:
        tables, connection = Table.metadata.tables.values(), session.connection()
        rows = [dict(row) for table in tables for row in connection.execute(select(table)).mappings()]
    return json.dumps(rows, default=str)


def test_an_export_holds_everything_of_the_person_and_nothing_of_others(busy: Office, privacy: Privacy) -> None:
    found = privacy.export("ana")
    assert [ticket["number"] for ticket in found["tickets"]] == ["HB-1"]
    assert found["tickets"][0]["attachments"][0]["name"] == "ana.log"
    assert [line["kind"] for line in found["tickets"][0]["history"]] == ["opened", "set_severity"]
    assert {talk["id"] for talk in found["conversations"]} == {"talk-ana", "shared"}
    assert "ana-words failed" in json.dumps(found["received"])
    assert "filed HB-1 for Ana" in json.dumps(found["sent"])
    assert "luis" not in json.dumps(found)


def test_an_export_asks_the_database_as_often_for_many_tickets_as_for_one(office: Office, privacy: Privacy) -> None:
    asked = [_asked(office, lambda: privacy.export("ana"))]
    for number in range(5):
        office.say(f"report trouble {number}")
    office.work()
    asked.append(_asked(office, lambda: privacy.export("ana")))
    assert len(privacy.export("ana")["tickets"]) == 5
    assert asked[0] == asked[1]


def _asked(office: Office, act: Callable[[], object]) -> int:
    """How many statements the database is given meanwhile."""
    told: list[str] = []

    def note(*parts: Any) -> None:  # noqa: ANN401
        told.append(parts[2])

    with office.database.write() as session:
        engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    return len(told)


def test_an_export_of_a_stranger_is_empty(busy: Office, privacy: Privacy) -> None:
    assert not any(value for name, value in privacy.export("U_").items() if name != "person")


def test_after_erasing_nothing_of_the_person_is_left(busy: Office, privacy: Privacy) -> None:
    assert privacy.erase("ana") == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}
    assert "ana-words" not in _everything_stored(busy)
    busy.work()
    left = _everything_stored(busy).lower()
    assert "ana-words" not in left
    assert "ana.log" not in left
    assert '"ana"' not in left
    assert "talk-ana" not in left


def test_after_erasing_nobody_knows_whose_terminal_it_was(office: Office, privacy: Privacy) -> None:
    desk = office.another_desk(surface="console:ana")
    desk.receive(office.event("hello", conversation="console:ana"))
    desk.drain(office.channel)
    privacy.erase("ana")
    assert "console:ana" not in _everything_stored(office)


def test_after_erasing_an_event_is_still_known_but_not_by_the_name_of_the_person(
    office: Office, privacy: Privacy
) -> None:
    pressed = office.event("yes", keys=("press:t1", "press:C1:1.0:choice-0:ana:2"))
    office.desk.receive(pressed)
    office.work()
    privacy.erase("ana")
    assert [row.key for row in office.rows(InboxKey)] == ["press:t1"]
    assert not office.desk.receive(pressed)


def test_after_erasing_nobody_knows_who_took_up_a_message_for_another(office: Office, privacy: Privacy) -> None:
    office.sources.messages, office.sources.authors = {"M1": "calls drop"}, {"M1": "bob"}
    office.desk.receive(office.event("", "marked-M1", task=ReportMarked(message="M1")))
    office.work()
    assert [talk["id"] for talk in privacy.export("ana")["conversations"]] == ["thread-M1"]
    privacy.erase("ana")
    assert "ana" not in _everything_stored(office)


def test_after_erasing_everything_of_others_is_still_there(busy: Office, privacy: Privacy) -> None:
    before = privacy.export("luis")
    privacy.erase("ana")
    after = privacy.export("luis")
    assert after["tickets"] == before["tickets"]
    assert {talk["id"] for talk in after["conversations"]} == {"talk-luis", "shared"}


def test_after_erasing_the_statistics_are_the_same(busy: Office, privacy: Privacy) -> None:
    before = [{name: row[name] for name in STATISTICS} for row in busy.casework.export(TicketFilter())]
    history = [(line.kind, line.at) for line in busy.casework.ticket("HB-1").history]
    privacy.erase("ana")
    assert [{name: row[name] for name in STATISTICS} for row in busy.casework.export(TicketFilter())] == before
    assert [(line.kind, line.at) for line in busy.casework.ticket("HB-1").history] == history


def test_nobody_is_reminded_of_or_told_about_an_erased_ticket(busy: Office, privacy: Privacy) -> None:
    privacy.erase("ana")
    busy.channel.posted.clear()
    busy.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    busy.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    busy.clock.advance(days=5)
    busy.work()
    [card] = [one for one in busy.channel.posted if "HB-1" in one.reply.text]
    assert card.reply.text == "HB-1  by erased: 1 in_progress Agent-Eva"
    assert card.replaces == f"receipt of {_card(busy, 'HB-1')}"


def test_an_agent_can_be_erased_too(busy: Office, privacy: Privacy) -> None:
    busy.work_on_tickets.record("HB-2", Event.CLAIM, AGENT)
    busy.work()
    privacy.erase("agent-eva")
    busy.work()
    assert "agent-eva" not in _everything_stored(busy)
    assert busy.channel.posted[-1].reply.text == "HB-2 luis-words by Luis: 2 in_progress erased"
    assert busy.casework.ticket("HB-2").ticket.summary == "luis-words"


def test_what_is_just_being_written_into_a_ticket_is_erased_too(office: Office, privacy: Privacy) -> None:
    if office.database.on_sqlite:
        pytest.skip("there nobody else can write meanwhile")
    office.say("report calls drop")
    office.work()
    amendment = Step(Event.AMEND, FakePeople().find("ana"), office.clock.now(), "r", "ana-words instead")
    with ThreadPoolExecutor(1) as pool:
        with office.database.write() as session:
            STEPS.take(session, "HB-1", amendment)
            session.flush()
            erased = pool.submit(privacy.erase, "ana")
            until(lambda: erased.done() or _somebody_waits(office))
        erased.result()
    assert "ana-words" not in _everything_stored(office)


def test_nobody_goes_on_from_what_was_said_while_it_was_erased(office: Office, privacy: Privacy) -> None:
    if office.database.on_sqlite:
        pytest.skip("there nobody else can write meanwhile")
    for user in ("ana", "luis"):
        office.say("hello", conversation="shared", user=user)
    office.work()
    home, now = Destination("slack", "shared", {}), office.clock.now()
    with ThreadPoolExecutor(1) as pool:
        with office.database.write() as session:
            before = conversations.load(session, "shared")
            conversations.save(session, before, {"heard": "ana-words"}, home, now, "luis")
            erased = pool.submit(privacy.erase, "ana")
            until(lambda: erased.done() or _somebody_waits(office))
        erased.result()
    meanwhile = replace(before, version=before.version + 1)
    with pytest.raises(LeaseLost), office.database.write() as session:
        conversations.save(session, meanwhile, {"heard": "ana-words"}, home, now, "luis")
    assert "ana-words" not in _everything_stored(office)


def _somebody_waits(office: Office) -> bool:
    with office.database.read() as session:
        return bool(session.connection().scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))


class TestWhatWasPosted:
    """`posted` records in order what Slack was asked for."""

    def test_answers_and_news_are_taken_away_and_the_card_shows_no_words(self, busy: Office, privacy: Privacy) -> None:
        hers = [one for one in busy.channel.posted if one.conversation in ("talk-ana", "shared")]
        hers = [one for one in hers if "luis" not in one.reply.text]
        news = [one for one in busy.channel.posted if one.under == f"receipt of {_card(busy, 'HB-1')}"]
        asked = len(busy.channel.posted)
        privacy.erase("ana")
        busy.work()

        gone = [one for one in busy.channel.posted[asked:] if one.reply.withdrawn]
        assert {one.replaces for one in gone} == {f"receipt of {one.id}" for one in (*hers, *news)}
        assert {one.id for one in gone} == {one.id for one in (*hers, *news)}
        [card] = [one for one in busy.channel.posted[asked:] if not one.reply.withdrawn]
        assert (card.reply.text, card.replaces) == ("HB-1  by erased: 3 open", f"receipt of {_card(busy, 'HB-1')}")
        assert [row for row in busy.rows(OutboxRow) if row.conversation.startswith("withdrawn")] == []

    def test_what_others_were_told_in_the_same_thread_stays_theirs(self, office: Office, privacy: Privacy) -> None:
        for words, user in (("report luis-words", "luis"), ("hello", "ana"), ("ana-words", "luis")):
            office.say(words, conversation="shared", user=user)
        office.work()
        his = [one for one in office.channel.posted if one.conversation == "shared" and "hello" not in one.reply.text]
        privacy.erase("ana")
        assert "ana-words" not in _everything_stored(office)
        office.work()
        asked = len(office.channel.posted)
        privacy.erase("luis")
        office.work()

        gone = [one for one in office.channel.posted[asked:] if one.reply.withdrawn]
        assert {one.id for one in his} <= {one.id for one in gone}
        assert len(his) == 3

    def test_what_was_told_alone_without_being_asked_is_taken_away_too(self, office: Office, privacy: Privacy) -> None:
        office.page.entries = (OUTAGE,)
        office.talk("ana", "trouble voice: calls drop", "metoo")
        office.page.entries = ()
        for _ in range(3):
            office.clock.advance(minutes=30)
            office.work()
        [news] = [one for one in office.channel.posted if one.reply.text.startswith("over:")]
        privacy.erase("ana")
        office.work()

        assert news.id in {one.id for one in office.channel.posted if one.reply.withdrawn}

    def test_what_only_one_person_saw_is_forgotten(self, office: Office, privacy: Privacy) -> None:
        office.desk.receive(office.event("hello", address={"channel": "C1", "user": "ana"}))
        office.work()
        asked = len(office.channel.posted)
        privacy.erase("ana")
        office.work()
        assert len(office.channel.posted) == asked
        assert office.rows(OutboxRow) == []

    def test_a_card_that_was_not_posted_yet_never_is(self, office: Office, privacy: Privacy) -> None:
        office.say("report ana-words")
        office.desk.handle_pending()
        privacy.erase("ana")
        office.work()
        assert office.channel.texts("triage:C0TRIAGE:HB-1") == []

    def test_what_is_being_posted_meanwhile_is_taken_away_afterwards(self, office: Office, privacy: Privacy) -> None:
        file = FileReference(id="F1", name="ana.log", mimetype="text/plain", size=3)
        office.desk.receive(office.event("report ana-words", files=(file,)))
        office.desk.handle_pending()
        office.channel.erasing = {"Ana: opened": lambda: privacy.erase("ana")}
        office.work()

        [news] = [one for one in office.channel.posted if one.reply.text == "Ana: opened"]
        [gone] = [one for one in office.channel.posted if one.reply.withdrawn and one.under]
        assert (gone.id, gone.replaces) == (news.id, f"receipt of {news.id}")
        assert "ana.log" not in _everything_stored(office)
        assert "Ana: opened" not in [row.body.get("text") for row in office.rows(OutboxRow)]

    def test_a_card_that_is_being_posted_meanwhile_is_shown_anew(self, office: Office, privacy: Privacy) -> None:
        office.say("report ana-words")
        office.desk.handle_pending()
        office.channel.erasing = {"HB-1 ana-words by Ana: 2 open": lambda: privacy.erase("ana")}
        office.work()

        cards = [one for one in office.channel.posted if one.conversation == "triage:C0TRIAGE:HB-1"]
        assert [(one.reply.text, one.replaces) for one in cards] == [
            ("HB-1 ana-words by Ana: 2 open", None),
            ("HB-1  by erased: 2 open", f"receipt of {cards[0].id}"),
        ]

    def test_what_cannot_be_taken_away_is_told_to_the_admins(self, busy: Office, privacy: Privacy) -> None:
        privacy.erase("ana")
        busy.channel.before = [DeliveryFailed("cant_delete_message", permanent=True)]
        busy.work()
        assert any(one.reply.text.startswith("parked outbox-") for one in busy.channel.posted)

    def test_an_alert_about_several_tickets_is_shown_anew(self, repeating: Office, privacy: Privacy) -> None:
        repeating.work()
        privacy.erase("ana")
        repeating.work()

        alert, again = _alerts(repeating)
        assert (again.reply.text, again.replaces) == (alert.reply.text, f"receipt of {alert.id}")

    @pytest.mark.parametrize("lost", [False, True])
    def test_an_alert_that_is_being_posted_meanwhile_is_shown_anew(
        self, repeating: Office, privacy: Privacy, *, lost: bool
    ) -> None:
        """Also when its answer is `lost`, so that nobody knows where it stands."""

        def erase() -> None:
            privacy.erase("ana")
            repeating.channel.after = [DeliveryFailed("no answer")] if lost else []

        repeating.channel.erasing = {"escalate HB-1, HB-2, HB-3: 3 reports, threshold 3": erase}
        repeating.work()
        repeating.clock.advance(minutes=10)
        repeating.work()

        alert, again = _alerts(repeating)
        assert again.replaces == f"receipt of {alert.id}"


@pytest.fixture
def repeating(office: Office) -> Office:
    """Three have reported the same, and it is time to escalate it."""
    for user in ("luis", "ana", "eva"):
        office.talk(user, "report voice: calls drop for all agents since nine")
    office.clock.advance(hours=25)
    return office


def _alerts(office: Office) -> list[Delivery]:
    return [one for one in office.channel.posted if one.reply.text.startswith("escalate")]


def _card(office: Office, number: str) -> str | None:
    return office.casework.ticket(number).ticket.card


def test_an_event_that_comes_again_after_erasing_is_still_known(office: Office, privacy: Privacy) -> None:
    event = office.event("hello")
    office.desk.receive(event)
    office.work()
    privacy.erase("ana")
    assert office.desk.receive(event) is False


def test_the_audit_says_what_was_done_and_to_nobody_in_particular(busy: Office, privacy: Privacy) -> None:
    privacy.export("ana")
    privacy.erase("ana")
    lines = busy.rows(AuditRow)
    assert [(line.action, line.actor) for line in lines] == [("export", "operator"), ("erase", "operator")]
    assert lines[1].counts == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}


class TestFromTheConversation:
    def test_a_person_is_told_how_much_there_is(self, busy: Office) -> None:
        busy.say("mydata", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "1 tickets, 2 conversations, 1 messages"

    def test_a_person_is_sent_all_of_it(self, busy: Office) -> None:
        busy.say("mydata all", conversation="talk-ana")
        busy.work()
        assert json.loads(busy.channel.texts("talk-ana")[-1])["tickets"][0]["summary"] == "ana-words"

    def test_an_export_holds_no_earlier_one(self, busy: Office) -> None:
        """Each adds one line of what was received and one of what was sent, and nothing else."""
        exports = [_exported(busy) for _ in range(4)]
        for before, after in pairwise(exports):
            changing = ("received", "sent", "conversations")
            assert [after[name] for name in after if name not in changing] == [
                before[name] for name in before if name not in changing
            ]
            assert len(after["received"]) == len(before["received"]) + 1
            assert after["sent"][:-1] == before["sent"]
            assert (after["sent"][-1]["state"], after["sent"][-1]["body"]) == ("done", {})
        assert len(json.dumps(exports[-1])) - len(json.dumps(exports[-2])) < 600

    def test_an_export_that_still_waits_or_was_put_aside_is_in_no_other(self, busy: Office) -> None:
        busy.channel.before = [DeliveryFailed("channel_not_found", permanent=True)]
        busy.say("mydata all", conversation="talk-ana")
        busy.work()
        assert [(one["state"], one["body"]) for one in _exported(busy)["sent"]][-1] == ("parked", {})
        [parked] = [row for row in busy.rows(OutboxRow) if row.state == Progress.PARKED]
        assert json.loads(parked.body["text"])["person"] == "ana"  # to be tried again, it is all there

    def test_an_export_that_was_posted_is_taken_away_with_the_rest(self, busy: Office, privacy: Privacy) -> None:
        _exported(busy)
        [export] = [one for one in busy.channel.posted if not one.reply.kept]
        privacy.erase("ana")
        busy.work()
        gone = [one.replaces for one in busy.channel.posted if one.reply.withdrawn]
        assert f"receipt of {export.id}" in gone

    def test_what_is_too_much_for_messages_is_left_out_and_counted(
        self, busy: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = _exported(busy)
        monkeypatch.setattr(holdings, "LONGEST", 4000)
        told = _exported(busy)
        assert told["tickets"] == whole["tickets"]
        assert len(told["sent"]) + told["left_out"]["sent"] == len(whole["sent"]) + 1

    def test_a_person_erases_themselves_and_this_very_turn(self, busy: Office) -> None:
        busy.say("erase", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "erased"
        assert "ana-words" not in _everything_stored(busy)
        assert "talk-ana" not in [talk.id for talk in busy.rows(Conversation)]
        assert [line.actor for line in busy.rows(AuditRow)] == ["the person"]
        [answer] = [row for row in busy.rows(OutboxRow) if row.conversation == "talk-ana"]
        assert answer.body == {"text": "erased"}


def _exported(office: Office) -> dict[str, Any]:
    """Ana has all of it sent to her."""
    office.say("mydata all", conversation="talk-ana")
    office.work()
    exported: dict[str, Any] = json.loads(office.channel.texts("talk-ana")[-1])
    return exported


def test_similar_names_are_not_the_same_person(office: Office, privacy: Privacy) -> None:
    for user in ("a_a", "aba", 'a"a', "a%", "José", "Jose", "u\\u00e9"):
        office.desk.receive(office.event("report x", conversation=f"c-{user}", user=user))
    office.work()
    assert [talk["id"] for talk in privacy.export("a_a")["conversations"]] == ["c-a_a"]
    assert [talk["id"] for talk in privacy.export('a"a')["conversations"]] == ['c-a"a']
    assert [talk["id"] for talk in privacy.export("José")["conversations"]] == ["c-José"]
    assert privacy.erase("a%")["tickets"] == 1
