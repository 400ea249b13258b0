"""Who people are, what marked messages say, whether the system is up, what time it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.dialogue.incidents.failures import PageState
from helpbot.dialogue.messages import Requester


class People(Protocol):
    """Who is behind a user id."""

    def find(self, user_id: str) -> Requester:
        """The person. What cannot be looked up now takes its default, so that no message waits for a profile."""


class ReadingFailed(Exception):
    """A message could not be read now. `retry_after`: the other side refused for this many seconds."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Sources(Protocol):
    """Messages that were marked, wherever they stand."""

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """The report that the mark makes of it; None when the message is gone, or not ours to read.

        May take seconds, so never call it inside a transaction. Raises `ReadingFailed`.
        """


class NoSources:
    """Nothing can be marked."""

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """Nothing."""
        return None


@dataclass(frozen=True)
class Surface:
    """Where people talk with the bot. Its name ("slack", "console:ana") keeps the work of surfaces apart."""

    name: str
    people: People
    sources: Sources = field(default_factory=NoSources)


class StatusPage(Protocol):
    """The public page that tells whether the system is up."""

    def current(self) -> PageState:
        """What it says, at most a minute old, or that it cannot be reached; None when no page is read.

        May take two seconds, so never call it inside a transaction. Raises nothing.
        """


class NoStatusPage:
    """No page is read."""

    def current(self) -> PageState:
        """Nothing."""
        return None


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
