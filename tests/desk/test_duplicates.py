"""One ticket is a duplicate of another: who hears about it, what happens to its clocks, and how it is undone."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest

from helpbot.desk.ports.events import TicketTask
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.desk.queues import schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets.merging import NoOriginal
from helpbot.desk.tickets.roles import NotAllowed
from helpbot.dialogue.messages import FileReference
from helpbot.problems import HelpbotError
from helpbot.tickets.incident_tables import IncidentMember
from helpbot.tickets.lifecycle import Event, IllegalTransition, Status
from helpbot.tickets.store import TicketFilter, list_tickets
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import START, FakePeople
from tests.desk.test_incidents import DROPS, TROUBLE, at_once

AGENT = FakePeople().find("agent-eva")
ANA, LUIS = FakePeople().find("ana"), FakePeople().find("luis")


@pytest.fixture
def reported(office: Office) -> Office:
    """Luis has reported HB-1, and Ana HB-2 a quarter of an hour later."""
    office.talk("luis", f"report voice: {DROPS}")
    office.clock.advance(minutes=15)
    office.talk("ana", "report voice: the line goes dead")
    return office


@pytest.fixture
def merged(reported: Office) -> Office:
    """HB-2 is a duplicate of HB-1."""
    merge(reported, "HB-2", "HB-1")
    return reported


def merge(office: Office, number: str, into: str) -> None:
    office.work_on_tickets.merge(number, into, AGENT)
    office.work()


def do(office: Office, number: str, event: Event, **words: str) -> None:
    """As from the card of a ticket."""
    task = TicketTask(number=number, event=event, **words)
    office.desk.receive(office.event("", f"ticket:{number}", user="agent-eva", task=task))
    office.work()


def told(office: Office, user: str) -> list[str]:
    """What somebody was told, apart from the answers to their reports."""
    return [text for text in office.channel.texts(f"talk-{user}") if not re.match(r"\d+: report|filing|filed", text)]


def below(office: Office, number: str) -> list[str]:
    """What is in the thread of a card."""
    card = f"receipt of {office.casework.ticket(number).ticket.card}"
    return [one.reply.text for one in office.channel.posted if one.under == card]


def card(office: Office, number: str) -> str:
    """A card as it looks now."""
    shown = f"receipt of {office.casework.ticket(number).ticket.card}"
    return [one.reply.text for one in office.channel.posted if one.replaces == shown][-1]


def kinds(office: Office, number: str) -> list[str]:
    return [line.kind for line in office.casework.ticket(number).history]


def status(office: Office, number: str) -> str:
    return office.casework.ticket(number).ticket.status


class TestMerging:
    def test_both_histories_record_it(self, merged: Office) -> None:
        duplicate, original = (merged.casework.ticket(number).history[-1] for number in ("HB-2", "HB-1"))
        assert (duplicate.kind, duplicate.actor) == ("merge", "agent-eva")
        assert duplicate.details == {"ticket": "HB-1", "status": "duplicate"}
        assert (original.kind, original.actor) == ("merged", "agent-eva")
        assert original.details == {"ticket": "HB-2", "members": 1, "scope": "some_users", "affected_count": 2}

    def test_its_requester_does_not_learn_who_reported_the_other(self, merged: Office) -> None:
        assert told(merged, "ana") == ["HB-2 is like another, Ana"]
        assert told(merged, "luis") == []

    def test_both_cards_say_so_and_its_details_are_below_the_other_card(self, merged: Office) -> None:
        assert card(merged, "HB-1") == f"HB-1 {DROPS} by Luis: 2 open, 1 joined with HB-2"
        assert card(merged, "HB-2") == "HB-2 the line goes dead by Ana: 2 duplicate of HB-1"
        assert below(merged, "HB-1") == ["Agent-Eva: here is HB-2 by Ana: the line goes dead, in full"]
        assert below(merged, "HB-2") == ["Agent-Eva: go on in HB-1"]

    def test_what_its_requester_writes_and_is_told_is_below_the_other_card(self, merged: Office) -> None:
        merged.talk("ana", "step HB-2 requester_replied since nine")
        do(merged, "HB-2", Event.ANSWER, text="we look at it")
        assert below(merged, "HB-1")[1:] == [
            "HB-2 of Ana: requester_replied since nine",
            "HB-2 of Agent-Eva: answer we look at it",
        ]
        assert below(merged, "HB-2") == ["Agent-Eva: go on in HB-1"]
        assert told(merged, "ana")[-1] == "Agent-Eva to Ana: answer HB-2 we look at it"

    def test_a_file_that_cannot_be_shown_is_reported_where_it_would_be(self, merged: Office) -> None:
        merged.channel.unreadable = {"a.png"}
        picture = FileReference(id="F1", name="a.png", mimetype="image/png", size=9)
        said = merged.event("step HB-2 requester_replied look", "talk-ana", user="ana", files=(picture,))
        merged.desk.receive(said)
        merged.work()
        assert below(merged, "HB-1")[-1] == "not for the team: a.png (gone)"

    def test_two_tickets_of_the_same_person(self, office: Office) -> None:
        office.talk("ana", f"report voice: {DROPS}", f"report voice: {DROPS} again")
        merge(office, "HB-2", "HB-1")
        do(office, "HB-1", Event.RESOLVE, text="fixed")
        assert told(office, "ana") == ["HB-2 is like HB-1, Ana", "Agent-Eva to Ana: resolve HB-1 fixed"]
        assert office.casework.tickets(TicketFilter())[0].members == 0

    def test_it_is_still_among_the_persons_open_tickets(self, merged: Office) -> None:
        assert [(one.number, one.status) for one in merged.casework.open_tickets_of("ana")] == [("HB-2", "duplicate")]

    def test_only_the_original_is_in_the_teams_queue(self, merged: Office) -> None:
        assert [one.view.number for one in merged.casework.queue(10)] == ["HB-1"]

    def test_the_export_names_the_original(self, merged: Office) -> None:
        rows = merged.casework.export(TicketFilter())
        assert [(row["number"], row["duplicate_of"]) for row in rows] == [("HB-1", None), ("HB-2", "HB-1")]
        incident = merged.casework.incident("HB-2")
        assert incident is not None
        assert (incident["tickets"], incident["duplicates"]) == (["HB-1"], ["HB-2"])
        assert [member["person"] for member in incident["members"]] == ["ana"]


class TestRefusals:
    def test_only_agents_may_merge_tickets(self, reported: Office) -> None:
        with pytest.raises(NotAllowed, match="merge on HB-2 is for agents"):
            reported.work_on_tickets.merge("HB-2", "HB-1", ANA)

    @pytest.mark.parametrize(
        ("into", "why"),
        [
            ("HB-2", "HB-2 cannot be a duplicate of itself; name the other ticket"),
            ("HB-3", "HB-3 is resolved; reopen it first, or name a ticket that is open"),
            ("HB-4", "HB-4 is itself a duplicate, of HB-1; name HB-1 instead"),
            ("HB-9", "there is no ticket 'HB-9'; `helpbot tickets list` shows them all"),
        ],
    )
    def test_merges_that_make_no_sense_are_refused(self, reported: Office, into: str, why: str) -> None:
        for user in ("bob", "eva"):
            reported.talk(user, f"report voice: {DROPS}")
        do(reported, "HB-3", Event.RESOLVE)
        merge(reported, "HB-4", "HB-1")
        with pytest.raises(HelpbotError) as refused:
            merge(reported, "HB-2", into)
        assert f"{refused.value.what}; {refused.value.fix}" == why
        assert kinds(reported, "HB-2") == ["opened"]

    def test_two_tickets_cannot_be_duplicates_of_each_other(self, merged: Office) -> None:
        with pytest.raises(NoOriginal) as refused:
            merge(merged, "HB-1", "HB-2")
        assert refused.value.fix == "reopen HB-2 first"

    def test_a_duplicate_or_a_finished_ticket_is_not_made_a_duplicate(self, merged: Office) -> None:
        merged.talk("bob", f"report voice: {DROPS}")
        with pytest.raises(IllegalTransition, match="duplicate cannot take merge"):
            merge(merged, "HB-2", "HB-3")
        do(merged, "HB-3", Event.RESOLVE)
        with pytest.raises(IllegalTransition, match="resolved cannot take merge"):
            merge(merged, "HB-3", "HB-1")

    def test_an_erased_ticket_is_compared_with_nothing(self, reported: Office) -> None:
        Privacy(reported.database, reported.clock, STEPS.team).erase("luis")
        for one, other in (("HB-1", "HB-2"), ("HB-2", "HB-1")):
            with pytest.raises(NoOriginal, match="what HB-1 told is erased"):
                merge(reported, one, other)

    def test_the_agent_is_told_why(self, merged: Office) -> None:
        do(merged, "HB-1", Event.MERGE, into="HB-2")
        do(merged, "HB-1", Event.MERGE, into="HB-1")
        assert merged.channel.texts("ticket:HB-1") == [
            "not into HB-2, Agent-Eva: duplicate HB-1",
            "not into HB-1, Agent-Eva: itself",
        ]


class TestClocks:
    def test_nothing_is_due_and_nobody_is_reminded(self, merged: Office) -> None:
        ticket = merged.casework.ticket("HB-2").ticket
        assert (ticket.response_due, ticket.restoration_due, ticket.late) == (None, None, [])
        for _ in range(8):
            merged.clock.advance(days=1)
            merged.work()
        assert not any("HB-2" in text and ("warning" in text or "breach" in text) for text in merged.triage())
        assert merged.metrics.counts["breach response 2"] == 1

    def test_its_promises_are_neither_kept_nor_broken_by_the_solution(self, merged: Office) -> None:
        merged.clock.advance(days=8)
        do(merged, "HB-1", Event.RESOLVE)
        one, other = (merged.casework.ticket(number).ticket for number in ("HB-1", "HB-2"))
        assert one.late == ["response", "restoration"]
        assert (other.late, other.responded_at, other.restored_at, other.restoration_due) == ([], None, None, None)

    def test_a_requester_who_was_asked_is_no_longer_waited_for(self, reported: Office) -> None:
        do(reported, "HB-2", Event.ASK, text="which browser?")
        reported.clock.advance(hours=1)
        merge(reported, "HB-2", "HB-1")
        ticket = reported.casework.ticket("HB-2").ticket
        assert (ticket.waiting_since, len(ticket.pauses)) == (None, 1)

    def test_taken_apart_its_clock_has_run_all_the_time(self, reported: Office) -> None:
        before = reported.casework.ticket("HB-2").ticket
        merge(reported, "HB-2", "HB-1")
        reported.clock.advance(days=3)
        do(reported, "HB-2", Event.REOPEN)
        after = reported.casework.ticket("HB-2").ticket
        assert (after.response_due, after.restoration_due) == (before.response_due, before.restoration_due)
        assert "breach restoration HB-2 12:15" in reported.triage()

    def test_an_answer_to_its_requester_counts_as_a_response(self, merged: Office) -> None:
        do(merged, "HB-2", Event.ANSWER, text="we look at it")
        answered = merged.clock.now()
        merged.clock.advance(days=3)
        do(merged, "HB-2", Event.REOPEN)
        assert merged.casework.ticket("HB-2").ticket.responded_at == answered
        assert not any(text.startswith("breach response HB-2") for text in merged.triage())


class TestSolved:
    def test_everybody_is_told_once_and_it_is_resolved_with_its_original(self, reported: Office) -> None:
        for user in ("bob", "zoe"):
            reported.talk(user, TROUBLE, "metoo")
        merge(reported, "HB-2", "HB-1")
        do(reported, "HB-1", Event.RESOLVE, text="fixed")
        assert told(reported, "luis") == ["Agent-Eva to Luis: resolve HB-1 fixed"]
        assert told(reported, "ana")[1:] == ["over: voice for ana in en with HB-2"]
        assert told(reported, "bob")[2:] == ["over: voice for bob in en"]
        assert status(reported, "HB-2") == Status.RESOLVED
        assert reported.casework.ticket("HB-2").history[-1].details == {"ticket": "HB-1", "status": "resolved"}
        assert card(reported, "HB-2").endswith("2 resolved of HB-1")

    def test_those_who_joined_the_duplicate_are_told_too(self, reported: Office) -> None:
        reported.talk("bob", "trouble voice: the line goes dead now", "metoo")
        merge(reported, "HB-2", "HB-1")
        do(reported, "HB-1", Event.RESOLVE)
        assert told(reported, "bob")[-1] == "over: voice for bob in en"

    def test_somebody_affected_in_several_ways_is_told_once(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        reported.talk("luis", "trouble voice: the line goes dead now", "metoo")
        merge(reported, "HB-2", "HB-1")
        assert reported.casework.open_tickets_of("luis")[0].members == 1
        do(reported, "HB-1", Event.RESOLVE)
        assert [text for text in told(reported, "ana") if "over" in text] == ["over: voice for ana in en with HB-2"]
        assert not any("over" in text for text in told(reported, "luis"))

    def test_if_the_original_is_reopened_it_is_a_duplicate_again_and_everybody_is_told(self, merged: Office) -> None:
        for event in (Event.RESOLVE, Event.REOPEN, Event.RESOLVE):
            do(merged, "HB-1", event)
        assert told(merged, "ana")[1:] == [
            "over: voice for ana in en with HB-2",
            "not over: voice for ana",
            "over: voice for ana in en with HB-2",
        ]
        assert kinds(merged, "HB-2")[2:] == ["resolve_along", "reopen_along", "resolve_along"]

    def test_if_it_still_fails_it_becomes_a_ticket_of_its_own(self, merged: Office) -> None:
        do(merged, "HB-1", Event.RESOLVE)
        assert merged.talk("ana", "step HB-2 reopen") == "HB-2 is open, done"
        do(merged, "HB-1", Event.REOPEN)
        assert [status(merged, number) for number in ("HB-1", "HB-2")] == ["open", "open"]
        assert told(merged, "ana")[-1] == "HB-2 is open, done"


class TestApart:
    def test_the_requester_and_both_threads_are_told(self, merged: Office) -> None:
        do(merged, "HB-2", Event.REOPEN)
        assert told(merged, "ana")[1:] == ["HB-2 is like no other, Ana"]
        assert below(merged, "HB-1")[-1] == "Agent-Eva: HB-2 is gone"
        assert below(merged, "HB-2")[-1] == "Agent-Eva: reopen"
        assert card(merged, "HB-1") == f"HB-1 {DROPS} by Luis: 2 open"
        assert card(merged, "HB-2") == "HB-2 the line goes dead by Ana: 2 open"
        assert (kinds(merged, "HB-1")[-1], kinds(merged, "HB-2")[-1]) == ("apart", "reopen")

    def test_its_requester_is_told_nothing_more_about_the_other(self, merged: Office) -> None:
        do(merged, "HB-2", Event.REOPEN)
        do(merged, "HB-1", Event.RESOLVE)
        assert told(merged, "ana")[-1] == "HB-2 is like no other, Ana"
        assert merged.rows(IncidentMember) == []

    def test_those_who_joined_it_stay_with_it(self, reported: Office) -> None:
        reported.talk("bob", "trouble voice: the line goes dead now", "metoo")
        merge(reported, "HB-2", "HB-1")
        do(reported, "HB-2", Event.REOPEN)
        do(reported, "HB-1", Event.RESOLVE)
        assert told(reported, "bob")[-1] == "joined, 2 people"
        do(reported, "HB-2", Event.RESOLVE)
        assert told(reported, "bob")[-1] == "over: voice for bob in en"

    def test_those_who_had_joined_the_other_themselves_stay_with_that(self, reported: Office) -> None:
        reported.talk("ana", TROUBLE, "metoo")
        merge(reported, "HB-2", "HB-1")
        do(reported, "HB-2", Event.REOPEN)
        do(reported, "HB-1", Event.RESOLVE)
        assert told(reported, "ana")[-1] == "over: voice for ana in en"

    def test_it_may_be_a_duplicate_again(self, merged: Office) -> None:
        do(merged, "HB-2", Event.REOPEN)
        merge(merged, "HB-1", "HB-2")
        do(merged, "HB-2", Event.RESOLVE)
        assert told(merged, "luis") == ["HB-1 is like another, Luis", "over: voice for luis in en with HB-1"]


class TestChains:
    @pytest.fixture
    def chained(self, merged: Office) -> Office:
        """HB-3 is a duplicate of HB-2, and HB-2 of HB-1."""
        do(merged, "HB-2", Event.REOPEN)
        merged.talk("zoe", "report voice: the line goes dead too")
        merge(merged, "HB-3", "HB-2")
        merge(merged, "HB-2", "HB-1")
        return merged

    def test_all_are_duplicates_of_the_last(self, chained: Office) -> None:
        assert card(chained, "HB-1") == f"HB-1 {DROPS} by Luis: 2 open, 2 joined with HB-2, HB-3"
        chained.talk("zoe", "step HB-3 requester_replied since nine")
        assert below(chained, "HB-1")[-1] == "HB-3 of Zoe: requester_replied since nine"
        do(chained, "HB-1", Event.RESOLVE)
        assert told(chained, "zoe")[-1] == "over: voice for zoe in en with HB-3"
        assert [status(chained, number) for number in ("HB-2", "HB-3")] == ["resolved", "resolved"]

    def test_a_chain_cut_in_the_middle_keeps_its_other_links(self, chained: Office) -> None:
        do(chained, "HB-2", Event.REOPEN)
        do(chained, "HB-1", Event.RESOLVE)
        assert [status(chained, number) for number in ("HB-2", "HB-3")] == ["open", "duplicate"]
        do(chained, "HB-2", Event.RESOLVE)
        assert told(chained, "zoe")[-1] == "over: voice for zoe in en with HB-3"

    def test_each_card_says_in_which_ticket_the_work_continues(self, chained: Office) -> None:
        shown = "HB-3 the line goes dead too by Zoe: 2 duplicate of"
        assert card(chained, "HB-3") == f"{shown} HB-1"
        do(chained, "HB-2", Event.REOPEN)
        assert card(chained, "HB-3") == f"{shown} HB-2"

    def test_somebody_who_reported_two_of_them_is_told_once(self, merged: Office) -> None:
        merged.talk("ana", "report voice: dead again")
        merge(merged, "HB-3", "HB-1")
        do(merged, "HB-1", Event.RESOLVE)
        assert told(merged, "ana")[-2:] == ["HB-3 is like another, Ana", "over: voice for ana in en with HB-2, HB-3"]


class TestAtOnce:
    """Agents do not know about each other."""

    def test_only_one_of_two_merged_into_each_other_at_once_becomes_a_duplicate(self, reported: Office) -> None:
        at_once(reported, *(partial(attempt, reported, *pair) for pair in (("HB-1", "HB-2"), ("HB-2", "HB-1"))))
        assert sorted(status(reported, number) for number in ("HB-1", "HB-2")) == ["duplicate", "open"]

    def test_an_original_resolved_meanwhile_resolves_the_duplicate_or_refuses_it(self, reported: Office) -> None:
        resolve = partial(reported.work_on_tickets.record, "HB-1", Event.RESOLVE, AGENT)
        at_once(reported, resolve, partial(attempt, reported, "HB-2", "HB-1"))
        duplicate = reported.casework.ticket("HB-2")
        assert (duplicate.ticket.status, duplicate.duplicate_of) in (("resolved", "HB-1"), ("open", None))

    @pytest.mark.parametrize("_", range(3))
    def test_a_duplicate_reopened_while_its_original_is_resolved_is_open(self, merged: Office, _: int) -> None:
        work = merged.work_on_tickets
        at_once(
            merged,
            partial(work.record, "HB-1", Event.RESOLVE, AGENT),
            partial(work.record, "HB-2", Event.REOPEN, AGENT),
        )
        assert [status(merged, number) for number in ("HB-1", "HB-2")] == ["resolved", "open"]


def attempt(office: Office, number: str, into: str) -> None:
    with suppress(NoOriginal, IllegalTransition):
        office.work_on_tickets.merge(number, into, AGENT)


class TestKnown:
    def test_a_report_like_a_duplicate_is_offered_the_original(self, merged: Office) -> None:
        assert merged.talk("bob", "trouble voice: the line goes dead now") == "known ticket:HB-1  since 12:00 by 2"
        assert merged.talk("bob", "metoo") == "joined, 3 people"

    def test_somebody_who_was_offered_the_duplicate_before_joins_the_original(self, reported: Office) -> None:
        reported.talk("bob", "trouble voice: the line goes dead now")
        merge(reported, "HB-2", "HB-1")
        assert reported.talk("bob", "metoo") == "joined, 3 people"
        assert kinds(reported, "HB-1")[-1] == "joined"

    def test_somebody_who_was_offered_the_duplicate_before_can_leave_again(self, reported: Office) -> None:
        reported.talk("bob", "trouble voice: the line goes dead now")
        merge(reported, "HB-2", "HB-1")
        reported.talk("bob", "metoo", "leave")
        assert kinds(reported, "HB-1")[-2:] == ["joined", "left"]
        assert card(reported, "HB-1") == f"HB-1 {DROPS} by Luis: 2 open, 1 joined with HB-2"
        do(reported, "HB-1", Event.RESOLVE, text="fixed")
        assert told(reported, "bob")[-1] == "left"

    def test_somebody_who_joined_before_the_merge_can_leave_afterwards(self, reported: Office) -> None:
        reported.talk("bob", "trouble voice: the line goes dead now", "metoo")
        merge(reported, "HB-2", "HB-1")
        reported.talk("bob", "leave")
        assert card(reported, "HB-1") == f"HB-1 {DROPS} by Luis: 2 open, 1 joined with HB-2"

    def test_a_duplicate_of_ones_own_counts_as_ones_own_ticket(self, merged: Office) -> None:
        assert merged.talk("ana", TROUBLE, "metoo") == "told, 2 people"

    def test_three_of_one_area_are_still_one_failure_in_any_words(self, merged: Office) -> None:
        merged.talk("eva", "report voice: nobody hears the caller")
        merge(merged, "HB-3", "HB-1")
        assert merged.talk("bob", "trouble voice: no entra ninguna llamada") == "known ticket:HB-1  since 12:00 by 3"

    def test_the_team_is_told_what_the_rules_suggest_and_the_severity_stays(self, reported: Office) -> None:
        with reported.database.write() as session:
            original, duplicate = list_tickets(session, TicketFilter())
            original.severity, duplicate.affected_scope, duplicate.affected_told = 4, "all", "site"
        merge(reported, "HB-2", "HB-1")
        assert reported.triage()[-1] == "HB-1 is 4, by the rules 2: site, 1 members"
        assert reported.casework.ticket("HB-1").ticket.severity == 4


class TestCandidates:
    def test_the_most_similar_comes_first_and_finished_tickets_are_left_out(self, office: Office) -> None:
        for n, told_ in enumerate(("calls drop after a minute", "a stain", "hold music is gone", "calls drop")):
            office.talk(f"user{n}", f"report voice: {told_}")
        office.talk("bob", "report login: calls drop")
        do(office, "HB-4", Event.RESOLVE)
        found = office.casework.candidates("HB-5", "", 10)
        assert [one.number for one in found] == ["HB-1", "HB-3", "HB-2"]

    def test_a_typed_number_comes_first(self, office: Office) -> None:
        for n in range(11):
            office.talk(f"user{n}", f"report voice: {'calls drop' if n else 'a stain'}")
        found = office.casework.candidates("HB-2", "hb-1", 10)
        assert [one.number for one in found] == ["HB-1", "HB-11", "HB-10"]

    @pytest.mark.parametrize(("typed", "found"), [("hb-2", ["HB-2"]), ("DEAD líne", ["HB-2"]), ("x", [])])
    def test_typed_text_is_searched_in_number_and_title(self, reported: Office, typed: str, found: list[str]) -> None:
        reported.talk("bob", "report voice: something else")
        assert [one.number for one in reported.casework.candidates("HB-3", typed, 10)] == found


class TestPrivacy:
    @pytest.fixture
    def privacy(self, office: Office) -> Privacy:
        return Privacy(office.database, office.clock, STEPS.team)

    def test_an_export_names_no_tickets_of_others(self, merged: Office, privacy: Privacy) -> None:
        do(merged, "HB-1", Event.RESOLVE)
        for person, other in (("ana", "HB-1"), ("luis", "HB-2")):
            assert other not in str(privacy.export(person))

    def test_erasing_a_person_removes_their_words_from_the_other_thread_too(
        self, merged: Office, privacy: Privacy
    ) -> None:
        merged.talk("ana", "step HB-2 requester_replied since nine")
        theirs = [one.id for one in merged.channel.posted if one.under and "Ana" in one.reply.text]
        assert len(theirs) == 2
        privacy.erase("ana")
        merged.work()
        gone = {one.replaces for one in merged.channel.posted if one.reply.withdrawn}
        assert {f"receipt of {one}" for one in theirs} <= gone
        do(merged, "HB-1", Event.RESOLVE)
        assert status(merged, "HB-2") == Status.RESOLVED

    def test_a_duplicate_is_kept_as_long_as_its_original_is_open(self, merged: Office) -> None:
        with merged.database.write() as session:
            schedule.plan_unless_planned(session, Kind.RETENTION, "", merged.clock.now())
        merged.clock.advance(days=800)
        merged.work()
        assert merged.casework.ticket("HB-2").ticket.erased_at is None
        do(merged, "HB-1", Event.RESOLVE)
        merged.clock.advance(days=800)
        merged.work()
        assert merged.casework.ticket("HB-2").ticket.erased_at is not None


def test_a_report_counts_from_when_it_was_made_not_when_it_was_merged(reported: Office) -> None:
    merge(reported, "HB-2", "HB-1")
    [member] = reported.rows(IncidentMember)
    assert (member.person, member.words, member.joined_at) == ("ana", "", START + timedelta(minutes=15))
