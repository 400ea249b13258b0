"""The bot in a workspace, end to end: real Bolt over Socket Mode, real desk, real database."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from helpbot.credentials import Secrets
from helpbot.slack.listeners.front import Front
from helpbot.slack.serve import serve
from helpbot.workspace import Channel, User, Workspace

SERVER = ("websockets", "uvicorn", "asyncio")
"""Loggers of the workspace's server."""


@pytest.fixture(scope="module", autouse=True)
def bot(shared_workspace: Workspace, secrets: Secrets, front: Front) -> Iterator[None]:
    """The bot as `helpbot serve` runs it, for the tests of this module."""
    stop = Event()
    serving = Thread(target=serve, args=(secrets, front, stop))
    serving.start()
    shared_workspace.wait_for(lambda: shared_workspace.connections)
    yield
    stop.set()
    serving.join(15)
    assert not serving.is_alive()


@pytest.fixture
def general(workspace: Workspace, ana: User) -> Channel:
    return workspace.channel("general", [ana, workspace.user("bob")])


def shown(workspace: Workspace, channel: Channel, viewer: User | None = None) -> list[str]:
    """The first lines of what the bot said."""
    return [message.shown.splitlines()[0] for message in workspace.replies(channel, viewer)]


def settle(workspace: Workspace, ana: User) -> None:
    """Wait until the bot has answered one more direct message: everything before it has been handled."""
    direct = workspace.direct(ana)
    workspace.say(ana, direct, "settled?")
    workspace.wait_for_reply(direct, "settled?")


def test_a_direct_message_is_answered_for_the_person_who_wrote_it(workspace: Workspace, ana: User) -> None:
    workspace.say(ana, workspace.direct(ana), "¿hola?")

    reply = workspace.wait_for_reply(workspace.direct(ana))

    assert reply.shown == "1: ¿hola?\nAna in Europe/Madrid\n[Yes] [No]"
    assert reply.thread_ts is None


def test_a_mention_is_answered_once_and_in_a_thread(workspace: Workspace, ana: User, general: Channel) -> None:
    said = workspace.say(ana, general, "@helpbot hello")

    assert workspace.wait_for_reply(general).thread_ts == said.ts
    settle(workspace, ana)
    assert shown(workspace, general) == ["1: hello"]


def test_a_conversation_in_a_thread_continues_without_mentions(
    workspace: Workspace, ana: User, general: Channel
) -> None:
    root = workspace.say(ana, general, "@helpbot hello")
    workspace.wait_for_reply(general)

    workspace.say(ana, general, "and more", thread_ts=root.ts)
    workspace.wait_for_reply(general, "2: and more")
    workspace.say(ana, general, "@helpbot once more", thread_ts=root.ts)
    workspace.wait_for_reply(general, "3: once more")

    settle(workspace, ana)
    assert shown(workspace, general) == ["1: hello", "2: and more", "3: once more"]


def test_conversations_of_others_are_not_answered(workspace: Workspace, ana: User, general: Channel) -> None:
    root = workspace.say(ana, general, "hello all")
    workspace.say(ana, general, "not for the bot", thread_ts=root.ts)
    workspace.open_direct(ana)

    settle(workspace, ana)
    assert shown(workspace, general) == []
    assert shown(workspace, workspace.direct(ana)) == ["1: settled?"]


def test_edits_and_deletions_are_not_new_messages(workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    said = workspace.say(ana, direct, "one")
    workspace.wait_for_reply(direct, "1: one")
    workspace.edit(said, "two")
    workspace.wait_for_reply(direct, "changed: two")
    workspace.delete(workspace.messages(direct)[0])

    settle(workspace, ana)
    assert shown(workspace, direct) == ["1: one", "changed: two", "2: settled?"]


def test_a_button_answers_the_person_who_pressed_it(workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    workspace.say(ana, direct, "hola")
    workspace.press(ana, workspace.wait_for_reply(direct), "Yes")

    workspace.wait_for_reply(direct, "2: picked yes")


def test_a_slash_command_is_answered_in_private(workspace: Workspace, ana: User, general: Channel) -> None:
    workspace.slash(ana, general, "/helpbot", "hola")

    reply = workspace.wait_for_reply(general, "1: hola", viewer=ana)
    assert workspace.replies(general) == []
    workspace.press(ana, reply, "No")
    workspace.wait_for_reply(general, "2: picked no", viewer=ana)


def test_a_slash_command_works_where_the_bot_is_not_a_member(workspace: Workspace, ana: User) -> None:
    elsewhere = workspace.channel("elsewhere", [ana], with_bot=False)
    workspace.slash(ana, elsewhere, "/helpbot", "hola")

    reply = workspace.wait_for_reply(workspace.direct(ana), "1: hola")
    workspace.press(ana, reply, "Yes")
    workspace.wait_for_reply(workspace.direct(ana), "2: picked yes")


def test_files_arrive(workspace: Workspace, ana: User) -> None:
    workspace.say(ana, workspace.direct(ana), "look", files=[{"id": "F1", "name": "trace.txt"}])

    workspace.wait_for_reply(workspace.direct(ana), "1: look +trace.txt")


def test_a_forwarded_message_arrives(workspace: Workspace, ana: User, general: Channel) -> None:
    told = workspace.say(ana, general, "calls drop", files=[{"id": "F1", "name": "trace.txt"}])

    workspace.forward(ana, told, workspace.direct(ana), "can you look?")

    reply = workspace.wait_for_reply(workspace.direct(ana))
    assert reply.shown.splitlines()[0] == "1: can you look? calls drop +trace.txt"


def test_what_people_write_never_acts(workspace: Workspace, ana: User, general: Channel) -> None:
    hostile = "<!channel> <@U00000001> *bold* <https://evil.example|safe> &lt;!here&gt;"
    workspace.say(ana, general, f"@helpbot {hostile}")

    reply = workspace.wait_for_reply(general)
    assert reply.shown.splitlines()[0] == f"1: {hostile}"
    (section,) = reply.blocks[0]["elements"]
    assert {part["type"] for part in section["elements"]} == {"text"}


def test_everything_is_acknowledged_at_once(workspace: Workspace, ana: User, general: Channel) -> None:
    before = len(workspace.acknowledged)
    workspace.open_direct(ana)
    workspace.say(ana, general, "hello all")
    workspace.say(ana, workspace.direct(ana), "hola")
    workspace.press(ana, workspace.wait_for_reply(workspace.direct(ana)), "Yes")
    workspace.slash(ana, general, "/helpbot")

    # the home tab, her two messages, the press, the command, and the news about the bot's own two direct messages
    workspace.wait_for(lambda: len(workspace.acknowledged) >= before + 7)
    assert {envelope.attempt for envelope in workspace.acknowledged[before:]} == {0}


@pytest.mark.parametrize("trouble", ["slow", "rate limit"])
def test_nobody_waits_for_a_message_that_somebody_reacted_to(
    workspace: Workspace, ana: User, general: Channel, trouble: str
) -> None:
    problem = workspace.say(ana, general, "calls drop")
    if trouble == "slow":
        workspace.faults.slow("conversations.history", seconds=5)
    else:
        workspace.faults.rate_limit("conversations.history", seconds=5)
    before = len(workspace.acknowledged)
    workspace.react(ana, problem, "ticket")
    workspace.say(ana, general, "@helpbot hello")

    workspace.wait_for_reply(general, "1: hello")

    assert not any("report_message" in said.shown for said in workspace.replies(general))
    assert {envelope.attempt for envelope in workspace.acknowledged[before:]} == {0}
    begun = workspace.wait_for_reply(general, "1: picked report_message")
    assert begun.thread_ts == problem.ts


def test_somebody_who_reacts_to_an_unreadable_message_is_told(
    workspace: Workspace, ana: User, general: Channel
) -> None:
    problem = workspace.say(ana, general, "calls drop")
    workspace.react(ana, problem, "ticket")
    workspace.wait_for_reply(general, "1: picked report_message")
    workspace.faults.server_error("conversations.history", times=3)
    bob = workspace.user("bert")
    workspace.join(bob, general)
    workspace.react(bob, problem, "ticket")

    told = workspace.wait_for_reply(general, "I couldn't read the message that you marked", viewer=bob)

    assert told.only_for == bob.id


def test_an_event_that_arrives_twice_is_answered_once(workspace: Workspace, ana: User, general: Channel) -> None:
    workspace.faults.every_event_twice = True
    workspace.say(ana, general, "@helpbot hello")
    workspace.wait_for_reply(general)

    settle(workspace, ana)
    assert shown(workspace, general) == ["1: hello"]


def test_a_message_gets_through_rate_limits_and_server_errors_once(workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    workspace.faults.server_error("chat.postMessage", done=True)
    workspace.say(ana, direct, "one")
    workspace.say(ana, direct, "two")
    workspace.wait_for_reply(direct, "2: two")
    workspace.faults.rate_limit("chat.postMessage", seconds=1)
    workspace.say(ana, direct, "three")
    workspace.wait_for_reply(direct, "3: three")

    assert shown(workspace, direct) == ["1: one", "2: two", "3: three"]


def test_a_burst_of_messages_is_answered_in_order(workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    for word in ("one", "two", "three", "four", "five"):
        workspace.say(ana, direct, word)

    workspace.wait_for(lambda: len(shown(workspace, direct)) == 5)
    assert shown(workspace, direct) == ["1: one", "2: two", "3: three", "4: four", "5: five"]


def test_not_even_the_most_verbose_log_has_what_people_wrote(
    workspace: Workspace, ana: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        workspace.say(ana, workspace.direct(ana), "xyzzy")
        workspace.wait_for_reply(workspace.direct(ana), "xyzzy")

    written = [record for record in caplog.records if "xyzzy" in record.getMessage()]
    assert [record.name for record in written if not record.name.startswith(SERVER)] == []


def test_refreshing_the_connection_loses_nothing(workspace: Workspace, ana: User) -> None:
    workspace.refresh_connections()
    workspace.say(ana, workspace.direct(ana), "hola")

    workspace.wait_for_reply(workspace.direct(ana), "1: hola")


@pytest.mark.slow
def test_a_broken_connection_is_reestablished(workspace: Workspace, ana: User) -> None:
    workspace.drop_connections()
    workspace.say(ana, workspace.direct(ana), "hola")

    workspace.wait_for(lambda: shown(workspace, workspace.direct(ana)), seconds=20)
    settle(workspace, ana)
    assert shown(workspace, workspace.direct(ana)) == ["1: hola", "2: settled?"]
