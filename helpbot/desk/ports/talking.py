"""What is said: in answer to a message, and by the bot itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from helpbot.desk.ports.measuring import Queue
from helpbot.dialogue.incidents.failures import Found, IncidentNews, JoinOutcome, PageState
from helpbot.dialogue.messages import FileReference, LeftFile, Message, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.dialogue.turn import Holdings, TicketStep, Turn
from helpbot.triage.promises.reminders import Reminder


class Dialogue(Protocol):
    """The pure talk: what is said next, given what was said."""

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
        """A form for a report with what was said so far."""

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        """Say that these tickets, asked for by `OpenTickets`, are stored: now they have numbers."""

    def status(self, state: dict[str, Any], page: PageState, requester: Requester, now: datetime) -> Turn:
        """Tell what the status page says, as `LookUpStatus` asked."""

    def known(self, state: dict[str, Any], found: Found | None, requester: Requester, now: datetime) -> Turn:
        """Offer the known failure that was found, or go on without one, as `LookUpKnown` asked."""

    def joined(self, state: dict[str, Any], outcome: JoinOutcome, requester: Requester, now: datetime) -> Turn:
        """Say what became of joining a known failure, as `JoinFailure` asked."""

    def my_data(self, state: dict[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        """Tell what is held about the person, as `LookUpMyData` asked."""

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
        """Tell what became of a step that the requester asked for; without a ticket they have none of that number."""

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        """The article that explains a page, to be shown under a link to it; None when there is not exactly one."""

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        """Something unexpected happened; `reference` is what to quote to an admin."""


class Notices(Protocol):
    """What the bot says by itself, without having been spoken to: to the support team in its own language.

    A `timezone` is the requester's, for a team that has none of its own.
    """

    def card(self, ticket: TicketCard) -> Reply:
        """To the support team: the ticket as it stands, in one message."""

    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        """To the requester: what an agent wrote or did; None for what does not concern them."""

    def team_news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        """To the support team, below the card: what was said or done; None for what needs no word.

        `files` are shown with it, unless an agent has sent them, who did so there; those that are `left` only named.
        """

    def files_sent(self, files: Sequence[FileReference], requester: Requester) -> Reply:
        """To the requester, behind the words of an agent: the files that came with them."""

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        """To the support team: files that turned out not to be for us to show, be it `for_team` or the requester."""

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        """To an agent who sent the requester nothing but files that are `left`: nothing was passed on."""

    def refused(self, ticket: TicketView | None, agent: Requester) -> Reply:
        """To whoever wanted to work on a ticket: that is for agents; with a `ticket`, not possible as it stands."""

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        """To an agent who wanted to hand a ticket over: the other one is not of the support team."""

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        """To an agent: a ticket cannot be a duplicate of this one (`itself`, a `duplicate` of that `original`, `over`,
        `erased`)."""

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        """To the requester: their ticket is about the same problem as another one; their `own`, by its number, or one
        of which they hear nothing."""

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        """To the requester: their ticket is about another problem after all."""

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        """To the support team, below the card of its original: a duplicate, with all that it tells."""

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        """To the support team, below the card of a duplicate: where the work goes on."""

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        """To the support team, below the card of what was its original: a ticket is one of its own again."""

    def unread(self, requester: Requester) -> Reply:
        """To whoever marked a message in order to report it: it cannot be read."""

    def severity_changed(
        self, before: TicketView, after: TicketView, requester: Requester, reason: str, now: datetime
    ) -> Reply:
        """To the requester: another severity, with the old and the new due times."""

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str) -> Reply:
        """To the support team: a promise is due soon, or broken."""

    def incident_resolved(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """To somebody who joined an incident: it is over."""

    def incident_reopened(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """To somebody who was told that an incident is over: it is not."""

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str) -> Reply:
        """To the support team: with those who joined, the rules suggest a graver severity than is set."""

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """To the support team: an error repeats and stays unresolved."""

    def parked(self, what: Queue, entry: str, reference: str) -> Reply:
        """To the admins: an entry of the inbox or the outbox failed for good. Says nothing of what is in it."""
