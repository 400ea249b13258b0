"""Conversations as text: what was said after `> `, what was answered below it. Played through the real desk.

A transcript begins with `# name: value` lines (who, where, when); `> + 2 hours` lets time pass, `> [Label]` presses the
button of that label, `> (file) name` sends a file. Set HELPBOT_WRITE_TRANSCRIPTS=1 to write the answers anew: then read
the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from helpbot.bootstrap import Content, build_content, build_dialogue
from helpbot.desk.ports import IncomingEvent
from helpbot.desk.service import Desk
from helpbot.dialogue.messages import Choice, FileReference, Reply, Requester
from helpbot.settings import Settings, load_settings
from helpbot.tickets.database import Database
from tests.desk.fakes import FakeChannel, FakeClock

ROOT = Path(__file__).parent.parent
WRITE = bool(os.environ.get("HELPBOT_WRITE_TRANSCRIPTS"))
_PASSING_TIME = re.compile(r"\+ (\d+) (minutes|hours|days)$")


@cache
def shipped_settings() -> Settings:
    """The settings of the repository."""
    return load_settings(ROOT / "app.yaml", {})


@cache
def shipped_content() -> Content:
    """The shipped knowledge and policy, read once for all tests."""
    return build_content(shipped_settings())


@dataclass(frozen=True)
class Transcript:
    """A conversation as it should be."""

    path: Path
    header: dict[str, str]
    said: tuple[str, ...]
    text: str

    @property
    def requester(self) -> Requester:
        """Who talks."""
        known = {key: self.header[key] for key in ("name", "language", "timezone", "country") if key in self.header}
        return Requester(id="U1", **known)

    @property
    def now(self) -> datetime:
        """When the conversation begins."""
        return datetime.fromisoformat(self.header.get("now", "2026-11-23T09:00:00+00:00"))


def transcripts(folder: Path) -> list[Path]:
    """The transcripts below a folder."""
    return sorted(folder.glob("*.transcript"))


def read(path: Path) -> Transcript:
    """Read a transcript."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    said = tuple(line[2:] for line in lines if line.startswith("> "))
    return Transcript(path, header, said, text)


def play(transcript: Transcript, database: Database) -> str:
    """The conversation as it is."""
    stage = Stage(transcript, database)
    comments = [line for line in transcript.text.splitlines() if line.startswith("# ")]
    turns = [f"> {said}\n{stage.say(said)}" for said in transcript.said]
    return "\n".join(["\n".join(comments), "", "\n".join(turns)]).rstrip() + "\n"


def expected(transcript: Transcript, played: str) -> str:
    """What the conversation should be; written anew on request."""
    if WRITE:
        transcript.path.write_text(played, "utf-8")
        return played
    return transcript.text


class PeopleOfOne:
    """Knows one person."""

    def __init__(self, requester: Requester) -> None:
        self._requester = requester

    def find(self, user_id: str) -> Requester:
        return self._requester


class Stage:
    """One person talking with the bot."""

    def __init__(self, transcript: Transcript, database: Database) -> None:
        self._clock = FakeClock(transcript.now)
        self._channel = FakeChannel()
        self._number = 0
        dialogue = build_dialogue(shipped_settings(), shipped_content())
        people = PeopleOfOne(transcript.requester)
        self._desk = Desk(database, dialogue, people, self._clock, shipped_settings(), surface="stage")

    def say(self, said: str) -> str:
        """Do one line of a transcript; what was answered."""
        if passing := _PASSING_TIME.match(said):
            self._clock.time += timedelta(**{passing[2]: int(passing[1])})
            return ""
        before = len(self._channel.posted)
        self._number += 1
        self._desk.receive(self._event(said))
        self._desk.drain(self._channel)
        return "\n".join(shown(delivery.reply) for delivery in self._channel.posted[before:])

    def _event(self, said: str) -> IncomingEvent:
        choice = self._labelled(said[1:-1]) if said.startswith("[") and said.endswith("]") else None
        file = said.removeprefix("(file) ") if said.startswith("(file) ") else None
        return IncomingEvent(
            keys=(f"event-{self._number}",),
            conversation="stage:U1",
            user="U1",
            address={},
            received_at=self._clock.now(),
            text="" if choice or file else said,
            choice=choice,
            files=(FileReference(id=file, name=file),) if file else (),
        )

    def _labelled(self, label: str) -> Choice:
        for delivery in reversed(self._channel.posted):
            for choice in delivery.reply.choices:
                if choice.label == label:
                    return choice
        raise AssertionError(f"no button [{label}] was ever offered")


def shown(reply: Reply) -> str:
    """A reply as a transcript shows it."""
    return "\n".join(_parts(reply)) + "\n"


def _parts(reply: Reply) -> Iterator[str]:
    yield reply.text
    if reply.note:
        yield f"~ {reply.note}"
    if reply.choices:
        yield " ".join(f"[{choice.label}]" for choice in reply.choices)
