"""Process one event, and store everything that follows from it in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from sqlmodel import Session

from helpbot.desk.ports.events import Amendment, LinkPosted, ReportMarked, TicketTask
from helpbot.desk.ports.measuring import Metrics
from helpbot.desk.queues import inbox
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.outbox import ClaimedDelivery
from helpbot.desk.tickets.views import views_of
from helpbot.desk.turns import conversations, preferences
from helpbot.desk.turns.effects import Effects
from helpbot.desk.turns.marks import Marks
from helpbot.desk.turns.occasion import Occasion
from helpbot.desk.turns.tasks import Tasks
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Reply
from helpbot.dialogue.turn import NoteQuestion, OpenTickets, Turn
from helpbot.tickets.store import tickets_at_hand

TICKETS_KNOWN = 20
"""How many of a person's tickets, the newest, the dialogue knows."""
OVER_LATELY = timedelta(days=7)
"""How long a finished ticket may still be what a message is about."""

Finish: TypeAlias = Callable[[Session, str], ClaimedDelivery | None]
"""What is done last in the transaction that handles the event of a reference."""


def leave_to_others(session: Session, reference: str) -> None:
    """Leave the answer in the outbox for whoever delivers."""


class EventProcessor:
    """Answers messages, carries out tasks, takes up marked messages. Safe to share between threads."""

    def __init__(self, workplace: Workplace, turns: TurnTaking, metrics: Metrics) -> None:
        self._workplace = workplace
        self._database = workplace.database
        self._turns = turns
        notices = turns.steps.notices
        self._tasks = Tasks(turns.steps, turns.dialogue, notices.agents)
        self._marks = Marks(workplace, notices.requesters)
        self._metrics = metrics

    def process(self, event: ClaimedEvent, finish: Finish) -> ClaimedDelivery | None:
        """Process a claimed event; returns what `finish` claims in the same transaction, to be delivered.

        Raises `DatabaseTrouble`, `LeaseLost`, `ReadingFailed`: then nothing has been done.
        """
        task = event.task
        if task is None:
            return self._answer(event, finish)
        if isinstance(task, ReportMarked):
            report = self._marks.report_from(event, task)
            return self._act(event, finish, lambda session, occasion: self._marks.take_up(session, report, occasion))
        return self._act(event, finish, lambda session, occasion: self._tasks.carry_out(session, task, occasion))

    def apology(self, event: ClaimedEvent) -> Reply | None:
        """What the person is told when that fails for good; None when nobody waits for an answer."""
        if isinstance(event.task, LinkPosted):
            return None
        requester = self._workplace.surface.people.find(event.sender)
        with self._database.read() as session:
            requester = preferences.with_choice(session, requester)
            state = conversations.load(session, event.conversation).state
        if isinstance(event.task, ReportMarked):
            return self._turns.steps.notices.requesters.unread(requester)
        return self._turns.dialogue.apology(state, requester, event.reference)

    def _act(
        self, event: ClaimedEvent, finish: Finish, act: Callable[[Session, Occasion], None]
    ) -> ClaimedDelivery | None:
        people, task = self._workplace.surface.people, event.task
        requester, now = people.find(event.sender), self._workplace.clock.now()
        colleague = people.find(task.colleague) if isinstance(task, TicketTask) and task.colleague else None
        with self._database.write() as session:
            inbox.mark_handled(session, event, now)
            requester = preferences.with_choice(session, requester)
            act(session, Occasion(requester, self._workplace.home(event), event.reference, now, colleague=colleague))
            return finish(session, event.reference)

    def _answer(self, event: ClaimedEvent, finish: Finish) -> ClaimedDelivery | None:
        requester, now = self._workplace.surface.people.find(event.sender), self._workplace.clock.now()
        message, home = event.message, self._workplace.home(event)
        with self._database.read() as session:
            requester = preferences.with_choice(session, requester)
            talk = conversations.load(session, event.conversation)
            known = tickets_at_hand(session, requester.id, now - OVER_LATELY, TICKETS_KNOWN)
            tickets = views_of(session, known, event.conversation)
        quiet = message.unprompted and talk.version > 0  # somebody is already talking with the bot there
        turn = self._turns.dialogue.respond(talk.state, message, requester, now, tickets)
        turn = self._turns.look_up(self._database, turn, requester, now)
        with self._database.write() as session:
            inbox.mark_handled(session, event, now)
            if quiet or (message.unprompted and not turn.replies):
                return None
            helper = message.helper.id if message.helper else ""
            occasion = Occasion(requester, home, event.reference, now, helper, shared=message.shared)
            if message.edited and not turn.replies:  # perhaps of a report that was filed while this waited
                self._tasks.carry_out(session, Amendment(source=message.source, text=message.text), occasion)
                return finish(session, event.reference)
            effects = Effects(session, self._turns, occasion)
            state = effects.carry_out(turn)
            conversations.save(session, talk, state, home, now, *filter(None, (event.sender, helper)))
            effects.finish(turn)
            answer = finish(session, event.reference)
        self._count(turn)
        return answer

    def _count(self, turn: Turn) -> None:
        for effect in turn.effects:
            if isinstance(effect, NoteQuestion):
                self._metrics.question(effect.outcome)
            elif isinstance(effect, OpenTickets):
                for draft in effect.drafts:
                    self._metrics.ticket(draft.severity)
