"""Deliveries arrive in Slack once, complete, and in the right place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import LONG, delivery, failure, withdrawal


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


def test_a_long_thread_is_searched_to_the_end(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])
    root = workspace.say(ana, general, "hola")
    for _ in range(120):
        workspace.say(ana, general, "and more", thread_ts=root.ts)
    what = delivery({"channel": general.id, "thread_ts": root.ts})

    channel.deliver(what)

    assert channel.find(what)


def test_a_post_whose_answer_was_lost_is_found(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    what = delivery({"channel": workspace.direct(ana).id})
    workspace.faults.server_error("chat.postMessage", done=True)

    failed = failure(channel, what)

    assert not failed.outcome_known
    assert channel.find(what)


def test_a_reply_that_broke_off_continues_where_it_stopped(
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


def test_a_reply_of_more_parts_than_a_page_holds_continues_where_it_stopped(
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
    assert stood == [parts, *range(parts, 0, -1)]  # what is there was read before


def test_a_private_reply_is_ephemeral(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])

    channel.deliver(delivery({"channel": general.id, "user": ana.id}))

    assert [message.shown for message in workspace.replies(general, viewer=ana)] == ["hola"]
    assert workspace.replies(general) == []


def test_a_private_reply_in_a_thread_is_ephemeral_there(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    general = workspace.channel("general", [ana])
    root = workspace.say(ana, general, "my calls drop")

    channel.deliver(delivery({"channel": general.id, "thread_ts": root.ts, "user": ana.id}))

    assert [(message.shown, message.thread_ts) for message in workspace.replies(general, viewer=ana)] == [
        ("hola", root.ts)
    ]
    assert workspace.replies(general) == []


def test_where_the_bot_is_not_a_member_it_answers_in_a_direct_message(
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


@pytest.mark.parametrize("gone", ["channel", "thread"])
def test_the_person_is_told_directly_if_the_place_is_gone(
    workspace: Workspace, channel: SlackChannel, ana: User, gone: str
) -> None:
    place = "C404" if gone == "channel" else workspace.channel("general", [ana]).id
    what = delivery({"channel": place, "thread_ts": "1.0", "otherwise": ana.id})

    assert channel.find(what) is None
    channel.deliver(what)

    assert [message.shown for message in workspace.replies(workspace.direct(ana))] == ["hola"]
