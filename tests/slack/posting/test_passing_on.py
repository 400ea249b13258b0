"""Files that agents send follow their words, wherever these are posted, each of them once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from helpbot.credentials import Secrets
from helpbot.dialogue.messages import LeftFile
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import PassedOn, failure, withdrawal

Address = Callable[[Workspace, User], dict[str, Any]]

ADDRESSES: dict[str, Address] = {
    "direct": lambda workspace, ana: {"channel": workspace.direct(ana).id, "otherwise": ana.id},
    "person": lambda workspace, ana: {"user": ana.id},
    "gone": lambda workspace, ana: {"channel": "C0GONE", "thread_ts": "1.000000", "otherwise": ana.id},
}


@pytest.fixture(params=ADDRESSES)
def passed_on(request: pytest.FixtureRequest, workspace: Workspace, secrets: Secrets, ana: User) -> PassedOn:
    return PassedOn(workspace, secrets, ana, ADDRESSES[request.param](workspace, ana))


def test_files_come_after_the_words(passed_on: PassedOn) -> None:
    passed_on.channel.deliver(passed_on.files(b"one", b"two"))

    assert passed_on.shown() == [("try this", None), ("files", None), (b"one", None), (b"two", None)]
    assert passed_on.left == []


def test_in_a_thread_files_are_posted_there_and_only_they_are_deleted(
    workspace: Workspace, secrets: Secrets, ana: User
) -> None:
    direct = workspace.direct(ana)
    root = workspace.say(ana, direct, "calls drop")
    passed_on = PassedOn(workspace, secrets, ana, {"channel": direct.id, "thread_ts": root.ts, "otherwise": ana.id})
    files, more = passed_on.files(b"one"), replace(passed_on.files(b"two"), id="more")
    receipt = passed_on.channel.deliver(files)
    assert passed_on.shown() == [("try this", root.ts), ("files", root.ts), (b"one", root.ts)]

    passed_on.channel.deliver(more)
    passed_on.channel.deliver(withdrawal(files, receipt, under=passed_on.told))
    assert [what for what, _ in passed_on.shown()] == ["try this", None, "files", b"two"]


@pytest.mark.parametrize("lost", ["chat.postMessage", "files.completeUploadExternal"])
def test_files_are_shown_once_when_an_answer_was_lost(passed_on: PassedOn, lost: str) -> None:
    files = passed_on.files(b"one", b"two")
    passed_on.workspace.faults.server_error(lost, done=True)
    assert not failure(passed_on.channel, files).outcome_known

    again = replace(files, attempt=2)
    assert passed_on.channel.find(again) is None
    passed_on.channel.deliver(again)

    assert [what for what, _ in passed_on.shown()] == ["try this", "files", b"one", b"two"]


def test_files_are_deleted_with_their_message_and_no_others(passed_on: PassedOn) -> None:
    files, more = passed_on.files(b"one", b"two"), replace(passed_on.files(b"three"), id="more")
    receipt = passed_on.channel.deliver(files)
    passed_on.channel.deliver(more)

    kept = {name: value for name, value in files.address.items() if name != "user"}
    for _ in range(2):
        passed_on.channel.deliver(withdrawal(replace(files, address=kept), receipt, under=passed_on.told))

    assert [what for what, _ in passed_on.shown()] == ["try this", None, None, "files", b"three"]


def test_the_reason_is_given_for_a_file_that_cannot_be_shown(passed_on: PassedOn) -> None:
    files = passed_on.files(b"one", b"x" * 1001, b"")
    passed_on.channel.deliver(files)

    assert [what for what, _ in passed_on.shown()] == ["try this", "files", b"one"]
    _, large, empty = files.reply.files
    assert passed_on.left == [LeftFile(file=large, why="size"), LeftFile(file=empty, why="empty")]
