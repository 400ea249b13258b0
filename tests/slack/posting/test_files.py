"""Files are shown once, after their message or in the thread of a card."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from helpbot.credentials import Secrets
from helpbot.desk.ports.posting import nobody_else_posts
from helpbot.desk.queues.leases import LeaseLost
from helpbot.dialogue.messages import Document, FileReference, LeftFile, Reply
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import CONTENT, CardThread, Sending, delivery, failure, withdrawal


def test_the_lease_is_renewed_between_files_and_posting_stops_if_it_was_lost(
    workspace: Workspace, secrets: Secrets, ana: User
) -> None:
    channel = SlackChannel(single_shot_client(secrets), 1000)
    general = workspace.channel("files", [ana])
    names = ("a.txt", "b.txt", "c.txt")
    shared = [workspace.share(ana, general, [workspace.store(ana, name, b"words")]).files[0] for name in names]
    files = tuple(FileReference(id=str(file["id"]), name=str(file["name"])) for file in shared)

    def thread() -> list[str]:
        return [str(file["name"]) for said in workspace.replies(general) for file in said.files]

    def renew() -> None:
        if thread() == ["a.txt"]:
            raise LeaseLost

    news = replace(delivery({"channel": general.id}), reply=Reply(text="sent", files=files), renew=renew)
    with pytest.raises(LeaseLost):
        channel.deliver(news)
    assert thread() == ["a.txt"]

    channel.deliver(replace(news, attempt=2, renew=nobody_else_posts))
    assert thread() == list(names)


def test_while_a_file_is_sent_the_lease_is_renewed(thread: CardThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpbot.slack.posting.files._PIECE", 1)
    news, announced, renewed = thread.news("d1", b"words"), len(thread.workspace.state.files), list[bool]()

    def renew() -> None:
        uploads = [file.content for file in list(thread.workspace.state.files.values())[announced:]]
        renewed.append(uploads == [None])
        if renewed.count(True) == len(b"words"):
            raise LeaseLost

    with pytest.raises(LeaseLost):
        thread.channel.deliver(replace(news, renew=renew))
    assert thread.shown() == ["d1"]


def test_a_document_is_one_file_after_its_message(sending: Sending) -> None:
    assert sending.channel.find(sending.what) is None
    sending.channel.deliver(sending.what)

    said, shown = sending.workspace.replies(sending.direct)
    assert sending.shown() == ["All:", CONTENT]
    assert (shown.files[0]["name"], shown.thread_ts) == ("my-data.json", said.thread_ts)


@pytest.mark.parametrize("lost", ["chat.postMessage", "files.completeUploadExternal"])
def test_a_document_is_shown_once_when_an_answer_was_lost(sending: Sending, lost: str) -> None:
    sending.workspace.faults.server_error(lost, done=True)
    assert not failure(sending.channel, sending.what).outcome_known

    again = replace(sending.what, attempt=2)
    assert sending.channel.find(again) is None
    sending.channel.deliver(again)

    assert sending.shown() == ["All:", CONTENT]


def test_a_document_is_deleted_with_its_message_and_no_other(sending: Sending) -> None:
    receipt = sending.channel.deliver(sending.what)
    sending.channel.deliver(replace(sending.what, id="d2"))

    for _ in range(2):
        sending.channel.deliver(withdrawal(sending.what, receipt))

    assert sending.shown() == [None, "All:", CONTENT]


def test_a_private_document_or_one_without_files_is_posted_as_messages(
    workspace: Workspace, secrets: Secrets, channel: SlackChannel, ana: User
) -> None:
    sharing, general = SlackChannel(single_shot_client(secrets), 1000), workspace.channel("general", [ana])
    direct = workspace.direct(ana)
    reply = Reply(text="All:", document=Document(name="my-data.json", content="{}"))
    sharing.deliver(replace(delivery({"channel": general.id, "user": ana.id}), reply=reply))
    channel.deliver(replace(delivery({"channel": direct.id}), reply=reply))

    for place in (general, direct):
        [said] = workspace.replies(place, ana)
        assert ("{}" in said.shown, said.files) == (True, ())


def test_a_long_export_arrives_whole(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    rows = "\n".join(f'  "line {number}": "some words"' for number in range(1500))

    channel.deliver(delivery({"user": ana.id}, text=f"```json\n{rows}\n```"))

    shown = "".join(message.shown for message in workspace.replies(workspace.direct(ana)))
    assert "".join(rows.split()) in "".join(shown.split())


def test_pictures_with_the_same_name_are_all_shown(thread: CardThread, ana: User) -> None:
    mine = thread.workspace.store(ana, "image.png", b"mine")
    thread.channel.deliver(thread.news("d1", b"one", b"two"))
    thread.workspace.share(ana, thread.triage, [mine], thread_ts=thread.root)
    thread.channel.deliver(thread.news("d2", b"three"))

    assert thread.shown() == ["d1", b"one", b"two", b"mine", "d2", b"three"]


@pytest.mark.parametrize(("lost", "before"), [(1, [b"one"]), (2, [b"one", b"two"]), (3, [b"one", b"two", b"three"])])
def test_pictures_are_shown_once_when_an_answer_was_lost(
    thread: CardThread, ana: User, lost: int, before: list[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    news = thread.news("d1", b"one", b"two", b"three")
    thread.workspace.faults.slow("files.completeUploadExternal", 0, times=lost - 1)
    thread.workspace.faults.server_error("files.completeUploadExternal", done=True)
    assert not failure(thread.channel, news).outcome_known
    assert thread.shown() == ["d1", *before]
    mine = thread.workspace.store(ana, "image.png", b"mine")
    thread.workspace.share(ana, thread.triage, [mine], thread_ts=thread.root)

    again = replace(news, attempt=2)
    assert thread.channel.find(again) is None
    with caplog.at_level(logging.INFO, "helpbot.slack.posting.files"):
        thread.channel.deliver(again)

    assert thread.shown() == ["d1", *before, b"mine", *[b"one", b"two", b"three"][lost:]]
    assert [record.message for record in caplog.records if record.name == "helpbot.slack.posting.files"] == [
        f"file {file.id} is shown already, by an earlier attempt" for file in news.reply.files[:lost]
    ]


def test_news_retried_after_others_do_not_mistake_their_pictures_for_their_own(thread: CardThread) -> None:
    news = thread.news("d1", b"one")
    thread.workspace.faults.server_error("files.info")
    failure(thread.channel, news)
    thread.channel.deliver(thread.news("d2", b"two"))

    thread.channel.deliver(news)

    assert thread.shown() == ["d1", "d2", b"two", b"one"]


def test_pictures_are_shown_once_in_a_long_thread(thread: CardThread, ana: User) -> None:
    for _ in range(250):
        thread.workspace.say(ana, thread.triage, "and more", thread_ts=thread.root)
    news = thread.news("d1", b"one")
    thread.workspace.faults.server_error("files.completeUploadExternal", done=True)
    failure(thread.channel, news)

    thread.channel.deliver(replace(news, attempt=2))

    assert thread.shown()[250:] == ["d1", b"one"]


def test_news_stay_below_their_card_after_the_triage_channel_has_changed(thread: CardThread, ana: User) -> None:
    moved = thread.workspace.channel("new-triage", [ana])
    news = replace(thread.news("d1", b"one"), address={"channel": moved.id})

    thread.channel.deliver(news)

    assert thread.shown() == ["d1", b"one"]
    assert thread.channel.find(replace(news, reply=Reply(text="d1")))


def test_the_reason_is_given_for_a_picture_that_cannot_be_shown(
    thread: CardThread, caplog: pytest.LogCaptureFixture
) -> None:
    news, left = thread.news("d1", b"one", b"x" * 1001), list[LeftFile]()
    thread.channel.deliver(replace(news, leave=left.append))

    assert thread.shown() == ["d1", b"one"]
    assert caplog.messages == [f"file {news.reply.files[1].id} is not shown: size"]
    assert left == [LeftFile(file=news.reply.files[1], why="size")]


@pytest.mark.parametrize("why", ["file_deleted", "access_denied"])
def test_a_picture_that_slack_withholds_does_not_hold_back_words(
    thread: CardThread, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    news, asked = thread.news("d1", b"one", b"two"), WebClient.files_info

    def files_info(client: WebClient, *, file: str) -> SlackResponse:
        if file == news.reply.files[0].id:
            raise SlackApiError(why, {"ok": False, "error": why})
        return asked(client, file=file)

    monkeypatch.setattr(WebClient, "files_info", files_info)
    thread.channel.deliver(news)

    assert thread.shown() == ["d1", b"two"]
