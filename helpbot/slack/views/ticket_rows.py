"""Tickets in the home tab, two lines each: the summary, and below it the state. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpbot.desk.tickets.casework import Queued
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.cards import severity_mark
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import moment, zone_name
from helpbot.slack.drawing.richtext import rich_text
from helpbot.slack.intake import places
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.wording import HomeTexts

MOST_OWN = 10
MOST_QUEUED = 25
"""With the reader's own tickets and everything else, the tab stays below Slack's limit of blocks."""


@dataclass(frozen=True)
class TicketRows:
    """Draws them for one reader, in their language: `said` are the bot's own texts, `texts` those of the tab."""

    texts: HomeTexts
    said: Texts
    language: str
    timezone: str

    def own(self, tickets: Sequence[TicketView]) -> list[Block]:
        """The reader's own tickets."""
        rows = [self._row(one, one.number, getattr(self.said, f"status_{one.status}")) for one in tickets]
        return self._listed(rows, MOST_OWN)

    def queue(self, queue: Sequence[Queued], workspace: str) -> list[Block]:
        """Tickets for agents, with requester and assignee; the number links to the card."""
        rows = []
        for one in queue:
            link = places.permalink(workspace, one.card)
            number = f"[{one.view.number}]({link})" if link else one.view.number
            status = getattr(self.said, f"card_{one.view.status}")
            rows.append(self._row(self._shown(one), number, status, self._people(one)))
        return self._listed(rows, MOST_QUEUED)

    def _shown(self, one: Queued) -> TicketView:
        """An erased ticket says only that it is erased, and has no due times."""
        nothing = {"summary": self.texts.erased, "response_due": None, "restoration_due": None}
        return one.view.model_copy(update=nothing) if one.erased else one.view

    def _people(self, one: Queued) -> Iterator[str]:
        if one.requester:
            yield self.texts.reported_by.format(who=one.requester)
        yield self.texts.assigned_to.format(who=one.assignee) if one.assignee else self.texts.unassigned

    def _row(self, ticket: TicketView, number: str, status: str, people: Iterable[str] = ()) -> list[Block]:
        """The summary, and below it the state, what is due next, and the people involved."""
        mark, summary = severity_mark(self.said, ticket.severity), quote(ticket.summary, 120)
        about = self.texts.ticket.format(mark=mark, number=number, summary=summary)
        state = self.texts.ticket_state.format(severity=ticket.severity, status=status)
        small = fields.small_print(" · ".join([state, *self._due(ticket), *people]))
        return [*(piece.block for piece in rich_text(about)), small]

    def _due(self, ticket: TicketView) -> Iterator[str]:
        if ticket.due is None or ticket.waiting_since is not None:
            return
        name = self.said.promise_restoration if ticket.responded else self.said.promise_response
        due, place = moment(ticket.due, self.timezone, self.language), zone_name(self.timezone, self.language)
        yield self.said.card_due.format(promise=name, due=due, zone=place)

    def _listed(self, rows: Sequence[list[Block]], most: int) -> list[Block]:
        """The first of them, and how many more there are."""
        more = len(rows) - most
        rest = [fields.small_print(self.texts.more.format(count=more))] if more > 0 else []
        return [*(block for row in rows[:most] for block in row), *rest]
