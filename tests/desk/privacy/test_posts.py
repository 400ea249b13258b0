"""What the bot has posted about a person is deleted, or shown again without their words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpbot.desk.ports.events import TicketTask
from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.dialogue.incidents.failures import PageEntry
from helpbot.dialogue.messages import FileReference
from helpbot.tickets.flow_tables import OutboxRow
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import Office
from tests.desk.fakes import START, FakePeople
from tests.desk.privacy.stored import card_of, everything_stored

AGENT = FakePeople().find("agent-eva")
OUTAGE = PageEntry("abc", "Voice outage", START - timedelta(hours=1), ("Voice",), "We look into it", START)


class TestWhatWasPosted:
    """`posted` records in order what Slack was asked to do."""

    def test_answers_and_news_are_deleted_and_the_card_shows_no_words(self, busy: Office, privacy: Privacy) -> None:
        hers = [one for one in busy.channel.posted if one.conversation in ("talk-ana", "shared")]
        hers = [one for one in hers if "luis" not in one.reply.text]
        news = [one for one in busy.channel.posted if one.under == f"receipt of {card_of(busy, 'HB-1')}"]
        asked = len(busy.channel.posted)
        privacy.erase("ana")
        busy.work()

        gone = [one for one in busy.channel.posted[asked:] if one.reply.withdrawn]
        assert {one.replaces for one in gone} == {f"receipt of {one.id}" for one in (*hers, *news)}
        assert {one.id for one in gone} == {one.id for one in (*hers, *news)}
        [card] = [one for one in busy.channel.posted[asked:] if not one.reply.withdrawn]
        assert (card.reply.text, card.replaces) == ("HB-1  by erased: 3 open", f"receipt of {card_of(busy, 'HB-1')}")
        assert [row for row in busy.rows(OutboxRow) if row.conversation.startswith("withdrawn")] == []

    def test_what_others_were_told_in_the_same_thread_stays(self, office: Office, privacy: Privacy) -> None:
        for words, user in (("report luis-words", "luis"), ("hello", "ana"), ("ana-words", "luis")):
            office.say(words, conversation="shared", user=user)
        office.work()
        his = [one for one in office.channel.posted if one.conversation == "shared" and "hello" not in one.reply.text]
        privacy.erase("ana")
        assert "ana-words" not in everything_stored(office)
        office.work()
        asked = len(office.channel.posted)
        privacy.erase("luis")
        office.work()

        gone = [one for one in office.channel.posted[asked:] if one.reply.withdrawn]
        assert {one.id for one in his} <= {one.id for one in gone}
        assert len(his) == 3

    def test_what_was_told_unasked_in_private_is_deleted_too(self, office: Office, privacy: Privacy) -> None:
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

    def test_what_failed_for_good_after_its_first_part_is_looked_for_and_deleted(
        self, office: Office, privacy: Privacy
    ) -> None:
        office.channel.after = [DeliveryFailed("refused", permanent=True, begun=True)]
        office.talk("ana", "hello")
        begun = office.channel.posted[0]
        privacy.erase("ana")
        office.work()

        [gone] = [one for one in office.channel.posted if one.reply.withdrawn]
        assert (gone.id, gone.replaces) == (begun.id, f"receipt of {begun.id}")
        assert begun.id not in {row.delivery for row in office.rows(OutboxRow)}

    def test_what_only_one_person_could_see_is_forgotten(self, office: Office, privacy: Privacy) -> None:
        office.desk.receive(office.event("hello", address={"channel": "C1", "user": "ana"}))
        office.work()
        asked = len(office.channel.posted)
        privacy.erase("ana")
        office.work()
        assert len(office.channel.posted) == asked
        assert office.rows(OutboxRow) == []

    def test_a_card_that_was_not_yet_posted_never_will_be(self, office: Office, privacy: Privacy) -> None:
        office.say("report ana-words")
        office.desk.handle_pending()
        privacy.erase("ana")
        office.work()
        assert office.channel.texts("triage:C0TRIAGE:HB-1") == []

    def test_what_is_being_posted_meanwhile_is_deleted_afterwards(self, office: Office, privacy: Privacy) -> None:
        file = FileReference(id="F1", name="ana.log", mimetype="text/plain", size=3)
        office.desk.receive(office.event("report ana-words", files=(file,)))
        office.desk.handle_pending()
        office.channel.erasing = {"Ana: opened": lambda: privacy.erase("ana")}
        office.work()

        [news] = [one for one in office.channel.posted if one.reply.text == "Ana: opened"]
        [gone] = [one for one in office.channel.posted if one.reply.withdrawn and one.under]
        assert (gone.id, gone.replaces) == (news.id, f"receipt of {news.id}")
        assert "ana.log" not in everything_stored(office)
        assert "Ana: opened" not in [row.body.get("text") for row in office.rows(OutboxRow)]

    def test_files_of_an_agent_are_deleted_where_they_were_posted(self, office: Office, privacy: Privacy) -> None:
        fix = FileReference(id="F1", name="fix.pdf", mimetype="application/pdf", size=3)
        office.desk.receive(office.event("report ana-words", address={"user": "ana"}))
        office.work()
        answer = TicketTask(number="HB-1", event=Event.ANSWER, text="try this", files=(fix,))
        office.desk.receive(office.event("", "ticket:HB-1", user="agent-eva", task=answer))
        office.work()
        [shown] = [one for one in office.channel.posted if one.reply.files]
        privacy.erase("ana")
        office.work()

        [gone] = [one for one in office.channel.posted if one.id == shown.id and one.reply.withdrawn]
        assert (gone.replaces, gone.address) == (f"receipt of {shown.id}", {"behind": True})
        assert "fix.pdf" not in everything_stored(office)

    def test_a_card_that_is_being_posted_meanwhile_is_updated(self, office: Office, privacy: Privacy) -> None:
        office.say("report ana-words")
        office.desk.handle_pending()
        office.channel.erasing = {"HB-1 ana-words by Ana: 2 open": lambda: privacy.erase("ana")}
        office.work()

        cards = [one for one in office.channel.posted if one.conversation == "triage:C0TRIAGE:HB-1"]
        assert [(one.reply.text, one.replaces) for one in cards] == [
            ("HB-1 ana-words by Ana: 2 open", None),
            ("HB-1  by erased: 2 open", f"receipt of {cards[0].id}"),
        ]

    def test_what_cannot_be_deleted_is_reported_to_the_admins(self, busy: Office, privacy: Privacy) -> None:
        privacy.erase("ana")
        busy.channel.before = [DeliveryFailed("cant_delete_message", permanent=True)]
        busy.work()
        assert any(one.reply.text.startswith("parked outbox-") for one in busy.channel.posted)

    def test_an_alert_about_several_tickets_is_updated(self, repeating: Office, privacy: Privacy) -> None:
        repeating.work()
        privacy.erase("ana")
        repeating.work()

        alert, again = _alerts(repeating)
        assert (again.reply.text, again.replaces) == (alert.reply.text, f"receipt of {alert.id}")

    @pytest.mark.parametrize("lost", [False, True])
    def test_an_alert_that_is_being_posted_meanwhile_is_updated(
        self, repeating: Office, privacy: Privacy, *, lost: bool
    ) -> None:
        """Even if its answer is `lost`, so that nobody knows where it was posted."""

        def erase() -> None:
            privacy.erase("ana")
            repeating.channel.after = [DeliveryFailed("no answer")] if lost else []

        repeating.channel.erasing = {"escalate HB-1, HB-2, HB-3: 3 reports, threshold 3": erase}
        repeating.work()
        repeating.clock.advance(minutes=10)
        repeating.work()

        alert, again = _alerts(repeating)
        assert again.replaces == f"receipt of {alert.id}"


def _alerts(office: Office) -> list[Delivery]:
    return [one for one in office.channel.posted if one.reply.text.startswith("escalate")]
