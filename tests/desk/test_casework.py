"""Looking tickets up."""

from __future__ import annotations

import pytest

from helpbot.tickets.store import TicketFilter
from tests.desk.conftest import Office


@pytest.fixture
def reported(office: Office) -> Office:
    """Ana has reported HB-1."""
    office.say("report calls drop")
    office.work()
    return office


class TestLookingUp:
    def test_lists_show_what_passes_the_filter(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.tickets(TicketFilter(severity=(2,)))] == ["HB-1"]
        assert reported.casework.tickets(TicketFilter(severity=(1,))) == ()

    def test_a_person_sees_their_open_tickets(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.open_tickets_of("ana")] == ["HB-1"]
        assert reported.casework.open_tickets_of("luis") == ()

    def test_the_export_holds_every_field_as_json(self, reported: Office) -> None:
        [exported] = reported.casework.export(TicketFilter())
        assert exported["number"] == "HB-1"
        assert exported["opened_at"] == "2026-11-23T12:00:00Z"
        assert exported["reasons"][0]["quote"] == "nobody"
        assert exported["linked"] == []
        assert "id" not in exported

    def test_the_incident_of_a_ticket_and_who_joined_it_with_their_words(self, office: Office) -> None:
        office.talk("luis", "report voice: calls drop after ten seconds")
        assert office.casework.incident("HB-1") is None
        office.talk("ana", "trouble voice: calls drop after ten seconds", "metoo team")
        incident = office.casework.incident("hb-1")
        assert incident is not None
        assert (incident["state"], incident["area"], incident["tickets"]) == ("open", "voice", ["HB-1"])
        [member] = incident["members"]
        assert (member["person"], member["affected_scope"], member["words"]) == ("ana", "team", "ana-words")
