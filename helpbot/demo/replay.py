"""Play a script in a running demonstration and print the conversation: for documentation, and to try things out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TypeAlias

from helpbot.demo.demonstration import Demonstration
from helpbot.demo.script import Step
from helpbot.problems import HelpbotError
from helpbot.workspace import Channel, ImpossibleError, Message, User

ANSWER_SECONDS = 15.0
QUIET_SECONDS = 1.0
"""After this long without a new message, the bot's answer is complete."""


Picture: TypeAlias = Callable[[User, Channel, str], None]
"""Saves a screenshot of a channel as a person sees it, under a name."""


class NotThereError(Exception):
    """What a step needs does not exist; the message says what."""


class Replay:
    """Plays steps one after the other; `tell` prints lines of the conversation, `picture` saves screenshots."""

    def __init__(
        self, demonstration: Demonstration, tell: Callable[[str], None], picture: Picture | None = None
    ) -> None:
        self._picture = picture
        self._workspace = demonstration.workspace
        self._seeded = demonstration.seeded
        self._tell = tell
        self._told = {message.ts for message in self._everything()}

    def play(self, steps: Iterable[Step]) -> None:
        """Raises `HelpbotError` when somebody cannot do what the script says."""
        for step in steps:
            if step.kind == "picture":
                self._show(step)
            else:
                self._play(step)

    def _show(self, step: Step) -> None:
        if self._picture is not None:
            self._picture(self._user(step), self._channel(step), step.what)

    def _play(self, step: Step) -> None:
        self._tell(f"**{step.line}**")
        before = self._workspace.state.version
        try:
            self._do(step)
        except (ImpossibleError, NotThereError) as error:
            raise HelpbotError(f"{step.line}: {error}", "see what the bot said before it") from None
        self._wait_for_quiet(before)
        self._tell_news()

    def _do(self, step: Step) -> None:
        user, channel = self._user(step), self._channel(step)
        workspace = self._workspace
        if step.kind == "say":
            workspace.say(user, channel, step.what, self._thread(step, user, channel))
        elif step.kind == "press":
            workspace.settled(workspace.press(user, self._with_button(user, channel, step.what), step.what))
        elif step.kind == "command":
            name, _, text = step.what.partition(" ")
            workspace.settled(workspace.slash(user, channel, name, text))
        elif step.kind == "react":
            workspace.react(user, self._own(user, channel), step.what)
        else:
            self._submit(step, user)

    def _submit(self, step: Step, user: User) -> None:
        workspace = self._workspace
        workspace.wait_for_modal(user)
        for block, words in workspace.submit(user, step.answers).items():
            self._tell(f"> {block}: {words}")

    def _user(self, step: Step) -> User:
        if step.who not in self._seeded.people:
            raise HelpbotError(f"{step.line}: nobody is named {step.who}", f"use {', '.join(self._seeded.people)}")
        return self._seeded.people[step.who]

    def _channel(self, step: Step) -> Channel:
        if step.where.startswith("@"):
            return self._workspace.direct(self._user(step))
        channel = self._seeded.channels.get(step.where[1:])
        if channel is None:
            known = ", ".join(f"#{name}" for name in self._seeded.channels)
            raise HelpbotError(f"{step.line}: there is no channel {step.where}", f"use {known}")
        return channel

    def _thread(self, step: Step, user: User, channel: Channel) -> str | None:
        return self._own(user, channel).ts if step.in_thread else None

    def _own(self, user: User, channel: Channel) -> Message:
        """The last message that a person wrote in a channel, outside threads."""
        own = [m for m in self._workspace.messages(channel) if m.user == user.id and m.in_channel]
        if not own:
            raise NotThereError(f"{user.name} has written nothing there")
        return own[-1]

    def _with_button(self, user: User, channel: Channel, label: str) -> Message:
        for message in reversed(self._workspace.replies(channel, user)):
            if f"[{label}]" in message.shown:
                return message
        raise NotThereError(f"{self._workspace.state.bot.name} offers no [{label}] there")

    def _wait_for_quiet(self, before: int) -> None:
        """Until the bot has said something and then nothing for a while, or time is up."""
        deadline, state = time.monotonic() + ANSWER_SECONDS, self._workspace.state
        seen, since = before, time.monotonic()
        while time.monotonic() < deadline:
            if state.version != seen:
                seen, since = state.version, time.monotonic()
            if self._news() and time.monotonic() - since > QUIET_SECONDS:
                return
            time.sleep(0.05)

    def _tell_news(self) -> None:
        for message in self._news():
            self._tell(f"> {self._where(message)}")
            for line in message.shown.splitlines():
                self._tell(f"> {line}".rstrip())
        self._told |= {message.ts for message in self._everything()}
        self._tell("")

    def _news(self) -> list[Message]:
        bot = self._workspace.state.bot.id
        return [m for m in self._everything() if m.user == bot and m.ts not in self._told]

    def _everything(self) -> list[Message]:
        state = self._workspace.state
        with state.changed:
            return sorted((m for said in state.messages.values() for m in said), key=lambda m: m.ts)

    def _where(self, message: Message) -> str:
        state = self._workspace.state
        channel, names = state.channels[message.channel], {user.id: user.name for user in state.users.values()}
        private = f", only for {names[message.only_for]}" if message.only_for else ""
        if channel.kind == "im":
            return f"{state.bot.name} to {names[next(iter(channel.members - {state.bot.id}))]}{private}"
        thread = " in the thread" if message.thread_ts else ""
        return f"{state.bot.name} in #{channel.name}{thread}{private}"
