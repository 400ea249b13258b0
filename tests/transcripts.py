"""Conversations as text: what was said after `> `, what was answered below it. Played through the real desk.

A transcript begins with `# name: value` lines (who, where, when). `> + 2 hours` lets time pass, `> [Label]` presses the
button with that label, `> (file) name` sends a file (`> (file) name: words` with words); `> (other) luis: …` has
somebody else report something, `> (beside) luis: …` has them say or press something in the same thread, `> (page) …`
changes the status page, and `> (support) HB-1 ask …` is what an agent does to a ticket (`merge HB-2`: it is a duplicate
of that). Only what the main person is told is shown, and what is said in their thread; `(private)` if only one person
can see it. Set HELPBOT_WRITE_TRANSCRIPTS=1 to rewrite the answers; then read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from helpbot.bootstrap import Content, build_content, build_dialogue, build_steps
from helpbot.desk.incidents.desk import IncidentDesk
from helpbot.desk.incidents.joining import Joining
from helpbot.desk.incidents.watching import Watching
from helpbot.desk.ports.events import IncomingEvent, TicketTask
from helpbot.desk.ports.outside import Surface
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.service import Desk
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.dialogue import Dialogue
from helpbot.dialogue.incidents.failures import (
    PageComponent,
    PageEntry,
    PageMaintenance,
    PageReading,
    PageState,
    PageUnreachable,
)
from helpbot.dialogue.messages import Choice, FileReference, Reply, Requester
from helpbot.settings import Settings, load_settings
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event
from tests.desk.fakes import FakeChannel, FakeClock

ROOT = Path(__file__).parent.parent
WRITE = bool(os.environ.get("HELPBOT_WRITE_TRANSCRIPTS"))
_SUPPORT = re.compile(r"\(support\) (\S+) (\w+)( ([1-4])(?= |$))? ?(.*)$")
OUTAGE = PageEntry(
    id="abc",
    title="Voice outage in Europe",
    since=datetime(2026, 11, 23, 8, 40, tzinfo=UTC),
    components=("Voice",),
    update="We have found the cause and are at work on it.",
    updated_at=datetime(2026, 11, 23, 8, 55, tzinfo=UTC),
)
CHAT = PageEntry(id="def", title="Delayed chat messages", since=datetime(2026, 11, 22, 18, 5, tzinfo=UTC))


def _hours(day: int, begins: int, ends: int) -> tuple[datetime, datetime]:
    return datetime(2026, 11, day, begins, tzinfo=UTC), datetime(2026, 11, day, ends, tzinfo=UTC)


PAGES: dict[str, PageState] = {
    "none": None,
    "maintenance": PageReading(
        datetime(2026, 11, 23, 8, 59, tzinfo=UTC),
        maintenance=(
            PageMaintenance("New edge software", *_hours(23, 8, 11), under_way=True),
            PageMaintenance("Database upgrade", *_hours(25, 2, 4)),
            PageMaintenance("Move to new servers", datetime(2026, 11, 28, 2, 0, tzinfo=UTC)),
        ),
    ),
    "fine": PageReading(datetime(2026, 11, 23, 8, 59, tzinfo=UTC)),
    "outage": PageReading(datetime(2026, 11, 23, 8, 59, tzinfo=UTC), (OUTAGE,)),
    "outages": PageReading(
        datetime(2026, 11, 23, 8, 59, tzinfo=UTC),
        (OUTAGE, CHAT),
        (PageComponent("Voice", "partial_outage"), PageComponent("Chat", "degraded_performance")),
    ),
    "unreachable": PageUnreachable("it cannot be reached"),
}
"""What the status page may show in a transcript."""
_PASSING_TIME = re.compile(r"\+ (\d+) (minutes|hours|days)$")


@cache
def shipped_settings() -> Settings:
    """The settings of this repository."""
    return load_settings(ROOT / "app.yaml", {})


@cache
def shipped_content() -> Content:
    """The shipped knowledge and policy, read once for all tests."""
    return build_content(shipped_settings())


@cache
def shipped_dialogue() -> Dialogue:
    """The dialogue over them; it remembers nothing of a conversation."""
    return build_dialogue(shipped_settings(), shipped_content())


@dataclass(frozen=True)
class Transcript:
    """A conversation as it should be."""

    path: Path
    header: dict[str, str]
    said: tuple[str, ...]
    text: str

    @property
    def requester(self) -> Requester:
        """The main person."""
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
    """What the conversation should be; rewritten on request."""
    if WRITE:
        transcript.path.write_text(played, "utf-8")
        return played
    return transcript.text


EVA = Requester(id="eva", name="Eva", roles=frozenset({"requester", "agent"}))


class PeopleOnStage:
    """Knows the main person, and one member of the support team; all others speak English."""

    def __init__(self, requester: Requester) -> None:
        self._requester = requester

    def find(self, user_id: str) -> Requester:
        if user_id == EVA.id:
            return EVA
        if user_id == self._requester.id:
            return self._requester
        return Requester(id=user_id, name=user_id.title(), language="en", timezone="America/New_York", country="US")


class PageOnStage:
    """A status page that shows what the transcript says."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.shows = "none"

    def current(self) -> PageState:
        page = PAGES[self.shows]
        return replace(page, read_at=self._clock.now()) if isinstance(page, PageReading) else page


class Stage:
    """One person talking with the bot."""

    def __init__(self, transcript: Transcript, database: Database) -> None:
        self._clock = FakeClock(transcript.now)
        self._channel = FakeChannel()
        self._page = PageOnStage(self._clock)
        self._page.shows = transcript.header.get("page", "none")
        self._number = 0
        settings, content = shipped_settings(), shipped_content()
        steps, rules = build_steps(settings, content.policy), content.policy.known_incidents
        assert rules is not None
        joining = Joining(steps.merging.weighing)
        incidents = IncidentDesk(self._page, content.policy, rules, joining)
        self._desk = Desk(
            Workplace(database, Surface("stage", PeopleOnStage(transcript.requester)), self._clock),
            TurnTaking(shipped_dialogue(), steps, incidents, settings.tickets),
            Alerts(steps.notices.admins, settings.slack),
            chores={Kind.STATUS_PAGE: Watching(self._page, rules, steps.notices.members)},
        )

    def say(self, said: str) -> str:
        """Do one line of a transcript; returns what the main person was told."""
        before = len(self._channel.posted)
        if passing := _PASSING_TIME.match(said):
            self._pass(timedelta(**{passing[2]: int(passing[1])}))
        elif said.startswith("(page) "):
            self._page.shows = said.removeprefix("(page) ")
        elif said.startswith("(other) "):
            self._let_report(*said.removeprefix("(other) ").split(": ", 1))
        elif said.startswith("(beside) "):
            person, words = said.removeprefix("(beside) ").split(": ", 1)
            self._desk.receive(replace(self._event(words, person), conversation="stage:U1", shared=True))
        else:
            self._desk.receive(self._event(said))
        self._desk.drain(self._channel)
        told = [delivery for delivery in self._channel.posted[before:] if delivery.conversation == "stage:U1"]
        return "\n".join(shown(delivery.reply) for delivery in told)

    def _pass(self, time: timedelta) -> None:
        """Time passes, and scheduled work is done when it is due."""
        until, step = self._clock.time + time, max(timedelta(minutes=1), time / 12)
        while self._clock.time < until:
            self._clock.time = min(until, self._clock.time + step)
            self._desk.drain(self._channel)

    def _let_report(self, person: str, what: str) -> None:
        """Somebody else reports something and answers no questions."""
        for said in ("report a problem", what, *["skip"] * 5, "file it"):
            self._desk.receive(self._event(said, person))
            self._desk.drain(self._channel)

    def _event(self, said: str, person: str = "U1") -> IncomingEvent:
        self._number += 1
        if work := _SUPPORT.match(said):
            severity = int(work[4]) if work[4] else None
            told = {"into" if work[2] == Event.MERGE else "text": work[5]}
            task = TicketTask(number=work[1], event=Event(work[2]), severity=severity, **told)
            return IncomingEvent((f"event-{self._number}",), "support", EVA.id, {}, self._clock.now(), task=task)
        choice = self._labelled(said[1:-1]) if said.startswith("[") and said.endswith("]") else None
        file, _, words = said.removeprefix("(file) ").partition(": ") if said.startswith("(file) ") else ("", "", said)
        return IncomingEvent(
            keys=(f"event-{self._number}",),
            conversation=f"stage:{person}",
            user=person,
            address={},
            received_at=self._clock.now(),
            text="" if choice else words,
            choice=choice,
            files=(FileReference(id=file, name=file),) if file else (),
        )

    def _labelled(self, label: str) -> Choice:
        for delivery in reversed([one for one in self._channel.posted if one.conversation == "stage:U1"]):
            for choice in delivery.reply.choices:
                if choice.label == label:
                    return choice
        raise AssertionError(f"no button [{label}] was ever offered")


def shown(reply: Reply) -> str:
    """A reply as a transcript shows it."""
    return "\n".join(_parts(reply)) + "\n"


def _parts(reply: Reply) -> Iterator[str]:
    seen_by = "(private) " if reply.private else ""
    yield seen_by + re.sub(r"^>", "│", reply.text, flags=re.MULTILINE)  # quoted words; `>` begins what is said
    if reply.note:
        yield f"~ {reply.note}"
    if reply.choices:
        yield " ".join(f"[{choice.label}]" for choice in reply.choices)
