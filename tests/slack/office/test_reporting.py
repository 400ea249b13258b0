"""Reports that begin outside a conversation: by form, by shortcut, by reaction; and later changes."""

from __future__ import annotations

from helpbot.slack.views.ids import BlockId, ShortcutId, ViewId
from helpbot.workspace import Message, User
from tests.slack.office.conftest import Office, way_on

BROKEN = "nobody can log in, all 40 agents are idle"


def submitted(office: Office, user: User, answers: dict[str, object]) -> dict[str, str]:
    office.workspace.wait_for_modal(user, ViewId.REPORT)
    return office.workspace.submit(user, answers)


def entered(office: Office, user: User, block: str) -> str:
    view = office.workspace.wait_for_modal(user, ViewId.REPORT)
    [element] = [found["element"] for found in view.blocks if found["block_id"] == block]
    return str(element.get("initial_value", ""))


def told_in_the_modal(office: Office, user: User) -> str:
    """The words of the modal that stays open after a form whose report goes on out of sight."""
    view = office.workspace.wait_for_modal(user, ViewId.SENT)
    office.workspace.close(user)
    [section] = view.blocks
    return str(section["text"]["text"])


def archives(message: Message) -> str:
    return f"/archives/{message.channel}/p{message.ts.replace('.', '')}"


def leads(card: Message) -> str:
    """The link in the small print of a card, without the workspace's address; empty if there is none."""
    [small] = [block["elements"][0]["text"] for block in card.blocks if block["type"] == "context"]
    return "".join(small.split(">")[0].partition("/archives/")[1:])


def file_it(office: Office, user: User) -> str:
    summary = office.reply(user, "This is the report I would file")
    office.workspace.press(user, summary, "File it")
    return office.reply(user, "Filed as").shown.split("Filed as ")[1].split(",")[0]


def test_the_form_opens_by_command_shows_errors_and_files(office: Office, bob: User) -> None:
    office.workspace.slash(bob, office.direct(bob), "/helpbot", "report")
    assert submitted(office, bob, {BlockId.WHAT: "help"}) == {BlockId.WHAT: "Say in a few words what is happening."}
    assert submitted(office, bob, {BlockId.WHAT: BROKEN, BlockId.WORKAROUND: "no", BlockId.SINCE: "since 9"}) == {}
    assert office.workspace.modal(bob) is None

    summary = office.seen(office.direct(bob), "This is the report I would file", viewer=bob)
    assert "Suggested severity: 1" in summary.shown
    office.workspace.press(bob, summary, "File it")
    filed = office.seen(office.direct(bob), "Filed as", viewer=bob)
    number = filed.shown.split("Filed as ")[1].split(",")[0]
    ticket = office.ticket(number).ticket
    assert (ticket.description, ticket.workaround) == (BROKEN, "no")


def test_the_form_is_prefilled_with_what_was_said(office: Office, bob: User) -> None:
    asked = office.say(bob, "I want to report a problem", "What's happening?")
    office.workspace.press(bob, asked, "Fill in a form")
    assert entered(office, bob, BlockId.WHAT) == ""
    office.workspace.close(bob)
    office.workspace.say(bob, office.direct(bob), "the chat window stays grey")
    asked = office.reply(bob, "Question 2")

    office.workspace.press(bob, asked, "Fill in a form")

    assert entered(office, bob, BlockId.WHAT) == "the chat window stays grey"
    assert submitted(office, bob, {BlockId.BUSINESS_IMPACT: "we lose sales"}) == {}
    assert office.ticket(file_it(office, bob)).ticket.business_impact == "we lose sales"


def test_an_answered_question_is_not_in_the_form(office: Office, bob: User) -> None:
    office.say(bob, "how do I put myself on break?", "Change your presence")
    office.workspace.slash(bob, office.direct(bob), "/helpbot", "report")

    assert entered(office, bob, BlockId.WHAT) == ""


def test_words_after_the_command_are_in_the_form_and_the_form_in_the_persons_language(office: Office) -> None:
    ana = office.workspace.user("ana", tz="Europe/Madrid", locale="es-ES")
    office.workspace.slash(ana, office.direct(ana), "/helpbot", "reportar se caen las llamadas")

    view = office.workspace.wait_for_modal(ana, ViewId.REPORT)

    assert view.definition["title"]["text"] == "Reportar un problema"
    assert entered(office, ana, BlockId.WHAT) == "se caen las llamadas"


def test_the_shortcut_opens_the_form_anywhere(office: Office, bob: User) -> None:
    office.workspace.global_shortcut(bob, ShortcutId.REPORT)

    assert submitted(office, bob, {BlockId.WHAT: "the queue view stays empty"}) == {}
    assert told_in_the_modal(office, bob) == (
        "📝 Your report is waiting for you in your direct messages with helpbot: it is filed when you confirm it there."
    )
    assert office.ticket(file_it(office, bob)).ticket.description == "the queue view stays empty"


def shared_problem(office: Office, bob: User) -> tuple[Message, str]:
    """Somebody else describes a problem in a channel, with a screenshot, and others reply."""
    carla = office.workspace.user("carla", tz="Europe/Madrid", locale="en-US")
    general = office.workspace.channel("general", [bob, carla])
    screenshot = office.workspace.store(carla, "error.png", b"\x89PNG picture")
    problem = office.workspace.share(carla, general, [screenshot], "the dialer hangs")
    office.workspace.say(bob, general, "here too since noon", thread_ts=problem.ts)
    return problem, general.id


def test_a_message_is_reported_with_its_thread_and_its_files(office: Office, bob: User) -> None:
    problem, _ = shared_problem(office, bob)
    office.workspace.message_shortcut(bob, problem, ShortcutId.REPORT_MESSAGE)
    assert entered(office, bob, BlockId.WHAT) == "the dialer hangs\n\nhere too since noon"
    assert submitted(office, bob, {}) == {}
    assert told_in_the_modal(office, bob).startswith("📝 Your report is waiting for you")

    number = file_it(office, bob)

    assert [file.name for file in office.ticket(number).attachments] == ["error.png"]
    card = office.card(number)
    assert leads(card) == f"{archives(problem)}|See where it was told"
    office.below(card, "With the report of Bob:\nerror.png")
    shown = office.workspace.wait_for(
        lambda: [one for one in office.workspace.replies(office.triage) if one.files and one.thread_ts == card.ts], 20
    )
    assert [file["name"] for file in shown[-1].files] == ["error.png"]


def test_a_report_of_a_long_message_and_thread_has_every_word(office: Office, bob: User) -> None:
    problem, _ = shared_problem(office, bob)
    log = "\n".join(f"the dialer hangs, call {number} was lost" for number in range(150))
    office.workspace.say(bob, office.workspace.state.channels[problem.channel], log, thread_ts=problem.ts)
    office.workspace.message_shortcut(bob, problem, ShortcutId.REPORT_MESSAGE)
    first, more = entered(office, bob, BlockId.WHAT), entered(office, bob, f"{BlockId.WHAT}-1")
    assert f"{first}\n{more}" == f"the dialer hangs\n\nhere too since noon\n\n{log}"
    assert submitted(office, bob, {f"{BlockId.WHAT}-1": f"{more}\nand so on"}) == {}

    assert office.ticket(file_it(office, bob)).ticket.description == f"{first}\n{more}\nand so on"


def test_the_form_for_a_message_opens_in_time_even_if_its_thread_is_read_slowly(office: Office, bob: User) -> None:
    problem, _ = shared_problem(office, bob)
    office.workspace.faults.slow("conversations.replies", seconds=1.5)
    office.workspace.message_shortcut(bob, problem, ShortcutId.REPORT_MESSAGE)

    reading = office.workspace.wait_for_modal(bob, ViewId.READING)

    assert "Reading the message and its thread" in str(reading.blocks)
    assert entered(office, bob, BlockId.WHAT) == "the dialer hangs\n\nhere too since noon"
    assert office.workspace.modal(bob).id == reading.id


def test_nothing_happens_if_the_form_is_closed_while_the_thread_is_read(office: Office, bob: User) -> None:
    problem, _ = shared_problem(office, bob)
    office.workspace.faults.slow("conversations.replies", seconds=0.5)
    office.workspace.message_shortcut(bob, problem, ShortcutId.REPORT_MESSAGE)
    office.workspace.wait_for_modal(bob, ViewId.READING)
    office.workspace.close(bob)

    office.say(bob, "how do I reset a password that I forgot?", "Reset a forgotten password")
    assert office.workspace.modal(bob) is None


def test_a_reaction_begins_a_report_in_the_thread(office: Office, bob: User) -> None:
    problem, channel = shared_problem(office, bob)
    office.workspace.react(bob, problem, "eyes")
    office.workspace.react(bob, problem, "ticket")
    general = office.workspace.state.channels[channel]

    told = office.seen(general, "Bob marked this message to report it for you")
    assert told.blocks[0]["elements"][0]["elements"][0] == {"type": "user", "user_id": problem.user}
    asked = office.seen(general, "[Cancel]")
    assert asked.thread_ts == problem.ts
    while "[File it]" not in asked.shown:
        office.workspace.press(bob, asked, way_on(asked))
        asked = office.seen_after(general, asked, "[Cancel]")
    assert "the dialer hangs" in asked.shown
    assert "Files: error.png" in asked.shown
    office.workspace.press(bob, asked, "File it")
    number = office.seen(general, "Filed as").shown.split("Filed as ")[1].split(",")[0]
    found = office.ticket(number)
    assert (found.ticket.requester, found.ticket.timezone) == (problem.user, "Europe/Madrid")
    assert [line.actor for line in found.history] == [bob.id]
    card = office.card(number)
    assert leads(card) == f"{archives(problem)}|See where it was told"
    office.below(card, "Bob filed this for Carla.")


def test_the_card_links_to_the_thread_of_a_conversation_but_not_to_a_direct_message(office: Office, bob: User) -> None:
    general = office.workspace.channel("general", [bob])
    root = office.workspace.say(bob, general, "good morning")
    problem = office.workspace.say(bob, general, f"@helpbot {BROKEN}", thread_ts=root.ts)
    asked = office.seen_after(general, problem, "[Cancel]")
    while "[File it]" not in asked.shown:
        office.workspace.press(bob, asked, way_on(asked))
        asked = office.seen_after(general, asked, "[Cancel]")
    office.workspace.press(bob, asked, "File it")
    number = office.seen_after(general, asked, "Filed as").shown.split("Filed as ")[1].split(",")[0]
    thread = f"?thread_ts={root.ts}&amp;cid={general.id}"
    assert leads(office.card(number)) == f"{archives(problem)}{thread}|See where it was told"

    assert leads(office.card(office.report(bob))) == ""


def test_the_card_shows_what_was_said_and_not_what_is_assumed(office: Office, bob: User) -> None:
    said = office.workspace.say(bob, office.direct(bob), "calls drop all the time, 12 of us in sales can't work")

    number = office.answer_all(bob, said.ts)

    assert office.ticket(number).ticket.affected_scope == "all"
    card = office.card(number).shown
    assert "Affected: some people (12)" in card
    assert "Workaround" not in card


def test_marking_ones_own_message_reports_it_directly(office: Office, bob: User) -> None:
    general = office.workspace.channel("general", [bob])
    problem = office.workspace.say(bob, general, "the dialer hangs")
    office.workspace.react(bob, problem, "ticket")

    asked = office.seen(general, "[Cancel]")

    assert asked.blocks[0]["elements"][0]["elements"][0] == {"type": "user", "user_id": bob.id}
    assert [said for said in office.workspace.replies(general) if "marked" in said.shown] == []


def test_marking_a_message_whose_thread_has_a_report_is_answered_in_private(office: Office, bob: User) -> None:
    problem, channel = shared_problem(office, bob)
    general = office.workspace.state.channels[channel]
    office.workspace.react(bob, problem, "ticket")
    office.seen(general, "[Cancel]")
    office.workspace.join(office.eva, general)
    office.workspace.react(office.eva, problem, "ticket")

    told = office.seen(general, "This is Carla's report", viewer=office.eva)

    assert told.only_for == office.eva.id


def test_a_change_of_the_first_message_reaches_the_team(office: Office, bob: User) -> None:
    said = office.workspace.say(bob, office.direct(bob), BROKEN)
    number = office.answer_all(bob, said.ts)
    card = office.card(number)

    said = office.workspace.edit(said, f"{BROKEN}, error 4711")
    office.below(
        card, "Bob changed the message that reported it:\nnobody can log in, all 40 agents are idle, error 4711"
    )
    office.workspace.delete(said)
    office.below(card, "Bob took back the message that reported it")

    assert [line.kind for line in office.ticket(number).history] == ["opened", "amend", "amend"]
