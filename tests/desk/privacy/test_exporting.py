"""Everything held about a person is handed over, and nothing about others."""

from __future__ import annotations

import json

from helpbot.desk.privacy.personal_data import Privacy
from tests.desk.asked import asked
from tests.desk.conftest import Office


def test_an_export_holds_everything_about_the_person_and_nothing_about_others(busy: Office, privacy: Privacy) -> None:
    found = privacy.export("ana")
    assert [ticket["number"] for ticket in found["tickets"]] == ["HB-1"]
    assert found["tickets"][0]["attachments"][0]["name"] == "ana.log"
    assert [line["kind"] for line in found["tickets"][0]["history"]] == ["opened", "set_severity"]
    assert {talk["id"] for talk in found["conversations"]} == {"talk-ana", "shared"}
    assert "ana-words failed" in json.dumps(found["received"])
    assert "filed HB-1 for Ana" in json.dumps(found["sent"])
    assert "luis" not in json.dumps(found)


def test_an_export_names_nobody_who_joined(office: Office, privacy: Privacy) -> None:
    office.talk("ana", "report voice: calls drop after ten seconds")
    office.talk("luis", "trouble voice: calls drop after ten seconds", "metoo")
    [ticket] = privacy.export("ana")["tickets"]
    assert [(line["kind"], line["actor"]) for line in ticket["history"]] == [("opened", "ana"), ("joined", None)]
    assert "luis" not in json.dumps(ticket)


def test_an_export_names_no_ticket_that_was_escalated_together_with_theirs(repeating: Office, privacy: Privacy) -> None:
    repeating.work()
    [ticket] = privacy.export("ana")["tickets"]
    assert [line["kind"] for line in ticket["history"]] == ["opened", "escalated"]
    assert "HB-1" not in json.dumps(ticket)


def test_an_export_takes_as_many_queries_for_many_tickets_as_for_one(office: Office, privacy: Privacy) -> None:
    counts = [len(asked(office.database, lambda: privacy.export("ana")))]
    for number in range(5):
        office.say(f"report trouble {number}")
    office.work()
    counts.append(len(asked(office.database, lambda: privacy.export("ana"))))
    assert len(privacy.export("ana")["tickets"]) == 5
    assert counts[0] == counts[1]


def test_an_export_of_a_stranger_is_empty(busy: Office, privacy: Privacy) -> None:
    assert not any(value for name, value in privacy.export("U_").items() if name != "person")


def test_similar_names_are_not_the_same_person(office: Office, privacy: Privacy) -> None:
    for user in ("a_a", "aba", 'a"a', "a%", "José", "Jose", "u\\u00e9"):
        office.desk.receive(office.event("report x", conversation=f"c-{user}", user=user))
    office.work()
    assert [talk["id"] for talk in privacy.export("a_a")["conversations"]] == ["c-a_a"]
    assert [talk["id"] for talk in privacy.export('a"a')["conversations"]] == ['c-a"a']
    assert [talk["id"] for talk in privacy.export("José")["conversations"]] == ["c-José"]
    assert privacy.erase("a%")["tickets"] == 1
