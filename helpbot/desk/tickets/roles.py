"""Who may do what to a ticket. Checked at the action itself, not only by hiding buttons."""

from __future__ import annotations

from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.tables import Ticket

BY_REQUESTER = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN, Event.CLOSE})
"""What requesters may do to their tickets; all else is for agents."""
BY_ANYBODY = frozenset({Event.AMEND})
"""The surface itself decides who may edit a message."""


class NotAllowed(HelpbotError):
    """The person lacks the role for this."""


class NoColleague(HelpbotError):
    """The person to whom a ticket would be handed over is not an agent."""

    def __init__(self, who: Requester) -> None:
        what = f"{who.display_name} is not of the support team"
        super().__init__(what, "ask an admin to add them to slack.agents in app.yaml")
        self.who = who


def check_roles(ticket: Ticket, step: Step) -> None:
    """Raises `NotAllowed` when whoever takes the step lacks the role for it, `NoColleague` when whoever would be given
    the ticket does."""
    own = step.event in BY_REQUESTER and step.by.id == ticket.requester
    if not own and step.event not in BY_ANYBODY and "agent" not in step.by.roles:
        raise NotAllowed(
            f"{step.event} on {ticket.number} is for agents", "ask an admin to add you to slack.agents in app.yaml"
        )
    if step.colleague is not None and "agent" not in step.colleague.roles:
        raise NoColleague(step.colleague)
