"""The dialogue, as the desk uses it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from helpbot.dialogue.incidents.failures import Found, JoinOutcome, PageState
from helpbot.dialogue.messages import Message, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.turn import Holdings, TicketStep, Turn


class Dialogue(Protocol):
    """What is said next, given what was said. Pure."""

    def respond(
        self,
        state: dict[str, Any],
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView],
    ) -> Turn:
        """Answer a message. `tickets` are the requester's open ones, newest first, at most 20."""

    def form(self, state: dict[str, Any]) -> ReportForm:
        """A report form, filled in with what was said so far."""

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        """Say that these tickets, asked for by `OpenTickets`, are stored: now they have numbers."""

    def status(self, state: dict[str, Any], page: PageState, requester: Requester, now: datetime) -> Turn:
        """Say what the status page says, as `LookUpStatus` asked."""

    def known(self, state: dict[str, Any], found: Found | None, requester: Requester, now: datetime) -> Turn:
        """Offer the known failure that was found, or go on without one, as `LookUpKnown` asked."""

    def joined(self, state: dict[str, Any], outcome: JoinOutcome, requester: Requester, now: datetime) -> Turn:
        """Say what became of joining a known failure, as `JoinFailure` asked."""

    def my_data(self, state: dict[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        """Say what is held about the person, as `LookUpMyData` asked."""

    def stepped(
        self,
        state: dict[str, Any],
        step: TicketStep,
        ticket: TicketView | None,
        requester: Requester,
        now: datetime,
        *,
        done: bool,
    ) -> Turn:
        """Say what became of a step that the requester asked for; without a `ticket` they have none of that number."""

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        """The article that explains a page, to be shown under a link to it; None when there is not exactly one."""

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        """Something unexpected happened; `reference` is what to quote to an admin."""
