"""What the bot says unasked, by audience: to each person in their own language, to the support team in the team's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from helpbot.desk.ports.measuring import Queue
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import FileReference, LeftFile, Person, Reply, Requester
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
        """The severity has changed: the old and the new due times."""

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        """Their ticket is about the same problem as another one: the number of their `own`, or empty for somebody
        else's, of which they learn nothing."""

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        """Their ticket is about another problem after all."""

    def unread(self, requester: Requester) -> Reply:
        """What they marked in order to report it cannot be read."""


class MemberNotices(Protocol):
    """To those who joined an incident, where they joined it."""

    def resolved(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """It is over."""

    def reopened(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """It is not over after all, for those who were told that it was."""


class TeamNotices(Protocol):
    """To the support team, in the triage channel. A `timezone` is the requester's, for a team that has none of its
    own. What is not posted below the card of a ticket links to it: `card` is its receipt."""

    def card(self, ticket: TicketCard) -> Reply:
        """The current state of the ticket, in one message."""

    def news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        """Below the card: what was said or done; None when there is nothing to say.

        `files` are shown with it, unless an agent has sent them, who did so there; those that are `left` only named.
        """

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        """Files that turned out to be unreadable, whether they were `for_team` or for the requester."""

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of its original: a duplicate, with all it says."""

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of a duplicate: where the work goes on."""

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        """Below the card of its former original: a ticket is a separate one again."""

    def solved_before(self, earlier: TicketCard, at: datetime, solution: str, now: datetime, card: str) -> Reply:
        """Below the card of a new ticket: an earlier one like it was resolved, when, and what its requester read."""

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, card: str) -> Reply:
        """A promise is due soon, or broken."""

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str, card: str) -> Reply:
        """Counting those who joined, the rules suggest a higher severity than is set."""

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """An error repeats and stays unresolved."""


class AgentNotices(Protocol):
    """To an agent who asks for a ticket, and to whoever tried to work on one, and cannot."""

    def looked_up(self, ticket: TicketCard, card: str, agent: Requester) -> Reply:
        """The current state of a ticket; `card` is the receipt of its card, empty if that is not posted yet."""

    def no_agent(self, person: Requester) -> Reply:
        """Only agents may do that."""

    def not_now(self, ticket: TicketView, agent: Requester) -> Reply:
        """The ticket's status does not allow it."""

    def already_taken(self, number: str, by: Person, agent: Requester) -> Reply:
        """They claim a ticket that is assigned already: to a quicker colleague, or to themselves."""

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        """Whoever they wanted to hand a ticket over to is not an agent."""

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        """A ticket cannot be a duplicate of this one (`itself`, a `duplicate` of that `original`, `over`, `erased`)."""

    def sent_already(self, requester: str, agent: Requester) -> Reply:
        """They edited or deleted an answer that the requester already has: it stays as it was sent."""

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        """They sent only files, all of which are `left`: nothing was passed on."""


class AdminNotices(Protocol):
    """To the admins."""

    def parked(self, what: Queue, entry: str, reference: str) -> Reply:
        """An entry of the inbox or the outbox failed for good. Says nothing about its content."""


@dataclass(frozen=True)
class Notices:
    """All of them, by audience."""

    requesters: RequesterNotices
    members: MemberNotices
    team: TeamNotices
    agents: AgentNotices
    admins: AdminNotices
