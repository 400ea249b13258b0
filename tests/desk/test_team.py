"""What the support team sees and does, and what of it reaches the requester, through inbox and outbox."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from sqlmodel import select

from helpbot.desk.ports.events import Amendment, SentAnswerChanged, Task, TicketTask
from helpbot.desk.ports.posting import DeliveryFailed, TicketPost
from helpbot.desk.tickets.assigning import AlreadyTaken
from helpbot.desk.tickets.views import requester_of
from helpbot.desk.turns import preferences
from helpbot.dialogue.messages import FileReference
from helpbot.tickets.flow_tables import OutboxRow
from helpbot.tickets.lifecycle import Event, Status
from helpbot.tickets.tables import Ticket
from tests.desk.conftest import Office
from tests.desk.fakes import FakePeople

TRIAGE = "triage:C0TRIAGE:HB-1"
CARD = "HB-1 calls drop by Ana: 2 open"


@pytest.fixture
def reported(office: Office) -> Office:
    """Ana has reported HB-1 in the message D:1; its card is posted."""
    office.desk.receive(office.event("report calls drop"))
    office.work()
    assert office.channel.texts(TRIAGE) == [CARD]
    return office


def do(office: Office, event: Event, user: str = "agent-eva", **words: Any) -> None:  # noqa: ANN401
    """Act on HB-1 as from its card."""
    task(office, TicketTask(number="HB-1", event=event, **words), user)
    office.work()


def task(office: Office, what: Task, user: str) -> None:
    office.desk.receive(office.event("", "ticket:HB-1", user=user, task=what))


def whispers(office: Office) -> list[str]:
    return office.channel.texts("ticket:HB-1")


class TestCard:
    def test_a_card_is_updated_in_place(self, reported: Office) -> None:
        do(reported, Event.CLAIM)

        card = reported.channel.posted[-1]
        assert card.reply.text == "HB-1 calls drop by Ana: 2 in_progress Agent-Eva"
        assert card.replaces == f"receipt of {reported.casework.ticket('HB-1').ticket.card}"

    def test_a_card_never_ends_up_showing_an_older_state(self, reported: Office) -> None:
        """Slack rate-limits the first update; meanwhile the ticket moves on: only the newest state is posted."""
        reported.channel.before = [DeliveryFailed("limited", retry_after=60)]
        do(reported, Event.CLAIM)
        do(reported, Event.RESOLVE)
        reported.clock.advance(minutes=2)
        reported.work()

        shown = [one.reply.text for one in reported.channel.posted if one.replaces]
        assert shown == ["HB-1 calls drop by Ana: 2 resolved Agent-Eva"]
        assert {row.state for row in reported.rows(OutboxRow)} == {"done"}

    def test_a_deleted_card_is_posted_again_and_news_go_below_the_new_one(self, reported: Office) -> None:
        first = f"receipt of {reported.casework.ticket('HB-1').ticket.card}"
        reported.channel.gone.add(first)
        do(reported, Event.ANSWER, text="we look at it")

        anew, news = (one for one in reported.channel.posted[-3:] if one.conversation == TRIAGE)
        assert (anew.replaces, news.under) == (first, f"receipt of {anew.id}")
        do(reported, Event.RESOLVE)
        assert [one.replaces for one in reported.channel.posted if one.conversation == TRIAGE and one.replaces] == [
            first,
            f"receipt of {anew.id}",
        ]

    def test_an_update_of_a_card_that_was_never_posted_becomes_the_card(self, office: Office) -> None:
        office.channel.before = [None, DeliveryFailed("no channel", permanent=True)]
        office.say("report calls drop")
        office.work()
        do(office, Event.CLAIM)
        do(office, Event.RESOLVE)

        cards = [one for one in office.channel.posted if one.conversation == TRIAGE and one.under is None]
        assert [(one.replaces is None, one.reply.text[-20:]) for one in cards] == [
            (True, "n_progress Agent-Eva"),
            (False, "2 resolved Agent-Eva"),
        ]


class TestSeveralTickets:
    def test_what_must_wait_for_one_ticket_does_not_hold_back_others(self, reported: Office) -> None:
        reported.channel.before = [DeliveryFailed("ratelimited", retry_after=30)]
        do(reported, Event.CLAIM)
        reported.say("report nobody can log in", conversation="c2")
        reported.work()

        assert reported.triage()[-1] == "HB-2 nobody can log in by Ana: 2 open"
        assert reported.channel.texts(TRIAGE) == [CARD]


class TestWords:
    def test_words_reach_the_requester_even_if_the_place_is_gone(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="we look at it")

        [told] = [one for one in reported.channel.posted if one.reply.text.endswith("answer HB-1 we look at it")]
        assert told.address == {"channel": "D-c1", "otherwise": "ana"}
        assert not any("otherwise" in row.address for row in reported.rows(OutboxRow))

    def test_somebody_who_reported_ephemerally_is_told_directly(self, office: Office) -> None:
        """What only one person sees in a channel is gone when they come back."""
        office.desk.receive(office.event("report calls drop", address={"channel": "C1", "user": "ana"}))
        office.work()
        do(office, Event.ANSWER, text="we look at it")

        [told] = [one for one in office.channel.posted if "we look at it" in one.reply.text and one.under is None]
        assert told.address == {"user": "ana"}

    def test_an_answer_goes_to_the_requester_and_into_the_thread(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="we look at it")

        assert reported.channel.texts("c1")[-1] == "Agent-Eva to Ana: answer HB-1 we look at it"
        news = next(one for one in reported.channel.posted if one.reply.text == "Agent-Eva: answer we look at it")
        assert news.under == f"receipt of {reported.casework.ticket('HB-1').ticket.card}"
        assert reported.casework.ticket("HB-1").history[-1].details["text"] == "we look at it"

    def test_secrets_in_an_answer_go_nowhere(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="use the password: hunter2-Secret!")

        assert "hunter2" not in str([one.reply for one in reported.channel.posted])
        assert "hunter2" not in str(reported.casework.ticket("HB-1").history)

    def test_after_a_question_the_ticket_waits_until_the_requester_writes(self, reported: Office) -> None:
        do(reported, Event.ASK, text="which browser?")
        assert reported.casework.ticket("HB-1").ticket.status == Status.WAITING_FOR_REQUESTER
        reported.clock.advance(hours=1)

        reported.say("step HB-1 requester_replied Firefox")
        reported.work()

        assert reported.casework.ticket("HB-1").ticket.status == Status.IN_PROGRESS
        assert len(reported.casework.ticket("HB-1").ticket.pauses) == 1
        assert "Ana: requester_replied Firefox" in reported.channel.texts(TRIAGE)
        assert reported.channel.texts("c1")[-1] == "HB-1 is in_progress, done"

    def test_files_of_a_kind_that_is_not_allowed_are_not_shown(self, office: Office) -> None:
        picture = FileReference(id="F1", name="a.png", mimetype="image/png", size=9)
        program = FileReference(id="F2", name="a.exe", mimetype="application/x-msdownload", size=9)
        film = FileReference(id="F3", name="b.png", mimetype="image/png", size=50_000_000)
        office.desk.receive(office.event("report calls drop", files=(picture, program, film)))
        office.work()

        [news] = [one for one in office.channel.posted if one.reply.text.startswith("Ana: opened")]
        assert news.reply.text == "Ana: opened without a.exe (kind), b.png (size)"
        assert news.reply.files == (picture,)
        assert [file.name for file in office.casework.ticket("HB-1").attachments] == ["a.png", "a.exe", "b.png"]

    def test_plain_text_is_recognised_by_its_file_name(self, office: Office) -> None:
        """Logs often arrive as `application/octet-stream`."""
        unknown = {"mimetype": "application/octet-stream", "size": 54}
        log = FileReference(id="F1", name="Softphone.LOG", **unknown)
        program = FileReference(id="F2", name="log.exe", **unknown)
        office.desk.receive(office.event("report calls drop", files=(log, program)))
        office.work()

        [news] = [one for one in office.channel.posted if one.reply.text == "Ana: opened without log.exe (kind)"]
        assert news.reply.files == (log,)


FIX = FileReference(id="F4", name="fix.pdf", mimetype="application/pdf", size=9)
PROGRAM = FileReference(id="F5", name="fix.exe", mimetype="application/x-msdownload", size=9)
FILM = FileReference(id="F6", name="fix.png", mimetype="image/png", size=50_000_000)


class TestFilesOfAgents:
    def test_files_follow_the_words_to_the_same_place(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="try this", files=(FIX,))

        words, files = (one for one in reported.channel.posted[-4:] if one.conversation == "c1")
        assert (words.reply.text, words.reply.files) == ("Agent-Eva to Ana: answer HB-1 try this", ())
        assert (files.reply.text, files.reply.files) == ("for Ana: fix.pdf", (FIX,))
        assert (files.under, files.address) == (f"receipt of {words.id}", {"channel": "D-c1", "behind": True})
        assert [file.name for file in reported.casework.ticket("HB-1").attachments] == ["fix.pdf"]

    def test_files_need_no_words(self, reported: Office) -> None:
        do(reported, Event.ANSWER, files=(FIX,))

        assert reported.channel.texts("c1")[-2:] == ["Agent-Eva to Ana: answer HB-1", "for Ana: fix.pdf"]
        assert reported.casework.ticket("HB-1").ticket.responded_at is not None

    def test_the_agent_is_told_which_files_are_not_passed_on_and_why(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="try this", files=(PROGRAM, FIX, FILM))

        assert reported.channel.texts("c1")[-1] == "for Ana: fix.pdf"
        assert reported.channel.texts(TRIAGE)[-1] == (
            "Agent-Eva: answer try this without fix.exe (kind), fix.png (size)"
        )

    def test_if_nothing_remains_to_be_passed_on_only_the_agent_is_told(self, reported: Office) -> None:
        do(reported, Event.ANSWER, files=(PROGRAM, FILM))

        assert whispers(reported) == ["nothing, Agent-Eva: fix.exe (kind), fix.png (size)"]
        assert reported.casework.ticket("HB-1").ticket.responded_at is None
        assert [line.kind for line in reported.casework.ticket("HB-1").history] == ["opened"]

    def test_a_file_that_turns_out_to_be_unreadable_is_reported_below_the_card(self, reported: Office) -> None:
        reported.channel.unreadable = {"fix.pdf"}
        do(reported, Event.ANSWER, text="try this", files=(FIX,))

        told = reported.channel.posted[-1]
        assert told.reply.text == "not for Ana: fix.pdf (gone)"
        assert told.under == f"receipt of {reported.casework.ticket('HB-1').ticket.card}"

    def test_an_unreadable_file_from_a_requester_is_reported_too(self, office: Office) -> None:
        office.channel.unreadable = {"a.png"}
        picture = FileReference(id="F1", name="a.png", mimetype="image/png", size=9)
        office.desk.receive(office.event("report calls drop", files=(picture,)))
        office.work()

        assert office.channel.texts(TRIAGE)[-1] == "not for the team: a.png (gone)"

    def test_files_follow_the_words_even_if_only_the_person_is_known(self, office: Office) -> None:
        office.desk.receive(office.event("report calls drop", address={"user": "ana"}))
        office.work()
        do(office, Event.ANSWER, text="try this", files=(FIX,))

        words, files = (one for one in office.channel.posted[-4:] if one.conversation == "c1")
        assert (files.under, files.address) == (f"receipt of {words.id}", {"user": "ana", "behind": True})

    def test_secrets_in_file_names_go_nowhere(self, reported: Office) -> None:
        named = FIX.model_copy(update={"name": "password hunter2-Secret!.pdf"})
        do(reported, Event.ANSWER, text="try this", files=(named,))

        assert "hunter2" not in str([one.reply for one in reported.channel.posted])

    def test_only_agents_can_pass_files_on(self, reported: Office) -> None:
        do(reported, Event.ANSWER, user="luis", files=(FIX,))

        assert whispers(reported) == ["no, Luis: not yours"]
        assert not reported.casework.ticket("HB-1").attachments


class TestSentAnswers:
    def test_an_agent_who_edits_a_sent_answer_is_told_that_the_requester_has_it(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="try again")
        task(reported, SentAnswerChanged(number="HB-1"), "agent-eva")
        reported.work()

        assert whispers(reported) == ["Ana has it already, Agent-Eva"]
        assert reported.channel.texts("c1")[-1] == "Agent-Eva to Ana: answer HB-1 try again"

    def test_edits_by_somebody_who_is_not_an_agent_are_ignored(self, reported: Office) -> None:
        task(reported, SentAnswerChanged(number="HB-1"), "luis")
        reported.work()

        assert whispers(reported) == []


class TestClaiming:
    def test_the_first_of_several_to_claim_it_gets_it_and_the_others_are_told(self, reported: Office) -> None:
        for agent in ("agent-eva", "agent-tom"):
            task(reported, TicketTask(number="HB-1", event=Event.CLAIM), agent)
        reported.work()

        stored = reported.casework.ticket("HB-1")
        assert stored.ticket.assignee == "agent-eva"
        assert [line.kind for line in stored.history] == ["opened", "claim"]
        assert whispers(reported) == ["no, Agent-Tom: HB-1 is with Agent-Eva"]

    def test_only_one_of_several_who_claim_it_at_the_same_moment_gets_it(self, reported: Office) -> None:
        def claim(agent: str) -> str:
            try:
                reported.work_on_tickets.record("HB-1", Event.CLAIM, FakePeople().find(agent))
            except AlreadyTaken as refusal:
                return refusal.by.id
            return agent

        with ThreadPoolExecutor(4) as pool:
            known_to_have_it = set(pool.map(claim, ["agent-eva", "agent-tom"] * 2))

        assert known_to_have_it == {reported.casework.ticket("HB-1").ticket.assignee}
        assert len(reported.casework.ticket("HB-1").history) == 2

    def test_taking_it_over_mentions_the_colleague_in_the_thread(self, reported: Office) -> None:
        do(reported, Event.CLAIM)
        do(reported, Event.CLAIM, user="agent-tom", takes_over=True)

        stored = reported.casework.ticket("HB-1").ticket
        assert stored.assignee == "agent-tom"
        news = reported.channel.posted[-1]
        assert (news.reply.text, news.under) == ("Agent-Tom: take_over", f"receipt of {stored.card}")
        assert news.address == {"channel": "C0TRIAGE", "mention": "agent-eva"}

    def test_nobody_can_take_over_their_own_ticket(self, reported: Office) -> None:
        do(reported, Event.CLAIM)
        do(reported, Event.CLAIM, takes_over=True)

        assert whispers(reported) == ["no, Agent-Eva: HB-1 is with Agent-Eva"]
        assert len(reported.casework.ticket("HB-1").history) == 2

    def test_a_reopened_ticket_can_be_claimed_by_anybody_and_its_former_assignee_is_told(
        self, reported: Office
    ) -> None:
        do(reported, Event.CLAIM)
        do(reported, Event.RESOLVE, text="done")
        do(reported, Event.REOPEN)
        do(reported, Event.CLAIM, user="agent-tom")

        assert reported.casework.ticket("HB-1").ticket.assignee == "agent-tom"
        assert reported.channel.posted[-1].address == {"channel": "C0TRIAGE", "mention": "agent-eva"}

    def test_a_finished_ticket_cannot_be_claimed(self, reported: Office) -> None:
        do(reported, Event.CLAIM)
        do(reported, Event.RESOLVE, text="done")
        do(reported, Event.CLAIM, user="agent-tom", takes_over=True)

        assert whispers(reported) == ["no, Agent-Tom: resolved"]


class TestWhoIsCalled:
    """The assignee, when the requester does something."""

    def test_the_assignee_is_mentioned_when_the_requester_replies(self, reported: Office) -> None:
        do(reported, Event.ASK, text="which browser?")
        reported.say("step HB-1 requester_replied")
        reported.work()

        assert _called_to(reported, "Ana: requester_replied") == "agent-eva"

    def test_the_assignee_is_mentioned_when_the_ticket_is_reopened(self, reported: Office) -> None:
        do(reported, Event.ANSWER, text="we look at it")
        do(reported, Event.RESOLVE, text="done")
        reported.say("step HB-1 reopen")
        reported.work()

        assert _called_to(reported, "Ana: reopen") == "agent-eva"

    def test_nobody_is_mentioned_if_there_is_no_assignee(self, reported: Office) -> None:
        reported.say("step HB-1 requester_replied")
        reported.work()

        assert _called_to(reported, "Ana: requester_replied") is None

    def test_nobody_is_mentioned_because_of_what_they_do_themselves(self, reported: Office) -> None:
        do(reported, Event.CLAIM)
        do(reported, Event.RESOLVE, text="done")
        do(reported, Event.REOPEN)

        assert _called_to(reported, "Agent-Eva: reopen") is None


def _called_to(office: Office, told: str) -> str | None:
    [news] = [one for one in office.channel.posted if one.reply.text == told]
    called: str | None = news.address.get("mention")
    return called


class TestHandingOver:
    def test_the_colleague_becomes_the_assignee_and_is_mentioned_in_the_thread(self, reported: Office) -> None:
        do(reported, Event.HAND_OVER, colleague="agent-tom", text="you know edges")

        stored = reported.casework.ticket("HB-1")
        assert (stored.ticket.status, stored.ticket.assignee) == (Status.IN_PROGRESS, "agent-tom")
        assert stored.history[-1].details == {
            "colleague": "agent-tom",
            "text": "you know edges",
            "status": "in_progress",
        }
        news = reported.channel.posted[-1]
        assert news.reply.text == "Agent-Eva: hand_over you know edges"
        assert (news.under, news.address) == (
            f"receipt of {stored.ticket.card}",
            {"channel": "C0TRIAGE", "mention": "agent-tom"},
        )
        assert reported.channel.texts("c1")[-1] == "filed HB-1 for Ana"

    def test_handing_over_neither_stops_nor_starts_a_clock(self, reported: Office) -> None:
        do(reported, Event.ASK, text="which browser?")
        before = reported.casework.ticket("HB-1").ticket
        do(reported, Event.HAND_OVER, colleague="agent-tom")

        after = reported.casework.ticket("HB-1").ticket
        assert after.status == Status.WAITING_FOR_REQUESTER
        assert (after.waiting_since, after.response_due) == (before.waiting_since, before.response_due)

    def test_a_ticket_can_only_be_handed_to_an_agent(self, reported: Office) -> None:
        do(reported, Event.HAND_OVER, colleague="luis")

        assert whispers(reported) == ["not to Luis, Agent-Eva"]
        assert len(reported.casework.ticket("HB-1").history) == 1

    def test_a_finished_ticket_cannot_be_handed_over(self, reported: Office) -> None:
        do(reported, Event.RESOLVE)
        do(reported, Event.HAND_OVER, colleague="agent-tom")

        assert whispers(reported) == ["no, Agent-Eva: resolved"]
        assert reported.casework.ticket("HB-1").ticket.assignee is None


class TestRoles:
    @pytest.mark.parametrize(
        "event", [Event.CLAIM, Event.HAND_OVER, Event.ANSWER, Event.ASK, Event.SET_SEVERITY, Event.RESOLVE]
    )
    def test_only_agents_can_work_on_tickets_even_on_their_own(self, reported: Office, event: Event) -> None:
        do(reported, event, user="ana", text="x", severity=1)

        assert whispers(reported) == ["no, Ana: not yours"]
        assert len(reported.casework.ticket("HB-1").history) == 1

    def test_a_requester_cannot_act_on_somebody_elses_ticket(self, reported: Office) -> None:
        reported.desk.receive(reported.event("step HB-1 reopen", "c2", user="luis"))
        reported.work()

        assert reported.channel.texts("c2") == ["no HB-1, not done"]

    def test_a_step_that_is_no_longer_possible_is_explained(self, reported: Office) -> None:
        do(reported, Event.RESOLVE)
        do(reported, Event.ASK, text="which browser?")

        assert whispers(reported) == ["no, Agent-Eva: resolved"]

    def test_a_requester_is_told_if_their_step_is_not_possible(self, reported: Office) -> None:
        reported.say("step HB-1 reopen")
        reported.work()

        assert reported.channel.texts("c1")[-1] == "HB-1 is open, not done"


class TestAmendments:
    def test_a_changed_message_is_reported_on_every_ticket_that_began_with_it(self, office: Office) -> None:
        office.desk.receive(office.event("report one; two", source="D:1"))
        office.work()
        assert office.desk.began_with("D:1")
        task(office, Amendment(source="D:1", text="three"), "ana")
        office.work()

        for number in ("HB-1", "HB-2"):
            assert office.casework.ticket(number).history[-1].kind == "amend"
            assert office.channel.texts(f"triage:C0TRIAGE:{number}").count("Ana: amend three") == 1

    def test_a_message_changed_while_the_report_was_being_filed_is_reported_too(self, office: Office) -> None:
        office.desk.receive(office.event("report one", source="D:1"))
        office.desk.receive(office.event("another one"))
        office.desk.receive(office.event("three", source="D:1", edited=True))
        office.work()

        assert office.casework.ticket("HB-1").history[-1].kind == "amend"
        assert office.channel.texts("triage:C0TRIAGE:HB-1").count("Ana: amend three") == 1

    def test_a_message_that_no_ticket_began_with_is_unknown(self, reported: Office) -> None:
        assert not reported.desk.began_with("D:9")
        assert not reported.desk.began_with("")


class TestPreferences:
    def test_a_chosen_language_is_kept_until_it_is_reset_or_erased(self, office: Office) -> None:
        office.desk.choose_language("ana", "es")
        assert office.desk.person("ana").chosen_language == "es"
        office.desk.choose_language("ana", None)
        assert office.desk.person("ana").chosen_language is None
        office.desk.choose_language("ana", "es")
        office.say("erase")
        office.work()
        assert office.desk.person("ana").chosen_language is None

    def test_a_requester_is_addressed_in_the_language_they_have_chosen_since(self, reported: Office) -> None:
        reported.desk.choose_language("ana", "pt")
        with reported.database.read() as session:
            ticket = session.exec(select(Ticket)).one()
            requester = requester_of(session, ticket)
        assert (requester.id, requester.chosen_language) == ("ana", "pt")

    def test_a_language_chosen_twice_at_once_is_stored_once(self, office: Office) -> None:
        with ThreadPoolExecutor(1) as at_once:
            with office.database.write() as session:
                preferences.choose_language(session, "ana", "es")
                second = at_once.submit(office.desk.choose_language, "ana", "en")
                wait([second], timeout=0.3)  # it waits for the first to end, whenever it begins
            second.result(30)

        assert office.desk.person("ana").chosen_language == "en"


def test_the_ticket_of_a_message_is_known(reported: Office) -> None:
    card = reported.casework.ticket("HB-1").ticket.card
    assert reported.desk.ticket_of(f"receipt of {card}") == TicketPost("HB-1", for_team=True)
    do(reported, Event.ANSWER, text="we look at it")
    [told] = [one for one in reported.channel.posted if one.reply.text.endswith("answer HB-1 we look at it")]
    assert reported.desk.ticket_of(f"receipt of {told.id}") == TicketPost("HB-1", for_team=False)
    assert reported.desk.ticket_of("receipt of nothing") is None
