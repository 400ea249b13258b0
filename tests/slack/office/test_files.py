"""Files sent by a requester are shown to the support team, and those of agents to the requester."""

from __future__ import annotations

from helpbot.slack.views.ids import BlockId, ShortcutId, ViewId
from helpbot.workspace import User
from tests.slack.office.conftest import Office


def test_every_pasted_picture_is_shown_although_all_have_the_same_name(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    pasted = office.workspace.store(office.eva, "image.png", b"of eva")
    office.workspace.share(office.eva, office.triage, [pasted], "like this?", thread_ts=card.ts)
    for turn in ("first", "second"):
        picture = office.workspace.store(bob, "image.png", f"{turn} picture".encode())
        office.workspace.share(bob, office.direct(bob), [picture], f"about {number}: the {turn} picture")
        office.below(card, f"the {turn} picture")

    def shown() -> list[bytes | None]:
        thread = [said for said in office.workspace.replies(office.triage) if said.thread_ts == card.ts]
        return [office.workspace.state.files[str(file["id"])].content for said in thread for file in said.files]

    assert office.workspace.wait_for(lambda: shown()[1:] and shown()) == [b"first picture", b"second picture"]


def test_a_file_of_the_form_is_shown_to_the_support_team(office: Office, bob: User) -> None:
    log = office.workspace.store(bob, "log.txt", b"error 42")
    office.workspace.global_shortcut(bob, ShortcutId.REPORT)
    office.workspace.wait_for_modal(bob, ViewId.REPORT)
    office.workspace.submit(bob, {BlockId.WHAT: "nobody can log in, all 40 agents are idle", BlockId.FILES: [log.id]})
    office.workspace.press(bob, office.reply(bob, "This is the report I would file"), "File it")
    number = office.reply(bob, "Filed as").shown.split("Filed as ")[1].split(",")[0]

    card = office.card(number)
    assert office.below(card, "With the report of Bob").shown == "📎 With the report of Bob:\nlog.txt"
    below = office.workspace.wait_for(
        lambda: [
            office.workspace.state.files[str(file["id"])].content
            for said in office.workspace.replies(office.triage)
            for file in said.files
            if said.thread_ts == card.ts
        ]
    )
    assert below == [b"error 42"]


def contents(office: Office, bob: User) -> list[bytes | None]:
    """The files that the bot has shown to a requester in their direct message, none of them in a thread."""
    said = [one for one in office.workspace.replies(office.direct(bob)) if one.thread_ts is None]
    return [office.workspace.state.files[str(file["id"])].content for one in said for file in one.files]


def test_what_an_agent_sends_with_an_answer_in_the_thread_of_the_card_reaches_the_requester(
    office: Office, bob: User
) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    guide = office.workspace.store(office.eva, "guide.pdf", b"how to")
    program = office.workspace.store(office.eva, "fix.exe", b"MZ")
    office.workspace.share(office.eva, office.triage, [guide, program], "!! Do as it says", thread_ts=card.ts)

    told = office.reply(bob, "Do as it says")
    assert told.shown.startswith(f"💬 {number} · Eva from the support team:\nDo as it says")
    assert office.reply(bob, "📎").shown == "📎 guide.pdf"
    assert office.workspace.wait_for(lambda: contents(office, bob)) == [b"how to"]
    assert office.below(card, "Eva to Bob").shown == (
        "💬 Eva to Bob:\nDo as it says\nguide.pdf\n"
        "⚠️ Not passed on to Bob: fix.exe (not one of the types that are shown)"
    )


def test_a_file_needs_no_words(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    guide = office.workspace.store(office.eva, "guide.pdf", b"how to")
    office.workspace.share(office.eva, office.triage, [guide], "!!", thread_ts=card.ts)

    assert office.reply(bob, "sends you").shown.startswith(f"📎 {number} · Eva from the support team sends you:")
    assert office.workspace.wait_for(lambda: contents(office, bob)) == [b"how to"]


def test_when_none_of_the_files_is_passed_on_only_the_agent_is_told(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    program = office.workspace.store(office.eva, "fix.exe", b"MZ")
    office.workspace.share(office.eva, office.triage, [program], "!!", thread_ts=card.ts)

    told = office.seen(office.triage, "Nothing was passed on", viewer=office.eva)
    assert told.shown == "Nothing was passed on: fix.exe (not one of the types that are shown)"
    assert (told.only_for, told.thread_ts) == (office.eva.id, card.ts)
    assert [line.kind for line in office.ticket(number).history] == ["opened"]


def test_the_agent_is_told_if_a_file_turns_out_to_be_gone(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    guide = office.workspace.store(office.eva, "guide.pdf", b"")
    office.workspace.share(office.eva, office.triage, [guide], "!! Do as it says", thread_ts=card.ts)

    office.reply(bob, "Do as it says")
    assert office.below(card, "Not passed on").shown == "⚠️ Not passed on to Bob: guide.pdf (empty)"


def test_an_agents_file_is_deleted_when_the_requester_has_their_data_erased(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    guide = office.workspace.store(office.eva, "guide.pdf", b"how to")
    office.workspace.share(office.eva, office.triage, [guide], "!! Do as it says", thread_ts=card.ts)
    [shown] = office.workspace.wait_for(
        lambda: [one for one in office.workspace.replies(office.direct(bob)) if one.files]
    )

    office.workspace.press(bob, office.say(bob, "my data", "Erase"), "Erase it")
    office.workspace.press(bob, office.reply(bob, "Erase it all?"), "Yes, erase it all")

    office.workspace.wait_for(lambda: shown.files[0]["id"] not in office.workspace.state.files, 30)
    assert guide.id in office.workspace.state.files
