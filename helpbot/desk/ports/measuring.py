"""What is counted while the bot works."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

Queue: TypeAlias = Literal["inbox", "outbox"]


Attempt: TypeAlias = Literal["done", "retried", "parked"]


class Metrics(Protocol):
    """What is counted while the bot works. Names nobody and quotes nothing."""

    def question(self, outcome: str) -> None:
        """Somebody asked; it was answered, suggested or unknown."""

    def ticket(self, severity: int) -> None:
        """A ticket was filed."""

    def event(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to handle an event, `seconds` after it arrived."""

    def refusal(self) -> None:
        """An event could not be stored, so that it was not acknowledged."""

    def delivery(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to deliver a message, `seconds` after it was promised."""

    def breach(self, promise: str, severity: int) -> None:
        """A promise to answer or to restore was broken."""


class NoMetrics:
    """Counts nothing."""

    def question(self, outcome: str) -> None:
        """Passed over."""

    def ticket(self, severity: int) -> None:
        """Passed over."""

    def event(self, outcome: Attempt, seconds: float) -> None:
        """Passed over."""

    def refusal(self) -> None:
        """Passed over."""

    def delivery(self, outcome: Attempt, seconds: float) -> None:
        """Passed over."""

    def breach(self, promise: str, severity: int) -> None:
        """Passed over."""
