"""What the support team sees: the card of each ticket in the triage channel, kept up to date, and news below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.incidents.solved import Solved
from helpbot.desk.ports.notices import TeamNotices
from helpbot.desk.queues import destinations, outbox
from helpbot.desk.queues.destinations import Destination
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.views import card_of
from helpbot.dialogue.messages import FileReference, LeftFile, Reply
from helpbot.settings import SlackSettings
from helpbot.tickets.duplicates import original_of
from helpbot.tickets.tables import Ticket


@dataclass(frozen=True)
class Team:
    """Posts to the triage channel through the outbox; without a channel it posts nothing."""

    notices: TeamNotices
    slack: SlackSettings

    @property
    def has_channel(self) -> bool:
        """Whether there is a triage channel."""
        return self.slack.triage_channel is not None

    def sorted(self, files: Iterable[FileReference]) -> tuple[tuple[FileReference, ...], tuple[LeftFile, ...]]:
        """The files that are shown to their recipient, and those that are only named."""
        found = [(file, self.slack.leaves(file.name, file.mimetype, file.size)) for file in files]
        shown = tuple(file for file, why in found if why is None)
        return shown, tuple(LeftFile(file=file, why=why) for file, why in found if why is not None)

    def show(self, session: Session, ticket: Ticket, reference: str, now: datetime) -> None:
        """Post the card of a ticket, or update it.

        A card that somebody deleted is posted anew. An erased ticket gets no new card, but an existing one is updated.
        """
        channel = self.slack.triage_channel
        if channel is None or (ticket.erased_at is not None and ticket.card is None):
            return
        card, to = self.notices.card(card_of(session, ticket)), destinations.triage(channel, ticket.number)
        if ticket.erased_at is not None:
            to = destinations.nowhere_else(to)
        posted = outbox.put(session, to, card, reference, now, ticket_id=ticket.id, replaces=ticket.card)
        ticket.card = ticket.card or posted

    def post(
        self,
        session: Session,
        notice: Reply,
        about: Ticket,
        reference: str,
        now: datetime,
        mention: str | None = None,
    ) -> None:
        """Post a message of its own about a ticket, outside the thread of its card."""
        to = self._channel(about, mention)
        if to is not None:
            outbox.put(session, to, notice, reference, now, ticket_id=about.id)

    def tell(self, session: Session, ticket: Ticket, step: Step, kind: str = "", mention: str | None = None) -> None:
        """Say below the card what was said or done.

        `kind` names news that the event itself does not name. News of a duplicate go below the card of its original.
        """
        if self.slack.triage_channel is None or ticket.erased_at is not None:
            return
        shown, left = self.sorted(step.files)
        said = (kind or step.event, step.text, step.by)
        news = self.notices.news(card_of(session, ticket), *said, shown, (*left, *step.left))
        if news is not None:
            self._put(session, news, ticket, original_of(session, ticket) or ticket, step, mention)

    def tell_of_merging(self, session: Session, duplicate: Ticket, original: Ticket, step: Step) -> None:
        """Below both cards: the content of the duplicate below the original, and where to find that below its own."""
        shown = card_of(session, duplicate)
        self._put(session, self.notices.merged_into(shown, step.by), duplicate, original, step)
        self._put(session, self.notices.merged_away(shown, step.by), duplicate, duplicate, step)

    def tell_of_parting(self, session: Session, duplicate: Ticket, original: Ticket, step: Step) -> None:
        """Below the card of the former original."""
        news = self.notices.parted(card_of(session, duplicate), step.by)
        self._put(session, news, duplicate, original, step)

    def tell_of_solution(self, session: Session, ticket: Ticket, solved: Solved, reference: str, now: datetime) -> None:
        """Below the card of a new ticket: how an error like it was solved. It is erased with the earlier ticket."""
        to = self._channel(ticket, None)
        if to is not None:
            earlier, card = card_of(session, solved.ticket), outbox.receipt_of(session, solved.ticket.card)
            news = self.notices.solved_before(earlier, solved.at, solved.solution, now, card)
            outbox.put(session, to, news, reference, now, ticket_id=solved.ticket.id, under=ticket.card)

    def _put(
        self, session: Session, news: Reply, about: Ticket, below: Ticket, step: Step, mention: str | None = None
    ) -> None:
        """Post news about one ticket, with which they are erased, below its card or that of another."""
        to = self._channel(below, mention)
        if to is not None:
            outbox.put(session, to, news, step.reference, step.now, ticket_id=about.id, under=below.card)

    def _channel(self, ticket: Ticket, mention: str | None) -> Destination | None:
        """Where messages about a ticket go, with an agent to `mention`; None without a triage channel."""
        if self.slack.triage_channel is None:
            return None
        to = destinations.triage(self.slack.triage_channel, ticket.number)
        return to if mention is None else destinations.calling(to, mention)
