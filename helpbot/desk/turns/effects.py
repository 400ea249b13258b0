"""Store what follows from one turn of the dialogue, in the caller's transaction: replies, tickets, notes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from helpbot.desk.feedback import notes
from helpbot.desk.incidents.known_failures import TICKET
from helpbot.desk.privacy import audit
from helpbot.desk.privacy.erasing import erase_person
from helpbot.desk.privacy.holdings import holdings
from helpbot.desk.queues import outbox, schedule
from helpbot.desk.queues.destinations import Destination, without_call
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets.filing import file_tickets
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.views import card_of, views_of
from helpbot.desk.turns.occasion import Occasion
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.dialogue.incidents.failures import JoinFailure, LeaveFailure
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.turn import EraseMyData, LookUpMyData, NoteFeedback, NoteQuestion, OpenTickets, TicketStep, Turn
from helpbot.tickets.duplicates import original_of
from helpbot.tickets.lifecycle import Event, IllegalTransition
from helpbot.tickets.store import find_ticket
from helpbot.tickets.tables import OPENED, Ticket

FILED_FOR = "filed_for"
"""News below a card: somebody filed the ticket for its requester."""


@dataclass(frozen=True)
class Effects:
    """Carries out the turns that one event leads to."""

    session: Session
    turns: TurnTaking
    occasion: Occasion

    def carry_out(self, turn: Turn) -> dict[str, Any]:
        """Put the replies into the outbox and carry out the effects; returns the state after all of it."""
        for position, reply in enumerate(turn.replies):
            home = self._eyes_only() if reply.private else self._home(called=position == 0)
            outbox.put(self.session, home, reply, self.occasion.reference, self.occasion.now)
        state, today = turn.state, self.occasion.now.date()
        for effect in turn.effects:
            match effect:
                case NoteQuestion():
                    notes.note_question(self.session, effect, today)
                case NoteFeedback():
                    notes.note_feedback(self.session, effect, today)
                case OpenTickets():
                    state = self._open_tickets(effect, state, turn.reporter or self.occasion.requester)
                case TicketStep():
                    state = self._step(effect, state)
                case JoinFailure():
                    state = self._join(effect, state, turn.reporter or self.occasion.requester)
                case LeaveFailure():
                    self._leave(effect)
                case LookUpMyData():
                    state = self._tell_my_data(effect, state)
        return state

    def _home(self, *, called: bool) -> Destination:
        """Where the answers go; whoever is to be mentioned there is `called` once in a turn."""
        home = self.occasion.home
        return home if called else replace(home, address=without_call(home.address))

    def _eyes_only(self) -> Destination:
        """The same place, visible only to whoever acts."""
        home, who = self.occasion.home, self.occasion.helper or self.occasion.requester.id
        return replace(home, address={**without_call(home.address), "user": who})

    def _open_tickets(self, effect: OpenTickets, state: dict[str, Any], requester: Requester) -> dict[str, Any]:
        now, filer = self.occasion.now, self.occasion.requester
        filed = file_tickets(
            self.session,
            effect.drafts,
            prefix=self.turns.tickets.prefix,
            requester=requester,
            filer=filer.id,
            conversation=self.occasion.home.conversation,
            now=now,
        )
        filed = self.turns.incidents.note_filed(self.session, filed, now)
        confirmation = self.turns.dialogue.filed(state, tuple(ticket.view for ticket in filed), requester, now)
        for ticket in filed:
            self.turns.steps.team.show(self.session, ticket.ticket, self.occasion.reference, now)
            self._tell_how_solved_before(ticket.ticket)
            if filer.id != requester.id:
                by_another = Step(Event.REQUESTER_REPLIED, filer, now, self.occasion.reference)
                self.turns.steps.team.tell(self.session, ticket.ticket, by_another, FILED_FOR)
            if ticket.draft.files:
                sent = Step(Event.REQUESTER_REPLIED, requester, now, self.occasion.reference, files=ticket.draft.files)
                self.turns.steps.team.tell(self.session, ticket.ticket, sent, OPENED)
            schedule.plan(self.session, Kind.REMINDER, ticket.view.number, now)
        return self.carry_out(confirmation)

    def _tell_how_solved_before(self, ticket: Ticket) -> None:
        """Below the card of a new ticket, how one like it was solved; without a channel nothing is looked up."""
        team, now = self.turns.steps.team, self.occasion.now
        solved = self.turns.incidents.solved_before(self.session, ticket, now) if team.has_channel else None
        if solved is not None:
            team.tell_of_solution(self.session, ticket, solved, self.occasion.reference, now)

    def _step(self, effect: TicketStep, state: dict[str, Any]) -> dict[str, Any]:
        """A requester's step on a ticket of theirs; to them, other people's tickets do not exist. An agent may look at
        any ticket where nobody else reads the answer.
        """
        requester, now = self.occasion.requester, self.occasion.now
        ticket, done = find_ticket(self.session, effect.number), False
        looks = not effect.event and "agent" in requester.roles and not self.occasion.shared
        if ticket is not None and ticket.requester != requester.id and looks:
            card = outbox.receipt_of(self.session, ticket.card)
            shown = self.turns.steps.notices.agents.looked_up(card_of(self.session, ticket), card, requester)
            outbox.put(self.session, self._home(called=True), shown, self.occasion.reference, now)
            return state
        if ticket is None or ticket.requester != requester.id:
            return self.carry_out(self.turns.dialogue.stepped(state, effect, None, requester, now, done=False))
        if effect.event:
            event, reference = Event(effect.event), self.occasion.reference
            step = Step(event, requester, now, reference, effect.text, effect.files)
            with suppress(IllegalTransition):
                self.turns.steps.take(self.session, effect.number, step)
                done = True
        [view] = views_of(self.session, [ticket])
        return self.carry_out(self.turns.dialogue.stepped(state, effect, view, requester, now, done=done))

    def _join(self, effect: JoinFailure, state: dict[str, Any], requester: Requester) -> dict[str, Any]:
        now = self.occasion.now
        outcome = self.turns.incidents.join(self.session, effect, requester, self.occasion.home.conversation, now)
        if outcome.result in ("joined", "told"):
            self._show_how_many(effect.failure.name)
        return self.carry_out(self.turns.dialogue.joined(state, outcome, requester, now))

    def _leave(self, effect: LeaveFailure) -> None:
        if self.turns.incidents.leave(self.session, effect, self.occasion.requester, self.occasion.now):
            self._show_how_many(effect.name)

    def _show_how_many(self, failure: str) -> None:
        """The card of a ticket shows how many have its failure, and so does the card of its original."""
        ticket = find_ticket(self.session, failure.removeprefix(TICKET))
        for shown in (ticket, ticket and original_of(self.session, ticket)):
            if shown is not None:
                self.turns.steps.team.show(self.session, shown, self.occasion.reference, self.occasion.now)

    def _tell_my_data(self, effect: LookUpMyData, state: dict[str, Any]) -> dict[str, Any]:
        requester, now = self.occasion.requester, self.occasion.now
        held = holdings(self.session, requester.id, export=effect.export)
        if effect.export:
            audit.note(self.session, "export", audit.THE_PERSON, {"tickets": held.tickets}, now)
        return self.carry_out(self.turns.dialogue.my_data(state, held, requester, now))

    def finish(self, turn: Turn) -> None:
        """Do what must come after everything else of the turn is stored: erase it, if the person asked for that."""
        if EraseMyData() in turn.effects:
            person, now = self.occasion.requester.id, self.occasion.now
            erase_person(self.session, person, audit.THE_PERSON, self.turns.steps.team, now)
