"""Store what follows from one turn of the dialogue, in the caller's transaction: promised replies, tickets, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from helpbot.desk import notes, outbox
from helpbot.desk.filing import FiledTicket, file_tickets
from helpbot.desk.outbox import Destination
from helpbot.desk.ports import Dialogue
from helpbot.dialogue.messages import NoteFeedback, NoteQuestion, OpenTickets, Requester, Turn
from helpbot.settings import Settings

TRIAGE_SURFACE = "slack"
"""The triage channel is a channel in Slack, wherever the report was made."""


@dataclass(frozen=True)
class Occasion:
    """Who said something, where the answers go, when it is, and by which correlation id it is known."""

    requester: Requester
    home: Destination
    reference: str
    now: datetime


@dataclass(frozen=True)
class Effects:
    """Carries out turns of `dialogue` for one occasion."""

    session: Session
    dialogue: Dialogue
    settings: Settings
    occasion: Occasion

    def carry_out(self, turn: Turn) -> dict[str, Any]:
        """Promise the replies and do what was asked for; returns the state after all of it."""
        for reply in turn.replies:
            outbox.put(self.session, self.occasion.home, reply, self.occasion.reference, self.occasion.now)
        state, today = turn.state, self.occasion.now.date()
        for effect in turn.effects:
            match effect:
                case NoteQuestion():
                    notes.note_question(self.session, effect, today)
                case NoteFeedback():
                    notes.note_feedback(self.session, effect, today)
                case OpenTickets():
                    state = self._open_tickets(effect, state)
        return state

    def _open_tickets(self, effect: OpenTickets, state: dict[str, Any]) -> dict[str, Any]:
        requester, now = self.occasion.requester, self.occasion.now
        filed = file_tickets(
            self.session,
            effect.drafts,
            prefix=self.settings.tickets.prefix,
            requester=requester,
            conversation=self.occasion.home.conversation,
            now=now,
        )
        confirmation = self.dialogue.filed(state, tuple(ticket.view for ticket in filed), requester, now)
        for ticket in filed:
            self._announce(ticket)
        return self.carry_out(confirmation)

    def _announce(self, ticket: FiledTicket) -> None:
        channel = self.settings.slack.triage_channel
        if channel is None:
            return
        card = self.dialogue.announce(ticket.draft, ticket.view, self.occasion.requester)
        triage = Destination(TRIAGE_SURFACE, f"triage:{channel}", {"channel": channel})
        outbox.put(self.session, triage, card, self.occasion.reference, self.occasion.now, ticket_id=ticket.id)
