"""A failure that several people have: recognised before anything is asked, joined once, its end told to everybody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from helpbot.desk.incidents.naming import Naming
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.dialogue.incidents.failures import PageEntry
from helpbot.problems import HelpbotError
from helpbot.tickets.flow_tables import ChoreRow, Conversation
from helpbot.tickets.incident_tables import Incident, IncidentMember
from helpbot.tickets.lifecycle import Event
from tests.desk.asked import asked
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import START, FakePeople

AGENT = FakePeople().find("agent-eva")
OUTAGE = PageEntry("abc", "Voice outage in Europe", START - timedelta(hours=1), ("Voice",), "We look into it", START)
DROPS = "calls drop after ten seconds"
TROUBLE = f"trouble voice: {DROPS}"


def at_once(office: Office, *steps: Callable[[], Any]) -> None:
    """Do several things at the same moment."""
    start = threading.Barrier(len(steps))

    def run(step: Callable[[], Any]) -> None:
        start.wait()
        step()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    office.work()


def _members(office: Office) -> list[str]:
    return sorted(member.person for member in office.rows(IncidentMember))


def _card(office: Office) -> str:
    """The card of HB-1 as it looks now."""
    card = f"receipt of {office.casework.ticket('HB-1').ticket.card}"
    return [one.reply.text for one in office.channel.posted if one.replaces == card][-1]


@pytest.fixture
def reported(office: Office) -> Office:
    """Luis has reported that calls drop, as HB-1."""
    office.talk("luis", f"report voice: {DROPS}")
    return office


@pytest.fixture
def outage(office: Office) -> Office:
    """The status page shows an outage."""
    office.page.entries = (OUTAGE,)
    return office


class TestKnown:
    def test_an_incident_of_the_page_in_its_own_words(self, outage: Office) -> None:
        assert outage.talk("ana", TROUBLE) == "known page:abc Voice outage in Europe since 11:00 by 0"

    def test_the_page_comes_before_the_tickets(self, reported: Office) -> None:
        reported.page.entries = (OUTAGE,)
        assert reported.talk("ana", TROUBLE).startswith("known page:abc")

    def test_neither_words_nor_name_of_a_tickets_requester_are_shown(self, reported: Office) -> None:
        reported.clock.advance(minutes=5)
        assert reported.talk("ana", TROUBLE) == "known ticket:HB-1  since 12:00 by 1"

    def test_people_are_counted_once(self, reported: Office) -> None:
        reported.talk("luis", f"report voice: {DROPS}")
        reported.talk("eva", f"report voice: {DROPS}")
        assert reported.talk("ana", TROUBLE) == "known ticket:HB-1  since 12:00 by 2"

    def test_different_words_in_the_same_area_are_another_failure(self, reported: Office) -> None:
        assert reported.talk("ana", "trouble voice: the hold music is gone") == "nothing known"

    def test_three_in_one_hour_are_one_failure_in_any_words(self, reported: Office) -> None:
        reported.talk("eva", "report voice: nobody hears the caller")
        reported.talk("bob", "report voice: dial tone missing everywhere")
        assert reported.talk("ana", "trouble voice: no entra ninguna llamada").endswith("since 12:00 by 3")

    def test_another_area_is_another_failure(self, reported: Office) -> None:
        assert reported.talk("ana", f"trouble login: {DROPS}") == "nothing known"

    def test_ones_own_ticket_is_not_offered(self, reported: Office) -> None:
        assert reported.talk("luis", TROUBLE) == "nothing known"

    def test_a_resolved_ticket_is_not_offered(self, reported: Office) -> None:
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        assert reported.talk("ana", TROUBLE) == "nothing known"

    def test_an_old_ticket_is_not_compared_unless_somebody_joined_since(self, reported: Office) -> None:
        reported.clock.advance(hours=20)
        reported.talk("eva", TROUBLE, "metoo")
        reported.clock.advance(hours=20)
        assert reported.talk("ana", TROUBLE).startswith("known ticket:HB-1")
        reported.clock.advance(hours=25)
        assert reported.talk("bob", TROUBLE) == "nothing known"

    def test_security_tickets_are_never_offered_to_others(self, office: Office) -> None:
        office.talk("luis", "report security: somebody is in our accounts")
        assert office.talk("ana", "trouble security: somebody is in our accounts") == "nothing known"

    def test_an_unreachable_page_hides_no_ticket(self, reported: Office) -> None:
        reported.page.reachable = False
        assert reported.talk("ana", TROUBLE).startswith("known ticket:HB-1")


class TestNaming:
    def test_the_teams_title_is_shown_to_those_who_report_and_who_join(self, reported: Office) -> None:
        naming = Naming(reported.database, reported.clock)
        assert naming.name("hb-1", " No voice\n in Leeds ") == "No voice in Leeds"
        assert reported.talk("ana", TROUBLE, "metoo") == "joined, 2 people"
        assert reported.channel.texts("talk-ana")[0] == "known ticket:HB-1 No voice in Leeds since 12:00 by 1"
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        assert reported.channel.texts("talk-ana")[-1] == "over: No voice in Leeds for ana in en"
        assert [line.kind for line in reported.casework.ticket("HB-1").history] == [
            "opened",
            "named",
            "joined",
            "resolve",
        ]

    def test_a_title_must_be_short(self, reported: Office) -> None:
        with pytest.raises(HelpbotError, match="151 characters"):
            Naming(reported.database, reported.clock).name("HB-1", "x" * 151)


class TestJoining:
    def test_a_person_counts_and_no_ticket_is_opened(self, reported: Office) -> None:
        assert reported.talk("ana", TROUBLE, "metoo team") == "joined, 2 people"
        [member] = reported.rows(IncidentMember)
        assert (member.person, member.affected_scope, member.words) == ("ana", "team", "ana-words")
        assert len(reported.casework.open_tickets_of("ana")) == 0
        [view] = reported.casework.open_tickets_of("luis")
        assert view.members == 1

    def test_they_count_with_everybody_they_spoke_for(self, reported: Office) -> None:
        assert reported.talk("ana", TROUBLE, "metoo team 12") == "joined, 13 people"
        assert reported.casework.ticket("HB-1").history[1].details["affected_count"] == 13

    def test_the_history_counts_as_many_people_as_the_person_is_told(self, reported: Office) -> None:
        reported.talk("eva", f"report voice: {DROPS}")
        assert reported.talk("ana", TROUBLE, "metoo team 12") == "joined, 14 people"
        assert reported.casework.ticket("HB-1").history[1].details["affected_count"] == 14

    def test_the_history_of_the_ticket_records_it(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo site")
        joined = reported.casework.ticket("HB-1").history[1]
        assert (joined.kind, joined.actor) == ("joined", "ana")
        assert joined.details == {"members": 1, "scope": "site", "affected_count": 2}

    def test_joining_twice_counts_once(self, reported: Office) -> None:
        assert reported.talk("ana", TROUBLE, "metoo", "metoo") == "already, 2 people"
        assert _members(reported) == ["ana"]

    def test_a_ticket_resolved_meanwhile_cannot_be_joined(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE)
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        assert reported.talk("ana", "metoo") == "gone, 0 people"
        assert _members(reported) == []

    def test_somebody_who_leaves_no_longer_counts_and_may_come_back(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo", "leave")
        assert _members(reported) == []
        assert [line.kind for line in reported.casework.ticket("HB-1").history] == ["opened", "joined", "left"]
        assert reported.talk("ana", "metoo") == "joined, 2 people"

    def test_the_card_shows_how_many_have_it(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.talk("eva", TROUBLE, "metoo")
        assert _card(reported) == f"HB-1 {DROPS} by Luis: 2 open, 2 joined"
        reported.talk("ana", "leave")
        assert _card(reported) == f"HB-1 {DROPS} by Luis: 2 open, 1 joined"

    def test_the_card_also_shows_how_many_people_that_is_by_their_own_account(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo team 12")
        assert _card(reported) == f"HB-1 {DROPS} by Luis: 2 open, 1 joined, 13 people"

    def test_leaving_without_having_joined_changes_nothing(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "leave")
        assert [line.kind for line in reported.casework.ticket("HB-1").history] == ["opened"]

    def test_the_team_is_told_once_what_the_rules_suggest_and_nothing_is_changed(self, office: Office) -> None:
        office.talk("luis", "report voice: Nobody can take calls, there is no way round and work has stopped")
        before = office.casework.ticket("HB-1").ticket
        office.talk("ana", "trouble voice: Nobody can take calls, there is no way round", "metoo all")
        office.talk("eva", "trouble voice: Nobody can take calls, there is no way round", "metoo all")
        after = office.casework.ticket("HB-1").ticket
        assert (
            (after.severity, after.response_due) == (before.severity, before.response_due) == (2, before.response_due)
        )
        assert after.suggested_severity == 1
        assert office.triage()[1:] == ["HB-1 is 2, by the rules 1: all, 1 members"]

    def test_the_rules_use_what_is_assumed_and_the_team_reads_what_was_said(self, office: Office) -> None:
        office.talk("luis", "report voice: Nobody can take calls, there is no way round and work has stopped")
        office.talk("ana", "trouble voice: Nobody can take calls, there is no way round", "metoo all/team")
        assert office.triage()[1:] == ["HB-1 is 2, by the rules 1: team, 1 members"]


class TestTheEnd:
    def test_the_end_is_told_once_to_everybody_who_joined(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.talk("eva", TROUBLE, "metoo")
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        assert reported.channel.texts("talk-ana")[-1] == "over: voice for ana in en"
        assert reported.channel.texts("talk-eva")[-1] == "over: voice for eva in en"
        reported.work_on_tickets.record("HB-1", Event.CLOSE, AGENT)
        reported.work()
        assert len([text for text in reported.channel.texts("talk-ana") if text.startswith("over")]) == 1

    def test_the_places_where_people_are_reached_are_looked_up_once(self, reported: Office) -> None:
        for person in ("ana", "eva", "luis"):
            reported.talk(person, TROUBLE, "metoo")
        told = asked(reported.database, lambda: reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT))
        looked_up = [statement for statement in told if "FROM conversation" in statement]
        assert len(looked_up) == 2  # their conversations, and where the ticket was reported

    def test_if_it_is_not_over_after_all_they_are_told_too(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        for event in (Event.RESOLVE, Event.REOPEN, Event.RESOLVE):
            reported.work_on_tickets.record("HB-1", event, AGENT)
        reported.work()
        told = reported.channel.texts("talk-ana")[-3:]
        assert told == ["over: voice for ana in en", "not over: voice for ana", "over: voice for ana in en"]

    def test_somebody_who_has_chosen_another_language_since_is_told_in_it(self, reported: Office) -> None:
        for person in ("ana", "eva"):
            reported.talk(person, TROUBLE, "metoo")
        reported.desk.choose_language("ana", "es")
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        assert reported.channel.texts("talk-ana")[-1] == "over: voice for ana in es"
        assert reported.channel.texts("talk-eva")[-1] == "over: voice for eva in en"

    def test_somebody_who_left_is_not_told(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo", "leave")
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        assert reported.channel.texts("talk-ana")[-1] == "left"

    def test_somebody_whose_conversation_was_deleted_is_told_directly(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        with reported.database.write() as session:
            session.delete(session.get_one(Conversation, "talk-ana"))
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        assert [one.conversation for one in reported.channel.posted if one.address == {"user": "ana"}] == ["talk-ana"]


class TestTheStatusPage:
    def test_the_page_is_watched_only_while_somebody_has_joined(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE)
        assert [chore.kind for chore in outage.rows(ChoreRow) if chore.kind == "status_page"] == []
        outage.talk("ana", "metoo")
        assert [chore.kind for chore in outage.rows(ChoreRow) if chore.kind == "status_page"] == ["status_page"]

    def test_the_end_is_told_once_after_it_has_been_off_the_page_for_long_enough(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.entries = ()
        self._pass(outage, minutes=4)
        assert outage.channel.texts("talk-ana")[-1] == "joined, 1 people"
        self._pass(outage, minutes=4)
        assert outage.channel.texts("talk-ana")[-2:] == [
            "joined, 1 people",
            "over: Voice outage in Europe for ana in en",
        ]
        self._pass(outage, minutes=30)
        assert len(outage.channel.texts("talk-ana")) == 3
        assert [chore for chore in outage.rows(ChoreRow) if chore.kind == "status_page"] == []

    def test_watching_survives_a_restart(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.entries = ()
        outage.clock.advance(minutes=1)
        outage.work()
        outage.desk = outage.another_desk()
        self._pass(outage, minutes=7)
        assert outage.channel.texts("talk-ana")[-1] == "over: Voice outage in Europe for ana in en"

    def test_a_page_that_flaps_ends_nothing(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        for _ in range(5):
            outage.page.entries = ()
            self._pass(outage, minutes=3)
            outage.page.entries = (OUTAGE,)
            self._pass(outage, minutes=3)
        assert outage.channel.texts("talk-ana")[-1] == "joined, 1 people"

    def test_an_unreachable_page_ends_nothing(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.reachable = False
        self._pass(outage, minutes=30)
        assert outage.channel.texts("talk-ana")[-1] == "joined, 1 people"

    def test_an_entry_that_comes_back_can_be_joined_again_and_nobody_is_told_twice(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.entries = ()
        self._pass(outage, minutes=8)
        outage.page.entries = (replace(OUTAGE, title="Voice outage is back"),)
        outage.talk("eva", TROUBLE, "metoo")
        outage.page.entries = ()
        self._pass(outage, minutes=8)
        assert outage.channel.texts("talk-eva")[-1].startswith("over")
        assert len([text for text in outage.channel.texts("talk-ana") if text.startswith("over")]) == 1

    def test_somebody_who_joins_an_entry_that_came_back_is_told_its_end_again(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.entries = ()
        self._pass(outage, minutes=8)
        outage.page.entries = (OUTAGE,)
        assert outage.talk("ana", TROUBLE, "metoo") == "joined, 1 people"
        assert outage.talk("ana", TROUBLE, "metoo") == "already, 1 people"
        outage.page.entries = ()
        self._pass(outage, minutes=8)
        assert len([text for text in outage.channel.texts("talk-ana") if text.startswith("over")]) == 2

    def test_an_entry_that_ended_before_the_answer_cannot_be_joined(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.talk("eva", TROUBLE)
        outage.page.entries = ()
        self._pass(outage, minutes=8)
        assert outage.talk("eva", "metoo") == "gone, 0 people"

    @staticmethod
    def _pass(office: Office, minutes: int) -> None:
        for _ in range(minutes):
            office.clock.advance(minutes=1)
            office.work()


class TestAtOnce:
    def test_two_people_join(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE)
        reported.talk("eva", TROUBLE)
        reported.say("metoo", conversation="talk-ana", user="ana")
        reported.say("metoo", conversation="talk-eva", user="eva")
        desks = [reported.another_desk(), reported.another_desk()]
        at_once(reported, *(desk.handle_pending for desk in desks))
        assert _members(reported) == ["ana", "eva"]
        assert len(reported.rows(Incident)) == 1
        assert {reported.channel.texts(f"talk-{who}")[-1] for who in ("ana", "eva")} == {
            "joined, 2 people",
            "joined, 3 people",
        }

    def test_one_person_joins_from_two_conversations(self, reported: Office) -> None:
        for talk in ("one", "two"):
            reported.say(TROUBLE, conversation=talk)
            reported.work()
            reported.say("metoo", conversation=talk)
        at_once(reported, *(reported.another_desk().handle_pending for _ in range(2)))
        assert _members(reported) == ["ana"]
        answers = [reported.channel.texts(talk)[-1] for talk in ("one", "two")]
        assert sorted(answers) == ["already, 2 people", "joined, 2 people"]

    def test_joining_and_resolving(self, reported: Office) -> None:
        """Whichever comes first, a person who is told that they count is told the end too."""
        people = ["ana", "eva", "bob", "kim"]
        for person in people:
            reported.talk(person, TROUBLE)
            reported.say("metoo", conversation=f"talk-{person}", user=person)
        desk = reported.another_desk()
        resolve = lambda: reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)  # noqa: E731
        at_once(reported, desk.handle_pending, resolve)
        for person in people:
            told = reported.channel.texts(f"talk-{person}")
            assert told[-1].startswith("gone") or (told[-1].startswith("over") and told[-2].startswith("joined"))

    def test_two_replicas_end_an_incident_once(self, outage: Office) -> None:
        outage.talk("ana", TROUBLE, "metoo")
        outage.page.entries = ()
        outage.clock.advance(minutes=1)
        outage.work()
        outage.clock.advance(minutes=6)
        at_once(outage, *(outage.another_desk().do_chore for _ in range(2)))
        assert len([text for text in outage.channel.texts("talk-ana") if text.startswith("over")]) == 1


class TestRepeating:
    def test_a_failure_that_stays_unresolved_is_escalated_with_its_tickets_named(self, office: Office) -> None:
        for person in ("luis", "eva", "bob"):
            office.talk(person, f"report voice: {DROPS}")
            office.clock.advance(hours=1)
        office.clock.advance(hours=20)
        office.work()
        assert not [text for text in office.triage() if text.startswith("escalate")]
        office.clock.advance(hours=2)
        office.work()
        assert office.triage()[-1] == "escalate HB-1, HB-2, HB-3: 3 reports, threshold 3"
        for number in ("HB-1", "HB-2", "HB-3"):
            line = office.casework.ticket(number).history[-1]
            assert (line.kind, line.actor, line.details["threshold"]) == ("escalated", "clock", 3)

    def test_it_is_escalated_once_for_each_threshold(self, office: Office) -> None:
        for person in ("luis", "eva", "bob"):
            office.talk(person, f"report voice: {DROPS}")
        office.clock.advance(hours=24)
        office.work()
        for n in range(8):
            office.talk(f"person{n}", f"report voice: {DROPS}")
        escalated = [text for text in office.triage() if text.startswith("escalate")]
        assert [text.rpartition(" ")[2] for text in escalated] == ["3", "10"]

    def test_those_who_joined_count_for_escalation(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.talk("eva", TROUBLE, "metoo")
        reported.clock.advance(hours=24)
        reported.work()
        assert reported.triage()[-1] == "escalate HB-1: 3 reports, threshold 3"

    def test_a_failure_resolved_in_time_is_not_escalated(self, office: Office) -> None:
        for person in ("luis", "eva", "bob"):
            office.talk(person, f"report voice: {DROPS}")
        office.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        office.clock.advance(days=3)
        office.work()
        assert not [text for text in office.triage() if text.startswith("escalate")]

    def test_two_replicas_escalate_only_once(self, office: Office) -> None:
        for person in ("luis", "eva", "bob"):
            office.talk(person, f"report voice: {DROPS}")
        office.clock.advance(hours=25)
        at_once(office, *(office.another_desk().do_chore for _ in range(3)))
        assert len([text for text in office.triage() if text.startswith("escalate")]) == 1

    def test_a_failure_that_comes_back_is_linked_to_the_resolved_ticket(self, reported: Office) -> None:
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.clock.advance(days=2)
        reported.talk("luis", f"report voice: {DROPS}")
        assert reported.triage()[-1].endswith("again after HB-1")
        assert reported.casework.ticket("HB-2").history[-1].details == {"earlier": "HB-1"}
        [view] = reported.casework.open_tickets_of("luis")
        assert view.recurs == "HB-1"

    def test_it_is_linked_for_those_who_joined_too_and_for_nobody_else(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.talk("ana", f"report voice: {DROPS}")
        reported.talk("bob", f"report voice: {DROPS}")
        assert [reported.casework.open_tickets_of(who)[0].recurs for who in ("ana", "bob")] == ["HB-1", None]

    def test_after_a_week_it_is_a_new_failure(self, reported: Office) -> None:
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.clock.advance(days=8)
        reported.talk("luis", f"report voice: {DROPS}")
        assert reported.casework.open_tickets_of("luis")[0].recurs is None


class TestPrivacy:
    def test_a_person_sees_and_erases_that_they_joined_but_still_counts(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        privacy = Privacy(reported.database, reported.clock, STEPS.team)
        [joined] = privacy.export("ana")["incidents_joined"]
        assert (joined["area"], joined["words"], joined["conversation"]) == ("voice", "ana-words", "talk-ana")
        assert privacy.erase("ana")["incidents"] == 1
        assert privacy.export("ana")["incidents_joined"] == []
        [member] = reported.rows(IncidentMember)
        assert (member.person, member.words, member.conversation) == (f"erased-{member.id}", "", "")
        assert reported.casework.open_tickets_of("luis")[0].members == 1

    def test_somebody_who_was_erased_is_not_told_the_end(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        Privacy(reported.database, reported.clock, STEPS.team).erase("ana")
        before = len(reported.channel.posted)
        for event in (Event.RESOLVE, Event.REOPEN, Event.RESOLVE):
            reported.work_on_tickets.record("HB-1", event, AGENT)
        reported.work()
        assert not [one for one in reported.channel.posted[before:] if one.conversation == "talk-ana"]

    def test_words_and_names_are_deleted_when_finished_tickets_are(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.work_on_tickets.record("HB-1", Event.RESOLVE, AGENT)
        reported.work()
        with reported.database.write() as session:
            session.add(ChoreRow(kind="retention", subject="", due_at=START + timedelta(days=731)))
        reported.clock.advance(days=731)
        reported.work()
        [member] = reported.rows(IncidentMember)
        assert (member.person.startswith("erased"), member.words) == (True, "")
