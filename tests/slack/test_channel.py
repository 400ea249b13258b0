"""Deliveries arrive in Slack once, and failures are told as what they are."""

from __future__ import annotations

import logging
import socket
from dataclasses import replace
from typing import Any

import pytest

from helpbot.credentials import Secrets
from helpbot.desk.ports.posting import Delivery, DeliveryFailed, nobody_else_posts
from helpbot.desk.queues.leases import LeaseLost
from helpbot.dialogue.messages import Document, FileReference, Reply
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace

LONG = "All work and no play. " * 1000


@pytest.fixture
def channel(secrets: Secrets) -> SlackChannel:
    return SlackChannel(single_shot_client(secrets))


def delivery(address: dict[str, Any], text: str = "hola", attempt: int = 1) -> Delivery:
    return Delivery("d1", "slack:U1", address, Reply(text=text), reference="r1", attempt=attempt)


def failure(channel: SlackChannel, what: Delivery) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as raised:
        channel.deliver(what)
    return raised.value


def test_a_delivery_is_posted_and_found_again(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    what = delivery({"channel": workspace.direct(ana).id})
    assert channel.find(what) is None

    receipt = channel.deliver(what)

    (message,) = workspace.replies(workspace.direct(ana))
    assert message.shown == "hola"
    assert receipt == f"{message.channel}:{message.ts}" == channel.find(what)


def test_a_thread_gets_its_reply_in_the_thread(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])
    root = workspace.say(ana, general, "hola")
    what = delivery({"channel": general.id, "thread_ts": root.ts})

    channel.deliver(what)

    assert [message.thread_ts for message in workspace.replies(general)] == [root.ts]
    assert channel.find(what)


def test_a_long_thread_is_searched_to_its_end(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])
    root = workspace.say(ana, general, "hola")
    for _ in range(120):
        workspace.say(ana, general, "and more", thread_ts=root.ts)
    what = delivery({"channel": general.id, "thread_ts": root.ts})

    channel.deliver(what)

    assert channel.find(what)


def test_a_lost_answer_is_found_out(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    what = delivery({"channel": workspace.direct(ana).id})
    workspace.faults.server_error("chat.postMessage", done=True)

    failed = failure(channel, what)

    assert not failed.outcome_known
    assert channel.find(what)


def test_a_reply_that_broke_off_goes_on_where_it_stopped(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    direct = workspace.direct(ana)
    channel.deliver(delivery({"channel": direct.id}, LONG))
    whole = [message.shown for message in workspace.replies(direct)]
    workspace.delete(workspace.replies(direct)[-1])

    again = delivery({"channel": direct.id}, LONG, attempt=2)
    assert channel.find(again) is None
    channel.deliver(again)

    assert [message.shown for message in workspace.replies(direct)] == whole
    assert len(whole) > 1


def test_a_reply_of_more_parts_than_a_page_holds_goes_on_where_it_stopped(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    direct, very_long = workspace.direct(ana), "\n\n".join(["a"] * 5_500)
    channel.deliver(delivery({"channel": direct.id}, very_long))
    whole = [message.shown for message in workspace.replies(direct)]
    assert len(whole) == 110
    workspace.delete(workspace.replies(direct)[-1])

    again = delivery({"channel": direct.id}, very_long, attempt=2)
    assert channel.find(again) is None
    channel.deliver(again)

    assert [message.shown for message in workspace.replies(direct)] == whole
    assert channel.find(again)


def test_between_the_parts_of_a_reply_its_lease_is_renewed(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    direct, stood = workspace.direct(ana), list[int]()
    long = replace(delivery({"channel": direct.id}, LONG), renew=lambda: stood.append(len(workspace.replies(direct))))

    receipt = channel.deliver(long)

    parts = len(workspace.replies(direct))
    assert (stood, parts > 1) == (list(range(parts)), True)
    stood.clear()
    channel.deliver(replace(withdrawal(long, receipt), renew=long.renew))
    assert stood == [parts, *range(parts, 0, -1)]  # what stands there was read before


def test_between_files_too_and_whoever_lost_the_lease_stops(workspace: Workspace, secrets: Secrets, ana: User) -> None:
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


def test_one_persons_eyes_only(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])

    channel.deliver(delivery({"channel": general.id, "user": ana.id}))

    assert [message.shown for message in workspace.replies(general, viewer=ana)] == ["hola"]
    assert workspace.replies(general) == []


def test_one_persons_eyes_only_in_a_thread(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])
    root = workspace.say(ana, general, "my calls drop")

    channel.deliver(delivery({"channel": general.id, "thread_ts": root.ts, "user": ana.id}))

    assert [(message.shown, message.thread_ts) for message in workspace.replies(general, viewer=ana)] == [
        ("hola", root.ts)
    ]
    assert workspace.replies(general) == []


def test_where_the_bot_is_not_it_answers_in_a_direct_message(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    elsewhere = workspace.channel("elsewhere", [ana], with_bot=False)

    channel.deliver(delivery({"channel": elsewhere.id, "user": ana.id}))

    assert [message.shown for message in workspace.replies(workspace.direct(ana))] == ["hola"]


def test_a_person_is_reached_directly(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    what = delivery({"user": ana.id})

    channel.deliver(what)

    assert [message.shown for message in workspace.replies(workspace.direct(ana))] == ["hola"]
    assert channel.find(what) is None


class Sending:
    """A document that goes to a person, in their direct message or in a thread there."""

    def __init__(self, workspace: Workspace, secrets: Secrets, reader: User, *, in_thread: bool) -> None:
        self.workspace, self.direct = workspace, workspace.direct(reader)
        self.channel = SlackChannel(single_shot_client(secrets), 1000)
        root = workspace.say(reader, self.direct, "my data")
        address = {"channel": self.direct.id} | ({"thread_ts": root.ts} if in_thread else {})
        self.what = replace(delivery(address), reply=Reply(text="All:", document=DOCUMENT))

    def shown(self) -> list[str | bytes | None]:
        """What the bot says, and the contents of what it shows; None for what was taken away."""
        files = self.workspace.state.files
        return [
            getattr(files.get(str(said.files[0]["id"])), "content", None) if said.files else said.shown
            for said in self.workspace.replies(self.direct)
        ]


DOCUMENT = Document(name="my-data.json", content='{"ñ": "' + "words " * 5_000 + '"}')
CONTENT = DOCUMENT.content.encode()


@pytest.fixture(params=[False, True], ids=["direct", "thread"])
def sending(request: pytest.FixtureRequest, workspace: Workspace, secrets: Secrets, ana: User) -> Sending:
    return Sending(workspace, secrets, ana, in_thread=request.param)


def test_a_document_is_one_file_behind_its_message(sending: Sending) -> None:
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


def test_a_document_is_taken_away_with_its_message_and_no_other(sending: Sending) -> None:
    receipt = sending.channel.deliver(sending.what)
    sending.channel.deliver(replace(sending.what, id="d2"))

    for _ in range(2):
        sending.channel.deliver(withdrawal(sending.what, receipt))

    assert sending.shown() == [None, "All:", CONTENT]


def test_what_is_for_the_eyes_of_one_or_without_files_stands_in_messages(
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


@pytest.mark.parametrize("gone", ["channel", "thread"])
def test_who_it_is_for_is_told_directly_where_the_place_is_gone(
    workspace: Workspace, channel: SlackChannel, ana: User, gone: str
) -> None:
    place = "C404" if gone == "channel" else workspace.channel("general", [ana]).id
    what = delivery({"channel": place, "thread_ts": "1.0", "otherwise": ana.id})

    assert channel.find(what) is None
    channel.deliver(what)

    assert [message.shown for message in workspace.replies(workspace.direct(ana))] == ["hola"]


def test_what_replaces_a_message_that_is_gone_is_posted_anew_once(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    triage = workspace.channel("triage", [ana])
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    workspace.delete(workspace.replies(triage)[0])
    update = replace(delivery({"channel": triage.id}, "newer"), id="d2", replaces=receipt)
    workspace.faults.server_error("chat.postMessage", done=True)
    failure(channel, update)

    anew = channel.deliver(replace(update, attempt=2))

    [card] = workspace.replies(triage)
    assert (card.shown, f"{card.channel}:{card.ts}") == ("newer", anew)


def test_what_replaces_a_message_is_not_read_for_names_and_addresses(
    workspace: Workspace, secrets: Secrets, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    triage = workspace.channel("triage", [ana])
    client = single_shot_client(secrets)
    channel, asked = SlackChannel(client), list[dict[str, Any]]()
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    update = client.chat_update

    def noted(**given: Any) -> object:  # noqa: ANN401
        asked.append(given)
        return update(**given)

    monkeypatch.setattr(client, "chat_update", noted)
    channel.deliver(replace(delivery({"channel": triage.id}, "newer, @ana"), id="d2", replaces=receipt))

    assert [given["parse"] for given in asked] == ["none"]
    assert [message.shown for message in workspace.replies(triage)] == ["newer, @ana"]


def test_what_may_stand_only_in_the_place_of_another_is_not_posted_anew(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    triage = workspace.channel("triage", [ana])
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    workspace.delete(workspace.replies(triage)[0])

    assert channel.deliver(replace(delivery({}, "erased"), replaces=receipt)) == receipt
    assert channel.deliver(delivery({}, "erased")) == ""
    assert workspace.replies(triage) == []


def withdrawal(posted: Delivery, receipt: str, under: str | None = None) -> Delivery:
    return replace(posted, reply=Reply(text="", withdrawn=True), replaces=receipt, under=under)


def test_a_message_is_taken_away_with_all_its_parts(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
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


def test_a_part_that_was_posted_much_later_is_taken_away_too(
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


def test_what_was_withdrawn_while_nobody_knew_whether_it_was_posted_is_found(
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


def test_what_was_withdrawn_of_a_person_whom_nobody_knows_any_more_is_not_looked_for(channel: SlackChannel) -> None:
    assert channel.find(replace(delivery({}), reply=Reply(text="", withdrawn=True), attempt=2)) is None


def test_what_was_never_posted_needs_not_be_taken_away(channel: SlackChannel) -> None:
    assert channel.deliver(replace(withdrawal(delivery({}), ""), replaces=None)) == ""


def test_files_in_the_thread_of_a_card_go_too_but_not_those_of_people(
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


class CardThread:
    """A card in the triage channel, and below it what is said and shown."""

    def __init__(self, workspace: Workspace, secrets: Secrets, sender: User) -> None:
        self.workspace, self.sender = workspace, sender
        self.channel = SlackChannel(single_shot_client(secrets), 1000)
        self.triage = workspace.channel("triage", [sender])
        self.card = self.channel.deliver(replace(delivery({"channel": self.triage.id}, "card"), id="card"))
        self.root = self.card.split(":")[1]

    def news(self, name: str, *contents: bytes) -> Delivery:
        """News with pictures, all called as Slack calls a pasted one."""
        uploaded = [self.workspace.store(self.sender, "image.png", content) for content in contents]
        sent = self.workspace.share(self.sender, self.triage, uploaded).files
        files = tuple(FileReference(id=str(file["id"]), name="image.png") for file in sent)
        reply = Reply(text=name, files=files)
        return replace(delivery({"channel": self.triage.id}), id=name, under=self.card, reply=reply)

    def shown(self) -> list[str | bytes | None]:
        """The thread: words, and the contents of pictures."""
        thread = [said for said in self.workspace.messages(self.triage) if said.thread_ts == self.root]
        contents = self.workspace.state.files
        return [contents[str(said.files[0]["id"])].content if said.files else said.shown for said in thread]


@pytest.fixture
def thread(workspace: Workspace, secrets: Secrets, ana: User) -> CardThread:
    return CardThread(workspace, secrets, ana)


def test_pictures_of_one_name_are_all_shown(thread: CardThread, ana: User) -> None:
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


def test_what_is_tried_again_after_other_news_does_not_take_their_pictures_for_its_own(thread: CardThread) -> None:
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


def test_news_stand_below_their_card_when_the_triage_channel_has_moved(thread: CardThread, ana: User) -> None:
    moved = thread.workspace.channel("new-triage", [ana])
    news = replace(thread.news("d1", b"one"), address={"channel": moved.id})

    thread.channel.deliver(news)

    assert thread.shown() == ["d1", b"one"]
    assert thread.channel.find(replace(news, reply=Reply(text="d1")))


def test_a_picture_that_cannot_be_shown_is_logged(thread: CardThread, caplog: pytest.LogCaptureFixture) -> None:
    news = thread.news("d1", b"one", b"x" * 1001)
    thread.channel.deliver(news)

    assert thread.shown() == ["d1", b"one"]
    assert caplog.messages == [
        f"file {news.reply.files[1].id} is not shown to the support team: it is empty or too large"
    ]


def test_what_slack_does_not_let_go_is_final(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    said = workspace.say(ana, workspace.direct(ana), "mine")
    what = withdrawal(delivery({}), f"{said.channel}:{said.ts}")
    assert failure(channel, what).permanent


def test_a_rate_limit_says_how_long(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    workspace.faults.rate_limit("chat.postMessage", seconds=7)

    failed = failure(channel, delivery({"channel": workspace.direct(ana).id}))

    assert (failed.retry_after, failed.permanent) == (7.0, False)


def test_a_server_error_leaves_the_outcome_open(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    workspace.faults.server_error("chat.postMessage")

    assert not failure(channel, delivery({"channel": workspace.direct(ana).id})).outcome_known


def test_an_unknown_channel_is_final(channel: SlackChannel) -> None:
    failed = failure(channel, delivery({"channel": "C404"}))

    assert failed.permanent
    assert "channel_not_found" in str(failed)


def test_a_wrong_token_is_final(secrets: Secrets) -> None:
    stranger = SlackChannel(single_shot_client(secrets.model_copy(update={"bot_token": "xoxb-wrong"})))

    assert failure(stranger, delivery({"channel": "C1"})).permanent


def test_no_network_leaves_the_outcome_open(secrets: Secrets) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/api/"
        lost = SlackChannel(single_shot_client(secrets.model_copy(update={"api_url": url})))

        assert not failure(lost, delivery({"channel": "C1"})).outcome_known
