"""A person sees and erases their own data by talking."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.privacy import holdings
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.tickets.flow_tables import AuditRow, Conversation, OutboxRow, Progress
from tests.desk.conftest import Office
from tests.desk.privacy.stored import everything_stored


class TestFromTheConversation:
    def test_a_person_is_told_how_much_there_is(self, busy: Office) -> None:
        busy.say("mydata", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "1 tickets, 2 conversations, 1 messages"

    def test_a_person_is_sent_all_of_it(self, busy: Office) -> None:
        busy.say("mydata all", conversation="talk-ana")
        busy.work()
        assert json.loads(busy.channel.texts("talk-ana")[-1])["tickets"][0]["summary"] == "ana-words"

    def test_an_export_does_not_contain_an_earlier_one(self, busy: Office) -> None:
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

    def test_an_export_that_is_pending_or_parked_is_in_no_other(self, busy: Office) -> None:
        busy.channel.before = [DeliveryFailed("channel_not_found", permanent=True)]
        busy.say("mydata all", conversation="talk-ana")
        busy.work()
        assert [(one["state"], one["body"]) for one in _exported(busy)["sent"]][-1] == ("parked", {})
        [parked] = [row for row in busy.rows(OutboxRow) if row.state == Progress.PARKED]
        assert json.loads(parked.body["text"])["person"] == "ana"  # until it is retried, it is all there

    def test_an_export_that_was_posted_is_deleted_with_the_rest(self, busy: Office, privacy: Privacy) -> None:
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

    def test_a_person_erases_their_data_including_this_very_turn(self, busy: Office) -> None:
        busy.say("erase", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "erased"
        assert "ana-words" not in everything_stored(busy)
        assert "talk-ana" not in [talk.id for talk in busy.rows(Conversation)]
        assert [line.actor for line in busy.rows(AuditRow)] == ["the person"]
        [answer] = [row for row in busy.rows(OutboxRow) if row.conversation == "talk-ana"]
        assert answer.body == {"text": "erased"}


def _exported(office: Office) -> dict[str, Any]:
    """Ana has all of her data sent to her."""
    office.say("mydata all", conversation="talk-ana")
    office.work()
    exported: dict[str, Any] = json.loads(office.channel.texts("talk-ana")[-1])
    return exported
