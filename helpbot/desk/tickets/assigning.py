"""Who works on a ticket: when a step changes its assignee, when it may not, and which agent is mentioned."""

from __future__ import annotations

from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import Person, Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.lifecycle import Event, Status
from helpbot.tickets.tables import ERASED, Ticket

TAKING_IT_UP = frozenset({Event.ANSWER, Event.ASK})
"""The first agent to do this to an unassigned ticket becomes its assignee."""
TAKEN = frozenset({Status.IN_PROGRESS, Status.WAITING_FOR_REQUESTER})
"""The statuses in which a ticket stays with its assignee unless somebody takes it over."""
FOR_THE_ASSIGNEE = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN})
"""What the assignee has to know of, since it is their turn then."""
TAKE_OVER = "take_over"
"""News below a card: an agent has taken the ticket over from a colleague."""


class AlreadyTaken(HelpbotError):
    """The ticket is assigned by now: to a colleague who was quicker, or to the agent who claims it."""

    def __init__(self, number: str, by: Person) -> None:
        super().__init__(f"{number} is already with {by.name}", "take it over")
        self.by = by


def check_claim(ticket: Ticket, step: Step) -> None:
    """Raises `AlreadyTaken` when the step claims an assigned ticket, unless it takes it over from a colleague."""
    if step.event is not Event.CLAIM or ticket.status not in TAKEN or (agent := assignee_of(ticket)) is None:
        return
    if not step.takes_over or agent == step.by.id:
        raise AlreadyTaken(ticket.number, Person(id=agent, name=ticket.assignee_name or agent))


def next_assignee(ticket: Ticket, step: Step) -> Requester | None:
    """Who becomes the assignee by this step; None when that does not change."""
    if step.event is Event.HAND_OVER:
        return step.colleague
    takes_it = step.event is Event.CLAIM or (step.event in TAKING_IT_UP and assignee_of(ticket) is None)
    return step.by if takes_it else None


def is_taken_over(step: Step, former: str | None) -> bool:
    """Whether the step claims a ticket whose `former` assignee is a colleague."""
    return step.event is Event.CLAIM and former not in (None, step.by.id)


def whom_to_mention(worked_on: Ticket, step: Step, former: str | None) -> str | None:
    """The agent whom the step concerns most: who gets the ticket, had it, or works on it; None if there is none."""
    if step.colleague is not None:
        return step.colleague.id
    if is_taken_over(step, former):
        return former
    agent = assignee_of(worked_on) if step.event in FOR_THE_ASSIGNEE else None
    return None if agent == step.by.id else agent


def assignee_of(ticket: Ticket) -> str | None:
    """The id of the agent who works on the ticket; None if there is none, or if they are erased."""
    return None if ticket.assignee == ERASED else ticket.assignee
