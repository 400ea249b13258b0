"""The people in the workspace: each plays one script, waits for answers, and presses again what Slack says failed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Event

from helpbot.workspace import Channel, Message, User, Workspace
from torture.calm import TIMEZONES, Expected, masked
from torture.scripts import Script, Step

PAUSE_SECONDS = 2.0
"""How long a person looks at a button that failed before pressing it again."""
LOCALES = {"en": "en-US", "es": "es-ES"}


class Progress:
    """How many steps of all conversations are done."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.over = Event()
        self._changed = Condition()

    def step_done(self) -> None:
        """Count one more step as done."""
        with self._changed:
            self.done += 1
            self._changed.notify_all()

    def finish(self) -> None:
        """There will be no more steps."""
        self.over.set()
        with self._changed:
            self._changed.notify_all()

    def wait_for(self, share: float) -> bool:
        """Sleep until this share of the steps is done; False if it never will be."""
        with self._changed:
            self._changed.wait_for(lambda: self.over.is_set() or self.done >= share * self.total)
        return self.done >= share * self.total


@dataclass
class Talk:
    """One conversation: who plays which script where, and what should follow. `stuck` says where it stopped."""

    script: Script
    expected: tuple[Expected, ...]
    user: User
    channel: Channel
    root: str | None = None
    stuck: str = ""
    pressed_again: int = 0
    wanted: int = 0

    def heard(self, workspace: Workspace) -> list[Message]:
        """What the bot has said in it, in order."""
        return [said for said in workspace.replies(self.channel) if said.thread_ts == self.root]


def invite(workspace: Workspace, number: int, script: Script, expected: tuple[Expected, ...]) -> Talk:
    """A new person with a place to talk."""
    user = workspace.user(f"person-{number}", TIMEZONES[script.language], LOCALES[script.language])
    thread = script.where == "thread"
    channel = workspace.channel(f"team-{number}", [user]) if thread else workspace.direct(user)
    return Talk(script, expected, user, channel)


def play_all(workspace: Workspace, talks: Iterable[Talk], progress: Progress, at_a_time: int, patience: float) -> None:
    """Play all conversations, `at_a_time` in parallel; nobody waits longer than `patience` seconds for an answer."""
    with ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(lambda talk: _play(workspace, talk, progress, patience), talks))
    progress.finish()


def disagreements(talk: Talk, workspace: Workspace) -> tuple[int, int, int]:
    """How many messages are missing, duplicate, and misplaced."""
    heard = [masked(message.shown) for message in talk.heard(workspace)]
    wanted = [message for expected in talk.expected for message in expected.messages]
    missing = (Counter(wanted) - Counter(heard)).total()
    extra = (Counter(heard) - Counter(wanted)).total()
    misplaced = 0 if missing or extra else _misplaced(talk, heard)
    return missing, extra, misplaced


def _misplaced(talk: Talk, heard: list[str]) -> int:
    count = 0
    for expected in talk.expected:
        now, heard = heard[: len(expected.messages)], heard[len(expected.messages) :]
        wanted = list(expected.messages)
        pairs = zip(now, wanted, strict=True) if expected.ordered else zip(sorted(now), sorted(wanted), strict=True)
        count += sum(one != other for one, other in pairs)
    return count


def _play(workspace: Workspace, talk: Talk, progress: Progress, patience: float) -> None:
    for number, (step, expected) in enumerate(zip(talk.script.steps, talk.expected, strict=True), start=1):
        talk.wanted += len(expected.messages)
        try:
            _do(workspace, talk, step, patience)
        except (TimeoutError, LookupError) as trouble:
            what = str(trouble).partition("\n")[0]
            got = f"{len(talk.heard(workspace))} of {talk.wanted} messages"
            talk.stuck = f"{talk.user.name}, {talk.script.name!r}, step {number}, {got}: {what}"
            return
        progress.step_done()


def _do(workspace: Workspace, talk: Talk, step: Step, patience: float) -> None:
    for text in step.texts:
        _say(workspace, talk, text)
    if step.label:
        _press(workspace, talk, step, patience)
    else:
        workspace.wait_for(lambda: _answered(workspace, talk), patience)


def _say(workspace: Workspace, talk: Talk, text: str) -> None:
    in_channel = talk.script.where == "thread"
    mention = f"@{workspace.state.bot.name} " if in_channel and talk.root is None else ""
    said = workspace.say(talk.user, talk.channel, mention + text, talk.root)
    if in_channel and talk.root is None:
        talk.root = said.ts


def _press(workspace: Workspace, talk: Talk, step: Step, patience: float) -> None:
    message = _with_button(talk.heard(workspace), step.label)
    trigger = workspace.press(talk.user, message, step.label)
    if step.press_twice:
        workspace.press(talk.user, message, step.label)
    deadline = time.monotonic() + patience
    while not _wait_for_answer(workspace, talk, trigger, deadline - time.monotonic()):
        talk.pressed_again += 1
        trigger = workspace.press(talk.user, message, step.label)


def _wait_for_answer(workspace: Workspace, talk: Talk, trigger: str, patience: float) -> bool:
    """False if it failed: then the person looks at it for a while before pressing again."""
    workspace.wait_for(lambda: _answered(workspace, talk) or workspace.failed(trigger), patience)
    with suppress(TimeoutError):
        workspace.wait_for(lambda: _answered(workspace, talk), PAUSE_SECONDS)
    return _answered(workspace, talk)


def _answered(workspace: Workspace, talk: Talk) -> bool:
    return len(talk.heard(workspace)) >= talk.wanted


def _with_button(heard: list[Message], label: str) -> Message:
    for message in reversed(heard):
        if f"[{label}]" in message.shown:
            return message
    raise LookupError(f"nobody offers {label!r}")
