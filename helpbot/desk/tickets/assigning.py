"""Who works on a ticket: when a step gives it to somebody, when it cannot, and whom that concerns."""

from __future__ import annotations

from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.lifecycle import Event, Status
from helpbot.tickets.tables import ERASED, Ticket

TAKING_IT_UP = frozenset({Event.ANSWER, Event.ASK})
"""Which agent does this first to a ticket that nobody works on, works on it from then on."""
TAKEN = frozenset({Status.IN_PROGRESS, Status.WAITING_FOR_REQUESTER})
"""The statuses in which a ticket is its agent's, unless another one takes it over."""
FOR_WHO_WORKS_ON_IT = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN})
"""What is to reach whoever works on the ticket: otherwise nobody knows that it is their turn."""
TAKE_OVER = "take_over"
"""News below a card: an agent has the ticket now that was a colleague's."""


class AlreadyTaken(HelpbotError):
    """Somebody works on the ticket by now: a colleague who was quicker, or they themselves."""

    def __init__(self, number: str, who: str) -> None:
        super().__init__(f"{number} is already with {who}", "take it over")
        self.who = who


def check_free(ticket: Ticket, step: Step) -> None:
    """Raises `AlreadyTaken` when the step claims a ticket that is somebody's, not knowing of it, or their own."""
    if step.event is not Event.CLAIM or ticket.status not in TAKEN or (agent := assignee_of(ticket)) is None:
        return
    if not step.takes_over or agent == step.by.id:
        raise AlreadyTaken(ticket.number, ticket.assignee_name or agent)


def next_assignee(ticket: Ticket, step: Step) -> Requester | None:
    """Who works on the ticket from this step on; None when that does not change."""
    if step.event is Event.HAND_OVER:
        return step.colleague
    takes_it = step.event is Event.CLAIM or (step.event in TAKING_IT_UP and not ticket.assignee)
    return step.by if takes_it else None


def is_taken_over(step: Step, former: str | None) -> bool:
    """Whether whoever worked on a ticket, the `former` assignee, works on it no more since a colleague claimed it."""
    return step.event is Event.CLAIM and former not in (None, step.by.id)


def concerned(worked_on: Ticket, step: Step, former: str | None) -> str | None:
    """Whom the step concerns above all others of the team: who gets the ticket, who had it, or who works on it."""
    if step.colleague is not None:
        return step.colleague.id
    if is_taken_over(step, former):
        return former
    agent = assignee_of(worked_on) if step.event in FOR_WHO_WORKS_ON_IT else None
    return None if agent == step.by.id else agent


def assignee_of(ticket: Ticket) -> str | None:
    """Who works on the ticket, if it is anybody who can be told of something."""
    return None if ticket.assignee == ERASED else ticket.assignee
