"""A report in progress belongs to its author: what others do in the thread leaves it unchanged."""

from __future__ import annotations

from typing import Any

import pytest

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Message, Person, ReportForm, Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.turn import OpenTickets, TicketStep, Turn
from tests.dialogue.test_any_text import ANA, NOW, dialogue, state_after

RAJ = Requester(id="raj", name="Raj", language="en")
SUMMARY = ("report a problem", "my calls drop", "we cannot sell, only me", "no", "since 9:15")
NOT_THEIRS = (
    "This is ana's report, and only they can go on with it. Write to me directly to report something of your own."
)


def beside(state: dict[str, Any], **done: Any) -> Turn:  # noqa: ANN401 - the fields of a message
    return dialogue().respond(state, Message(shared=True, **done), RAJ, NOW)


@pytest.mark.parametrize(
    "said", ["20 agents", "yes", "cancel", "1", "impact: none", "it works again", "no entiendo nada"]
)
@pytest.mark.parametrize("begun", [SUMMARY[:2], SUMMARY])
def test_words_of_others_change_nothing_and_get_no_answer(said: str, begun: tuple[str, ...]) -> None:
    turn = beside(state_after(*begun), text=said)

    assert (turn.state, turn.replies, turn.effects) == (state_after(*begun), (), ())


@pytest.mark.parametrize(
    "done",
    [
        {"choice": Choice(label="", action=Action.CONFIRM)},
        {"choice": Choice(label="", action=Action.CANCEL)},
        {"choice": Choice(label="", action=Action.MENU)},
        {"form": ReportForm(what="my screen is black")},
        {"text": "my screen is black and nothing opens"},
    ],
)
def test_buttons_forms_and_problems_of_others_are_declined_in_private(done: dict[str, Any]) -> None:
    turn = beside(state_after(*SUMMARY), **done)

    assert [(reply.text, reply.private) for reply in turn.replies] == [(NOT_THEIRS, True)]
    assert (turn.state, turn.effects) == (state_after(*SUMMARY), ())


def test_a_bystander_who_writes_about_their_own_ticket_leaves_the_report_unchanged() -> None:
    turn = beside(state_after(*SUMMARY), choice=Choice(label="", action=Action.TICKET_WORKS, value="HB-1"))
    [step] = turn.effects
    assert isinstance(step, TicketStep)
    ticket = TicketView(number="HB-1", summary="no audio", severity=3, status="closed", opened_at=NOW)
    told = dialogue().stepped(turn.state, step, ticket, RAJ, NOW, done=True)

    assert "HB-1" in told.replies[0].text
    assert told.state == state_after(*SUMMARY)


@pytest.mark.parametrize(
    "said",
    [
        *("same here", "yes, me too", "the 12 of us in billing too", "a mí también, desde las 8", "we have the same"),
        *("seeing this too", "I see it too", "getting the same", "yo lo veo también", "también lo tenemos", "ídem"),
    ],
)
def test_somebody_who_has_it_too_is_noted_in_the_ticket_by_name(said: str) -> None:
    state = beside(state_after(*SUMMARY), text=said).state
    [filing] = dialogue().respond(state, Message(text="file it", shared=True), ANA, NOW).effects
    assert isinstance(filing, OpenTickets)
    [draft] = filing.drafts

    assert draft.description == f"my calls drop\nRaj: {said}"
    assert draft.affected == f"only me; Raj: {said}"


@pytest.mark.parametrize(("said", "count"), [("same here", 2), ("same here, 12 of us", 12)])
def test_somebody_who_has_it_too_counts(said: str, count: int) -> None:
    state = beside(state_after(*SUMMARY), text=said).state
    [filing] = dialogue().respond(state, Message(text="file it", shared=True), ANA, NOW).effects
    assert isinstance(filing, OpenTickets)

    assert (filing.drafts[0].affected_scope, filing.drafts[0].affected_count) == ("some_users", count)


@pytest.mark.parametrize("said", ["I also need a headset", "is it slow for you too?", "not for me", "a mí no"])
def test_other_words_do_not_say_that_somebody_has_it_too(said: str) -> None:
    assert beside(state_after(*SUMMARY), text=said).state["report"]["also"] == []


def test_a_report_stored_without_its_author_continues_with_whoever_writes() -> None:
    state = state_after(*SUMMARY)
    report = {name: value for name, value in state["report"].items() if name not in ("author", "also")}

    assert isinstance(beside({**state, "report": report}, text="file it").effects[0], OpenTickets)


def taken_up() -> dict[str, Any]:
    """Raj has marked what Ana wrote, to report it for her."""
    helper = Person(id="raj", name="Raj")
    choice = Choice(label="", action=Action.REPORT_MESSAGE)
    message = Message(text="my calls drop", choice=choice, shared=True, source="M1", helper=helper)
    begun = dialogue().respond({}, message, ANA, NOW).state
    return dialogue().known(begun, None, ANA, NOW).state


def test_a_report_begun_for_its_author_is_completed_by_both() -> None:
    state = taken_up()
    for said in ("we cannot sell, only me", "no", "since 9:15"):
        state = beside(state, text=said).state

    turn = beside(state, text="file it")
    [filing] = turn.effects

    assert isinstance(filing, OpenTickets)
    assert filing.drafts[0].timezone == ANA.timezone
    assert turn.reporter == ANA


def test_its_author_learns_who_began_it_and_others_stay_bystanders() -> None:
    helper, choice = Person(id="raj", name="Raj"), Choice(label="", action=Action.REPORT_MESSAGE)
    message = Message(text="my calls drop", choice=choice, shared=True, helper=helper)
    turn = dialogue().respond({}, message, ANA, NOW)
    assert turn.replies[0].text.startswith("Raj marked this message to report it for you.")

    eve = Requester(id="eve", name="Eve", language="en")
    cancelled = dialogue().respond(
        turn.state, Message(shared=True, choice=Choice(label="", action=Action.CANCEL)), eve, NOW
    )

    assert [(reply.text, reply.private) for reply in cancelled.replies] == [(NOT_THEIRS, True)]


def test_a_form_sent_by_the_helper_leaves_the_report_to_its_author() -> None:
    turn = beside(taken_up(), form=ReportForm(what="calls drop after ten minutes"))

    assert (turn.state["report"]["author"], turn.reporter) == ({"id": "ana", "name": "ana"}, ANA)
