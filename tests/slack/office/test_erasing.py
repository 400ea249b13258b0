"""A person has their data erased: what the bot has posted with their words is deleted from Slack too."""

from __future__ import annotations

import json

from helpbot.slack.views.ids import BlockId, ViewId
from helpbot.workspace import User
from tests.slack.office.conftest import Office

SECRET = "the zebra queue"


def posted_with(office: Office, words: str) -> list[str]:
    """What the bot has posted in Slack with these words."""
    state = office.workspace.state
    with state.changed:
        said = [one for messages in state.messages.values() for one in messages if one.by_app]
    return [one.shown for one in said if words in f"{one.shown} {one.text} {one.files}"]


def test_words_and_files_of_a_report_are_deleted(office: Office, bob: User) -> None:
    workspace, talk = office.workspace, office.direct(bob)
    screenshot = workspace.store(bob, "zebra.png", b"\x89PNG picture")
    said = workspace.share(bob, talk, [screenshot], f"{SECRET} hangs for everybody, nobody can work")
    number = office.answer_all(bob, said.ts)
    card = office.card(number)
    shown = workspace.wait_for(
        lambda: [one for one in workspace.replies(office.triage) if one.thread_ts == card.ts and one.files], 20
    )
    workspace.press(office.eva, office.recorded(card), "Answer")
    workspace.wait_for_modal(office.eva, ViewId.ANSWER)
    workspace.submit(office.eva, {BlockId.WORDS: f"We look at {SECRET}"})
    office.reply(bob, f"We look at {SECRET}")
    office.below(card, f"We look at {SECRET}")
    assert len(posted_with(office, SECRET)) > 3

    workspace.press(bob, office.say(bob, "my data", "Erase"), "Erase it")
    workspace.press(bob, office.reply(bob, "Erase it all?"), "Yes, erase it all")

    office.reply(bob, "Done: your name and your words are gone.")
    workspace.wait_for(lambda: not posted_with(office, SECRET) and not posted_with(office, "zebra"), 30)
    left = office.card(number, "is erased")
    assert "in progress" in left.shown
    assert [one.ts for one in workspace.replies(office.triage) if one.thread_ts == card.ts] == [shown[-1].ts]
    assert workspace.replies(talk)[-1].shown.startswith("Done: your name and your words are gone.")
    assert shown[-1].files[0]["id"] not in workspace.state.files


def test_what_was_sent_as_a_file_is_deleted(office: Office, bob: User) -> None:
    number = office.report(bob)
    office.workspace.press(bob, office.say(bob, "my data", "Erase"), "Send it to me")
    office.reply(bob, "Everything I hold about you")
    [shown] = office.workspace.wait_for(
        lambda: [one for one in office.workspace.replies(office.direct(bob)) if one.files]
    )
    content = office.workspace.state.files[str(shown.files[0]["id"])].content or b""
    assert [ticket["number"] for ticket in json.loads(content)["tickets"]] == [number]

    office.workspace.press(bob, office.say(bob, "my data", "Erase"), "Erase it")
    office.workspace.press(bob, office.reply(bob, "Erase it all?"), "Yes, erase it all")

    office.workspace.wait_for(lambda: shown.files[0]["id"] not in office.workspace.state.files, 30)


def test_an_erased_ticket_can_still_be_resolved(office: Office, bob: User) -> None:
    number = office.report(bob)
    office.recorded(office.card(number))
    office.workspace.press(bob, office.say(bob, "my data", "Erase"), "Erase it")
    office.workspace.press(bob, office.reply(bob, "Erase it all?"), "Yes, erase it all")

    office.workspace.press(office.eva, office.card(number, "is erased"), "Resolve")
    office.workspace.wait_for_modal(office.eva, ViewId.RESOLVE)
    office.workspace.submit(office.eva, {BlockId.WORDS: "nothing to do"})

    assert "[Close]" in office.card(number, "· resolved").shown
