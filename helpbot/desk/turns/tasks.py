"""Do what comes up outside any talk: an agent works on a ticket from its card, somebody posts a link."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from helpbot.desk.ports.events import Amendment, LinkPosted, Task, TicketTask
from helpbot.desk.ports.talking import Dialogue
from helpbot.desk.queues import outbox
from helpbot.desk.tickets.filing import views_of
from helpbot.desk.tickets.roles import NoColleague, NotAllowed
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.steps import NothingToPassOn, TicketSteps
from helpbot.desk.turns.occasion import Occasion
from helpbot.dialogue.messages import Reply
from helpbot.tickets.lifecycle import Event, IllegalTransition
from helpbot.tickets.store import ticket_by_number, tickets_from


@dataclass(frozen=True)
class Tasks:
    """Carries out tasks in the caller's transaction; what cannot be is explained to whoever asked for it."""

    steps: TicketSteps
    dialogue: Dialogue

    def carry_out(self, session: Session, task: Task, occasion: Occasion) -> None:
        """Do it. Raises `HelpbotError` when there is no such ticket, which no card can ask for."""
        match task:
            case TicketTask():
                self._work(session, task, occasion)
            case Amendment():
                self._amend(session, task, occasion)
            case LinkPosted():
                self._explain(session, task, occasion)

    def _work(self, session: Session, task: TicketTask, occasion: Occasion) -> None:
        who, now, reference = occasion.requester, occasion.now, occasion.reference
        step = Step(task.event, who, now, reference, task.text, task.files, task.severity, colleague=occasion.colleague)
        try:
            self.steps.take(session, task.number, step)
        except NotAllowed:
            self._explain_to(occasion, session, self.steps.notices.refused(None, who))
        except IllegalTransition:
            [view] = views_of(session, [ticket_by_number(session, task.number)])
            self._explain_to(occasion, session, self.steps.notices.refused(view, who))
        except NoColleague as nobody:
            self._explain_to(occasion, session, self.steps.notices.no_colleague(nobody.who, who))
        except NothingToPassOn as nothing:
            self._explain_to(occasion, session, self.steps.notices.nothing_passed_on(nothing.left, who))

    def _amend(self, session: Session, task: Amendment, occasion: Occasion) -> None:
        """Every ticket that began with the message is told; whoever may change a message there may do that."""
        step = Step(Event.AMEND, occasion.requester, occasion.now, occasion.reference, task.text)
        for number in tickets_from(session, task.source):
            self.steps.take(session, number, step)

    def _explain(self, session: Session, task: LinkPosted, occasion: Occasion) -> None:
        preview = self.dialogue.preview(task.text, occasion.requester, occasion.now)
        if preview is not None:
            outbox.put(session, occasion.home, preview, occasion.reference, occasion.now)

    def _explain_to(self, occasion: Occasion, session: Session, why: Reply) -> None:
        outbox.put(session, occasion.home, why, occasion.reference, occasion.now)
