"""The support team works on tickets from their cards; the requester sees it and answers."""

from __future__ import annotations

import re

from helpbot.slack.views.ids import VALUE, BlockId, ViewId
from helpbot.tickets.lifecycle import Status
from helpbot.workspace import User
from tests.slack.office.conftest import Office


def press(office: Office, agent: User, number: str, label: str) -> None:
    office.workspace.press(agent, office.card(number), label)


def fill_in(office: Office, agent: User, view: ViewId, answers: dict[str, object]) -> None:
    office.workspace.wait_for_modal(agent, view)
    assert office.workspace.submit(agent, answers) == {}


def test_a_claim_shows_on_the_card(office: Office, bob: User) -> None:
    number = office.report(bob)
    assert "· open" in office.card(number).shown

    press(office, office.eva, number, "Claim")

    assert "in progress · Eva" in office.card(number, "Eva").shown
    assert office.ticket(number).ticket.assignee == office.eva.id


def test_an_answer_reaches_the_requester_and_an_answer_to_it_the_team(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Answer")
    fill_in(office, office.eva, ViewId.ANSWER, {BlockId.WORDS: "We look at it.\n<!channel> *now*"})

    told = office.reply(bob, "We look at it.")
    assert told.shown.startswith(f"💬 {number} · Eva from the support team:\nWe look at it.")
    assert "<!channel> *now*" in told.shown
    assert "Eva to Bob" in office.below(office.card(number), "We look at it.").shown

    office.workspace.press(bob, told, f"Write to support about {number}")
    office.reply(bob, "Write what the support team should know")
    office.say(bob, "it began on Monday", "Passed on to the support team")
    assert "Bob writes:" in office.below(office.card(number), "it began on Monday").shown


def test_a_question_stops_the_clock_until_the_requester_writes(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Ask and wait")
    fill_in(office, office.eva, ViewId.ASK, {BlockId.WORDS: "Which browser?"})
    office.reply(bob, "Which browser?")
    assert "Clock paused since" in office.card(number, "waiting for the requester").shown
    assert office.ticket(number).ticket.waiting_since is not None

    office.say(bob, "Firefox", f"Passed on to the support team, for {number}")

    office.below(office.card(number), "Firefox")
    office.card(number, "in progress")
    assert office.ticket(number).ticket.waiting_since is None


def test_with_two_open_questions_the_person_says_which_one_they_answer(office: Office, bob: User) -> None:
    first, second = office.report(bob), office.report(bob)
    for number in (first, second):
        press(office, office.eva, number, "Ask and wait")
        fill_in(office, office.eva, ViewId.ASK, {BlockId.WORDS: f"Since when, {number}?"})
        office.reply(bob, f"Since when, {number}?")

    which = office.say(bob, "since Monday", "Is that for the support team?")
    office.workspace.press(bob, which, f"Yes, for {first}")

    office.below(office.card(first), "since Monday")
    assert office.ticket(first).ticket.status == Status.IN_PROGRESS
    assert office.ticket(second).ticket.status == Status.WAITING_FOR_REQUESTER


def test_a_reply_in_the_thread_of_an_answer_is_about_its_ticket(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Answer")
    fill_in(office, office.eva, ViewId.ANSWER, {BlockId.WORDS: "On it"})
    told = office.recorded(office.reply(bob, "On it"))

    office.workspace.say(bob, office.direct(bob), "how long will it take?", thread_ts=told.ts)

    office.below(office.card(number), "how long will it take?")


def test_a_solution_is_announced_and_may_be_said_to_still_fail(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Resolve")
    fill_in(office, office.eva, ViewId.RESOLVE, {BlockId.WORDS: "Restarted the edge"})
    told = office.reply(bob, "Restarted the edge")
    assert "[It works] [Still failing]" in told.shown
    assert office.ticket(number).ticket.status == Status.RESOLVED

    office.workspace.press(bob, told, "Still failing")
    office.reply(bob, f"{number} is open again")
    office.below(office.card(number, "· open"), "Reopened by Bob")

    press(office, office.eva, number, "Resolve")
    fill_in(office, office.eva, ViewId.RESOLVE, {BlockId.WORDS: "Replaced it"})
    office.workspace.press(bob, office.reply(bob, "Replaced it"), "It works")
    office.reply(bob, f"{number} is closed")
    assert "[Answer] [Reopen]" in office.card(number, "· closed").shown


def test_the_severity_is_set_with_a_reason(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Severity")
    fill_in(office, office.eva, ViewId.SEVERITY, {BlockId.SEVERITY: "1", BlockId.WORDS: "the whole site is down"})

    assert "the whole site is down" in office.reply(bob, f"changed the severity of {number}").shown
    office.below(office.card(number, "severity 1"), "Severity is now 1, set by Eva:")


def test_the_severity_it_already_has_is_refused_at_the_field(office: Office, bob: User) -> None:
    number = office.report(bob)
    severity = str(office.ticket(number).ticket.severity)
    press(office, office.eva, number, "Severity")
    office.workspace.wait_for_modal(office.eva, ViewId.SEVERITY)

    refused = office.workspace.submit(office.eva, {BlockId.SEVERITY: severity, BlockId.WORDS: "as it is"})

    assert refused == {BlockId.SEVERITY: "That is already its severity. Choose another one, or cancel."}
    assert [line.kind for line in office.ticket(number).history] == ["opened"]


def test_a_question_without_words_is_refused_at_the_field_and_stops_no_clock(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Ask and wait")
    office.workspace.wait_for_modal(office.eva, ViewId.ASK)

    assert office.workspace.submit(office.eva, {BlockId.WORDS: "  "}) == {BlockId.WORDS: "Write something here first."}
    assert office.ticket(number).ticket.waiting_since is None


def test_a_ticket_is_handed_over_to_a_colleague_who_is_mentioned_in_its_thread(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Hand over…")
    fill_in(
        office,
        office.eva,
        ViewId.HAND_OVER,
        {BlockId.COLLEAGUE: office.tom.id, BlockId.WORDS: "you know edges\n<!here>"},
    )

    card = office.card(number, "in progress · Tom")
    news = office.below(card, "hands this over to you")
    assert news.shown == f"@{office.tom.id} 🤝 Eva hands this over to you:\nyou know edges\n<!here>"
    assert office.ticket(number).ticket.assignee == office.tom.id


def test_taking_a_ticket_over_tells_the_former_assignee(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Claim")
    card = office.card(number, "in progress · Eva")
    office.workspace.press(office.tom, card, "Take over")

    office.card(number, "in progress · Tom")
    assert office.below(card, "takes this over").shown == f"@{office.eva.id} 🤝 Tom takes this over from you."


def test_a_ticket_cannot_be_handed_to_somebody_who_is_not_an_agent(office: Office, bob: User) -> None:
    number = office.report(bob)
    press(office, office.eva, number, "Hand over…")
    office.workspace.wait_for_modal(office.eva, ViewId.HAND_OVER)

    assert office.workspace.submit(office.eva, {BlockId.COLLEAGUE: bob.id}) == {
        BlockId.COLLEAGUE: "They are not on the support team. An admin can add them to slack.agents in app.yaml."
    }
    assert [line.kind for line in office.ticket(number).history] == ["opened"]


def say_is_duplicate(office: Office, number: str, into: str) -> None:
    """Eva says so, after finding the other ticket by its number."""
    press(office, office.eva, number, "Duplicate of…")
    modal = office.workspace.wait_for_modal(office.eva, ViewId.DUPLICATE)
    office.workspace.suggest(office.eva, modal, VALUE, into)
    assert office.workspace.submit(office.eva, {BlockId.ORIGINAL: into}) == {}


def test_two_people_have_the_same_problem(office: Office, bob: User) -> None:
    ana = office.workspace.user("ana", tz="Europe/Madrid")
    first, second = office.report(bob), office.report(ana)

    say_is_duplicate(office, second, first)

    told = office.reply(ana, "is about the same problem as another report")
    assert first not in told.shown
    assert "Bob" not in told.shown
    assert f"Duplicates: {second}" in office.card(first, "Duplicates").shown
    assert "[Answer] [Reopen]" in office.card(second, f"Duplicate of {first}").shown
    assert "calls drop for ana" in office.below(office.card(first), f"{second} is a duplicate of this one").shown

    office.workspace.press(ana, told, f"Write to support about {second}")
    office.reply(ana, "Write what the support team should know")
    office.say(ana, "it began on Monday", f"for {second}")
    office.below(office.card(first), f"{second} · ✉️ Ana writes:\nit began on Monday")

    press(office, office.eva, first, "Resolve")
    fill_in(office, office.eva, ViewId.RESOLVE, {BlockId.WORDS: "Restarted the edge"})
    solved = office.reply(ana, f"That also ends {second}")
    assert "Restarted the edge" not in solved.shown
    office.workspace.press(ana, solved, "Still failing")
    office.reply(ana, f"{second} is open again")
    office.below(office.card(first), f"{second} is no duplicate of this one any more")
    assert (office.ticket(first).ticket.status, office.ticket(second).ticket.status) == (Status.RESOLVED, Status.OPEN)


def test_a_duplicate_is_taken_apart_again(office: Office, bob: User) -> None:
    first, second = office.report(bob), office.report(office.workspace.user("zoe", locale="en-US"))
    say_is_duplicate(office, second, first)
    office.card(second, "duplicate")

    press(office, office.eva, second, "Reopen")

    office.card(second, "· open")
    office.workspace.wait_for(lambda: "Duplicates" not in office.card(first).shown)


def test_other_tickets_are_offered_and_a_typed_number_finds_its_ticket(office: Office, bob: User) -> None:
    number = office.report(bob)
    zoe = office.workspace.user("zoe", locale="en-US")
    alike = office.report(zoe)
    press(office, office.eva, number, "Duplicate of…")
    modal = office.workspace.wait_for_modal(office.eva, ViewId.DUPLICATE)

    offered = office.workspace.suggest(office.eva, modal, VALUE, "")

    values = [one["value"] for one in offered]
    assert values
    assert number not in values
    severity = office.ticket(alike).ticket.severity
    assert re.fullmatch(
        rf". {severity} · {alike} · .*zoe.*",
        office.workspace.suggest(office.eva, modal, VALUE, alike)[0]["text"]["text"],
    )


def test_only_marked_messages_leave_the_teams_thread(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    office.workspace.say(office.eva, office.triage, "this one is a pain", thread_ts=card.ts)
    office.workspace.say(office.tom, office.triage, "!! We found the cause", thread_ts=card.ts)

    office.reply(bob, "We found the cause")
    office.below(card, "Tom to Bob")
    assert not any("pain" in said.shown for said in office.workspace.replies(office.direct(bob)))


def test_a_sent_answer_cannot_be_changed_and_the_agent_is_told(office: Office, bob: User) -> None:
    card = office.recorded(office.card(office.report(bob)))
    sent = office.workspace.say(office.tom, office.triage, "!! Try again", thread_ts=card.ts)
    office.reply(bob, "Try again")
    office.workspace.edit(sent, "!! Do not try again")

    office.seen(office.triage, "Bob already has what you had written, and keeps it.", office.tom)


def test_a_message_marked_afterwards_becomes_an_answer(office: Office, bob: User) -> None:
    card = office.recorded(office.card(office.report(bob)))
    forgotten = office.workspace.say(office.tom, office.triage, "Try again tomorrow", thread_ts=card.ts)
    office.workspace.edit(forgotten, "!! Try again tomorrow")

    office.reply(bob, "Try again tomorrow")


def test_somebody_who_is_not_an_agent_is_told_so_and_changes_nothing(office: Office, bob: User) -> None:
    number = office.report(bob)
    office.workspace.join(bob, office.triage)
    card = office.recorded(office.card(number))
    for label in ("Claim", "Answer"):
        office.workspace.press(bob, card, label)
    office.workspace.say(bob, office.triage, "!! me too", thread_ts=card.ts)

    def refusals() -> bool:
        seen = office.workspace.replies(office.triage, bob)
        return len([said for said in seen if said.only_for == bob.id and "support team" in said.shown]) == 3

    office.workspace.wait_for(refusals)
    assert office.workspace.modal(bob) is None
    assert [line.kind for line in office.ticket(number).history] == ["opened"]


def test_a_button_pressed_too_late_is_explained(office: Office, bob: User) -> None:
    number = office.report(bob)
    old = office.card(number)
    press(office, office.eva, number, "Resolve")
    fill_in(office, office.eva, ViewId.RESOLVE, {BlockId.WORDS: "done"})
    office.card(number, "resolved")

    claim = next(block for block in old.blocks if block["type"] == "actions")["elements"][0]
    assert claim["text"]["text"] == "Claim"
    press(office, office.eva, number, "Close")
    office.card(number, "· closed")
    press(office, office.tom, number, "Answer")
    fill_in(office, office.tom, ViewId.ANSWER, {BlockId.WORDS: "one thing more"})
    office.reply(bob, "one thing more")


def test_an_agent_sees_any_ticket_in_private(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.card(number)

    for asked in (number.lower(), f"what about {number}?"):
        shown = office.say(office.eva, asked, f"{number} · ").shown
        assert "severity 3 – Medium impact · open\n⏱️ First response by " in shown
        assert f"p{card.ts.replace('.', '')}|Go to its card>\nReported by Bob" in shown
    office.workspace.slash(office.tom, office.direct(office.tom), "/helpbot", number)
    office.seen(office.direct(office.tom), f"{number} · ", viewer=office.tom)


def test_nobody_else_sees_a_ticket_and_no_agent_where_others_can_read(office: Office, bob: User) -> None:
    number = office.report(bob)
    stranger = office.workspace.user("zoe")
    office.say(stranger, number, f"I can't find a ticket {number} of yours")

    lobby = office.workspace.channel("lobby", [office.eva])
    office.workspace.say(office.eva, lobby, f"@helpbot {number}")
    office.seen(lobby, f"I can't find a ticket {number} of yours")


def test_a_ticket_is_found_by_its_number(office: Office, bob: User) -> None:
    number = office.report(bob)
    office.say(bob, f"about {number}: the error is 4711", f"Passed on to the support team, for {number}")
    office.below(office.card(number), "the error is 4711")
    assert "· open" in office.say(bob, number, f"{number} · severity").shown
    office.say(bob, "HB-999: hello", "I can't find a ticket HB-999 of yours")
