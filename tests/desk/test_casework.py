"""Looking tickets up."""

from __future__ import annotations

from helpbot.desk.ports.events import TicketTask
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.store import TicketFilter, ticket_by_number
from tests.desk.conftest import Office
from tests.desk.fakes import START


class TestLookingUp:
    def test_lists_show_what_the_filter_selects(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.tickets(TicketFilter(severity=(2,)))] == ["HB-1"]
        assert reported.casework.tickets(TicketFilter(severity=(1,))) == ()

    def test_a_person_sees_their_open_tickets(self, reported: Office) -> None:
        assert [view.number for view in reported.casework.open_tickets_of("ana")] == ["HB-1"]
        assert reported.casework.open_tickets_of("luis") == ()

    def test_the_queue_shows_requester_assignee_and_the_place_of_the_card(self, reported: Office) -> None:
        reported.desk.receive(
            reported.event("", "ticket:HB-1", user="agent-eva", task=TicketTask(number="HB-1", event=Event.CLAIM))
        )
        reported.work()

        [one] = reported.casework.queue(10)
        card = reported.casework.ticket("HB-1").ticket.card
        assert (one.view.number, one.requester, one.assignee) == ("HB-1", "Ana", "Agent-Eva")
        assert one.card == f"receipt of {card}"

    def test_tickets_due_at_the_same_time_are_sorted_by_when_they_were_reported(self, reported: Office) -> None:
        for n in range(2, 11):
            reported.talk(f"user{n}", f"report trouble number {n}")
        assert [one.view.number for one in reported.casework.queue(10)] == [f"HB-{n}" for n in range(1, 11)]

    def test_erased_tickets_come_last_and_say_so(self, reported: Office) -> None:
        reported.talk("luis", "report nobody can log in")
        with reported.database.write() as session:
            ticket_by_number(session, "HB-1").erased_at = START

        assert [(one.view.number, one.requester, one.erased) for one in reported.casework.queue(10)] == [
            ("HB-2", "Luis", False),
            ("HB-1", "", True),
        ]

    def test_the_export_holds_every_field_as_json(self, reported: Office) -> None:
        [exported] = reported.casework.export(TicketFilter())
        assert exported["number"] == "HB-1"
        assert exported["opened_at"] == "2026-11-23T12:00:00Z"
        assert exported["reasons"][0]["quote"] == "nobody"
        assert exported["linked"] == []
        assert "id" not in exported

    def test_a_ticket_shows_its_incident_and_who_joined_it_with_their_words(self, office: Office) -> None:
        office.talk("luis", "report voice: calls drop after ten seconds")
        assert office.casework.incident("HB-1") is None
        office.talk("ana", "trouble voice: calls drop after ten seconds", "metoo team")
        incident = office.casework.incident("hb-1")
        assert incident is not None
        assert (incident["state"], incident["area"], incident["tickets"]) == ("open", "voice", ["HB-1"])
        [member] = incident["members"]
        assert (member["person"], member["affected_scope"], member["words"]) == ("ana", "team", "ana-words")
