"""What the support team sees: the card of each ticket in the triage channel, kept up to date, and news below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.ports.notices import TeamNotices
from helpbot.desk.queues import destinations, outbox
from helpbot.desk.tickets.filing import card_of
from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import FileReference, LeftFile, Reply
from helpbot.settings import SlackSettings
from helpbot.tickets.duplicates import original_of
from helpbot.tickets.tables import Ticket


@dataclass(frozen=True)
class Team:
    """Writes to the triage channel through the outbox; without a channel nothing."""

    notices: TeamNotices
    slack: SlackSettings

    def sorted(self, files: Iterable[FileReference]) -> tuple[tuple[FileReference, ...], tuple[LeftFile, ...]]:
        """The files that are shown to whom they are for, and those that are only named."""
        found = [(file, self.slack.leaves(file.name, file.mimetype, file.size)) for file in files]
        shown = tuple(file for file, why in found if why is None)
        return shown, tuple(LeftFile(file=file, why=why) for file, why in found if why is not None)

    def show(self, session: Session, ticket: Ticket, reference: str, now: datetime) -> None:
        """Post the card of a ticket, or bring the one that stands there up to date.

        A card that somebody took away is posted anew. An erased ticket gets none any more, but one that stands is
        brought up to date.
        """
        channel = self.slack.triage_channel
        if channel is None or (ticket.erased_at is not None and ticket.card is None):
            return
        card, to = self.notices.card(card_of(session, ticket)), destinations.triage(channel, ticket.number)
        if ticket.erased_at is not None:
            to = destinations.nowhere_else(to)
        posted = outbox.put(session, to, card, reference, now, ticket_id=ticket.id, replaces=ticket.card)
        ticket.card = ticket.card or posted

    def tell(self, session: Session, ticket: Ticket, step: Step, kind: str = "", calls: str | None = None) -> None:
        """Say below the card what was said or done, and call the agent `calls` to it; `kind` names news that the event
        itself does not name. Of a duplicate it is said below the card of its original."""
        if self.slack.triage_channel is None or ticket.erased_at is not None:
            return
        shown, left = self.sorted(step.files)
        said = (kind or step.event, step.text, step.by)
        news = self.notices.news(card_of(session, ticket), *said, shown, (*left, *step.left))
        if news is not None:
            self._put(session, news, ticket, original_of(session, ticket) or ticket, step, calls)

    def tell_of_merging(self, session: Session, duplicate: Ticket, original: Ticket, step: Step) -> None:
        """Below both cards: what the duplicate tells stands below the other one, and below its own where that is."""
        shown = card_of(session, duplicate)
        self._put(session, self.notices.merged_into(shown, step.by), duplicate, original, step)
        self._put(session, self.notices.merged_away(shown, step.by), duplicate, duplicate, step)

    def tell_of_parting(self, session: Session, duplicate: Ticket, original: Ticket, step: Step) -> None:
        """Below the card of the ticket that it was a duplicate of."""
        news = self.notices.parted(card_of(session, duplicate), step.by)
        self._put(session, news, duplicate, original, step)

    def _put(
        self, session: Session, news: Reply, about: Ticket, below: Ticket, step: Step, calls: str | None = None
    ) -> None:
        """It is about one ticket, and goes when that is erased; it stands below its card, or another one's."""
        channel = self.slack.triage_channel
        if channel is None:
            return
        to = destinations.triage(channel, below.number)
        if calls is not None:
            to = destinations.calling(to, calls)
        outbox.put(session, to, news, step.reference, step.now, ticket_id=about.id, under=below.card)
