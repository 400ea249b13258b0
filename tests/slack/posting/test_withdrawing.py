"""What was posted is deleted, all of it."""

from __future__ import annotations

from dataclasses import replace

from helpbot.credentials import Secrets
from helpbot.dialogue.messages import FileReference, Reply
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import LONG, delivery, withdrawal


def test_a_message_is_deleted_with_all_its_parts(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    direct = workspace.direct(ana)
    stays = channel.deliver(replace(delivery({"channel": direct.id}, "stays"), id="d0"))
    for address in ({"channel": direct.id}, {"channel": direct.id, "thread_ts": stays.split(":")[1]}):
        long = delivery(address, LONG)
        receipt = channel.deliver(long)
        assert len(workspace.replies(direct)) > 2
        for _ in range(2):
            assert channel.find(withdrawal(long, receipt)) is None
            assert channel.deliver(withdrawal(long, receipt)) == ""

        assert [said.shown for said in workspace.replies(direct)] == ["stays"]


def test_a_part_that_was_posted_much_later_is_deleted_too(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    direct = workspace.direct(ana)
    root = workspace.say(ana, direct, "stays")
    for address in ({"channel": direct.id}, {"channel": direct.id, "thread_ts": root.ts}):
        long = delivery(address, LONG)
        receipt = channel.deliver(long)
        last = workspace.replies(direct)[-1]
        said = workspace.state.messages[direct.id]
        said[said.index(last)] = replace(last, ts=f"{int(last.ts.partition('.')[0]) + 3_600}.000000")

        channel.deliver(withdrawal(long, receipt))

        assert workspace.replies(direct) == []


def test_a_message_withdrawn_while_its_outcome_was_unknown_is_found(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    direct = workspace.direct(ana)
    long = delivery({"channel": direct.id}, LONG)
    receipt = channel.deliver(long)
    for _ in range(120):
        workspace.say(ana, direct, "and more")
    withdrawn = replace(long, reply=Reply(text="", withdrawn=True), attempt=2)

    assert channel.find(withdrawn) == receipt
    assert channel.find(replace(withdrawn, id="d2")) is None


def test_a_withdrawn_message_to_an_unknown_person_is_not_searched_for(channel: SlackChannel) -> None:
    assert channel.find(replace(delivery({}), reply=Reply(text="", withdrawn=True), attempt=2)) is None


def test_what_was_never_posted_need_not_be_deleted(channel: SlackChannel) -> None:
    assert channel.deliver(replace(withdrawal(delivery({}), ""), replaces=None)) == ""


def test_files_in_the_thread_of_a_card_are_deleted_too_but_not_those_of_people(
    workspace: Workspace, secrets: Secrets, ana: User
) -> None:
    channel = SlackChannel(single_shot_client(secrets), 1000)
    triage = workspace.channel("triage", [ana])
    card = channel.deliver(delivery({"channel": triage.id}, "card"))
    mine = workspace.store(ana, "mine.txt", b"mine")
    workspace.share(ana, triage, [mine], "look", thread_ts=card.split(":")[1])
    sent = workspace.share(ana, triage, [workspace.store(ana, "sent.txt", b"sent")]).files[0]
    files = (FileReference(id=str(sent["id"]), name="sent.txt"),)
    news = replace(delivery({"channel": triage.id}), id="d2", under=card, reply=Reply(text="sent", files=files))
    receipt = channel.deliver(news)

    channel.deliver(withdrawal(news, receipt, under=card))

    thread = [said for said in workspace.messages(triage) if said.thread_ts == card.split(":")[1]]
    assert [(said.text, [file.get("mode") for file in said.files]) for said in thread] == [
        ("look", ["hosted"]),
        ("", ["tombstone"]),
    ]
