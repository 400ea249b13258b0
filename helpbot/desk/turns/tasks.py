"""Carry out what comes up outside any conversation: an agent works on a ticket, somebody posts a link."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from helpbot.desk.ports.events import Amendment, LinkPosted, SentAnswerChanged, Task, TicketTask
from helpbot.desk.ports.notices import AgentNotices
from helpbot.desk.ports.talking import Dialogue
from helpbot.desk.queues import outbox
from helpbot.desk.tickets.assigning import AlreadyTaken
from helpbot.desk.tickets.merging import NoOriginal
from helpbot.desk.tickets.roles import NoColleague, NotAllowed
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.steps import NothingToPassOn, TicketSteps
from helpbot.desk.tickets.views import views_of
from helpbot.desk.turns.occasion import Occasion
from helpbot.dialogue.messages import Reply, Requester
from helpbot.tickets.lifecycle import Event, IllegalTransition
from helpbot.tickets.store import ticket_by_number, tickets_from

REFUSALS = (AlreadyTaken, NotAllowed, NoColleague, NoOriginal, NothingToPassOn, IllegalTransition)
"""Why something that an agent wants is impossible; then nothing is changed."""


@dataclass(frozen=True)
class Tasks:
    """Carries out tasks in the caller's transaction, or explains to whoever asked why one is impossible."""

    steps: TicketSteps
    dialogue: Dialogue
    notices: AgentNotices

    def carry_out(self, session: Session, task: Task, occasion: Occasion) -> None:
        """Do it. Raises `HelpbotError` for an unknown ticket, which no card can ask for."""
        match task:
            case TicketTask():
                self._work(session, task, occasion)
            case Amendment():
                self._amend(session, task, occasion)
            case SentAnswerChanged():
                self._tell_it_was_sent(session, task, occasion)
            case LinkPosted():
                self._explain(session, task, occasion)

    def _work(self, session: Session, task: TicketTask, occasion: Occasion) -> None:
        try:
            self.steps.take(session, task.number, _step(task, occasion))
        except REFUSALS as refusal:
            why = self._refusal(session, task.number, refusal, occasion.requester)
            outbox.put(session, occasion.home, why, occasion.reference, occasion.now)

    def _refusal(self, session: Session, number: str, refusal: Exception, who: Requester) -> Reply:
        match refusal:
            case AlreadyTaken():
                return self.notices.already_taken(number, refusal.by, who)
            case NoOriginal():
                return self.notices.no_original(refusal.number, refusal.why, refusal.original, who)
            case NoColleague():
                return self.notices.no_colleague(refusal.who, who)
            case NothingToPassOn():
                return self.notices.nothing_passed_on(refusal.left, who)
            case IllegalTransition():
                return self.notices.not_now(views_of(session, [ticket_by_number(session, number)])[0], who)
            case _:
                return self.notices.no_agent(who)

    def _amend(self, session: Session, task: Amendment, occasion: Occasion) -> None:
        """Note it on every ticket that began with the message; the surface decides who may edit a message."""
        step = Step(Event.AMEND, occasion.requester, occasion.now, occasion.reference, task.text)
        for number in tickets_from(session, task.source):
            self.steps.take(session, number, step)

    def _tell_it_was_sent(self, session: Session, task: SentAnswerChanged, occasion: Occasion) -> None:
        """Tell an agent that what the requester may have read stays. Messages of others were never sent."""
        agent = occasion.requester
        if "agent" not in agent.roles:
            return
        ticket = ticket_by_number(session, task.number)
        told = self.notices.sent_already(ticket.requester_name or ticket.requester, agent)
        outbox.put(session, occasion.home, told, occasion.reference, occasion.now)

    def _explain(self, session: Session, task: LinkPosted, occasion: Occasion) -> None:
        preview = self.dialogue.preview(task.text, occasion.requester, occasion.now)
        if preview is not None:
            outbox.put(session, occasion.home, preview, occasion.reference, occasion.now)


def _step(task: TicketTask, occasion: Occasion) -> Step:
    return Step(
        event=task.event,
        by=occasion.requester,
        now=occasion.now,
        reference=occasion.reference,
        text=task.text,
        files=task.files,
        severity=task.severity,
        colleague=occasion.colleague,
        into=task.into,
        takes_over=task.takes_over,
    )
