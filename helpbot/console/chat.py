"""A conversation in the terminal, through the same inbox, desk and outbox as in Slack."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from rich.console import Console

from helpbot.console.screen import Screen
from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.queues.destinations import TERMINAL
from helpbot.desk.service import Desk
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.wording import load_wordings
from helpbot.language.text import clean

PROMPT = "› "
PIPED_WIDTH = 110
"""Characters per line when there is no terminal."""


def surface_of(user: str) -> str:
    """The surface of a person's terminal, which handles and shows nobody else's messages."""
    return f"{TERMINAL}{user}"


class ConsoleChat:
    """Reads lines until the input ends or one says `exit`, in any language; every other line is a message of `user`. An
    unfinished report waits.

    The desk must be one of their surface.
    """

    def __init__(self, desk: Desk, user: str) -> None:
        self._desk = desk
        self._user = user
        self._talking = sys.stdin.isatty()
        self._exits = {said for wording in load_wordings().values() for said in wording.exits}
        self._screen = Screen(Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH))

    def run(self) -> None:
        """Greet (or resume an unfinished report), then answer line by line."""
        self._desk.drain(self._screen)
        if self._talking:
            self._send("", Choice(label="", action=Action.HELLO))
        for line in self._lines():
            self._send(line)

    def _send(self, text: str, choice: Choice | None = None) -> None:
        event = IncomingEvent(
            keys=(f"console:{uuid.uuid4()}",),
            conversation=surface_of(self._user),
            user=self._user,
            address={},
            received_at=datetime.now(UTC),
            text=text,
            choice=choice,
        )
        self._desk.receive(event)
        self._desk.drain(self._screen)

    def _lines(self) -> Iterator[str]:
        while True:
            try:
                line = self._read()
            except EOFError:
                return
            if line.strip().lower() in self._exits:
                return
            yield line

    def _read(self) -> str:
        if self._talking:
            return input(f"\n{PROMPT}")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        print(f"\n{PROMPT}{clean(line)}")
        return line.rstrip("\r\n")
