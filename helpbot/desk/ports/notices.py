"""What the bot says by itself, without having been spoken to, by who reads it: to each person in their own language, to
the support team in the team's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from helpbot.desk.ports.measuring import Queue
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import FileReference, LeftFile, Reply, Requester
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.triage.promises.reminders import Reminder


class RequesterNotices(Protocol):
    """To the requester of a ticket, where they reported it."""

    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        """What an agent wrote or did; None for what does not concern them."""

    def files_sent(self, files: Sequence[FileReference], requester: Requester) -> Reply:
        """Behind the words of an agent: the files that came with them."""

    def severity_changed(
        self, before: TicketView, after: TicketView, requester: Requester, reason: str, now: datetime
    ) -> Reply:
        """Another severity, with the old and the new due times."""

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        """Their ticket is about the same problem as another one; their `own`, by its number, or one of which they hear
        nothing."""

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        """Their ticket is about another problem after all."""

    def unread(self, requester: Requester) -> Reply:
        """What they marked in order to report it cannot be read."""


class MemberNotices(Protocol):
    """To those who joined an incident, where they joined it."""

    def resolved(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """It is over."""

    def reopened(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """To whom was told that it is over: it is not."""


class TeamNotices(Protocol):
    """To the support team, in the triage channel. A `timezone` is the requester's, for a team that has none of its
    own. What is not said below the `card` of a ticket leads to it, by its receipt."""

    def card(self, ticket: TicketCard) -> Reply:
        """The ticket as it stands, in one message."""

    def news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        """Below the card: what was said or done; None for what needs no word.

        `files` are shown with it, unless an agent has sent them, who did so there; those that are `left` only named.
        """

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        """Files that turned out not to be for us to show, be it `for_team` or the requester."""

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of its original: a duplicate, with all that it tells."""

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of a duplicate: where the work goes on."""

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        """Below the card of what was its original: a ticket is one of its own again."""

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, card: str) -> Reply:
        """A promise is due soon, or broken."""

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str, card: str) -> Reply:
        """With those who joined, the rules suggest a graver severity than is set."""

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """An error repeats and stays unresolved."""


class AgentNotices(Protocol):
    """To whoever wanted to work on a ticket, and cannot as they wanted."""

    def no_agent(self, person: Requester) -> Reply:
        """That is for agents."""

    def not_now(self, ticket: TicketView, agent: Requester) -> Reply:
        """It is not possible as the ticket stands."""

    def already_taken(self, number: str, by: str, agent: Requester) -> Reply:
        """They claim a ticket on which somebody works, called `by` that name: a colleague who was quicker, or they."""

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        """Whom they wanted to hand a ticket over to is not of the support team."""

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        """A ticket cannot be a duplicate of this one (`itself`, a `duplicate` of that `original`, `over`, `erased`)."""

    def sent_already(self, requester: str, agent: Requester) -> Reply:
        """They changed, or took back, what the requester has by now: that stays as it was sent."""

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        """They sent the requester nothing but files that are `left`: nothing was passed on."""


class AdminNotices(Protocol):
    """To the admins."""

    def parked(self, what: Queue, entry: str, reference: str) -> Reply:
        """An entry of the inbox or the outbox failed for good. Says nothing of what is in it."""


@dataclass(frozen=True)
class Notices:
    """All of them, by audience."""

    requesters: RequesterNotices
    members: MemberNotices
    team: TeamNotices
    agents: AgentNotices
    admins: AdminNotices
