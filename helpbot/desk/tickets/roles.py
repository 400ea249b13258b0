"""Who may do what to a ticket. Checked at the action itself, whoever sees the button."""

from __future__ import annotations

from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import Requester
from helpbot.problems import HelpbotError
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.tables import Ticket

BY_REQUESTER = frozenset({Event.REQUESTER_REPLIED, Event.REOPEN, Event.CLOSE})
"""What the person who reported the problem may do; all else is for agents."""
BY_ANYBODY = frozenset({Event.AMEND})
"""The surface itself sees to it who may change a message."""


class NotAllowed(HelpbotError):
    """The person has not the role for this."""


class NoColleague(HelpbotError):
    """Whom a ticket would be handed over to is not of the support team."""

    def __init__(self, who: Requester) -> None:
        what = f"{who.display_name} is not of the support team"
        super().__init__(what, "ask an admin to add them to slack.agents in app.yaml")
        self.who = who


def check_roles(ticket: Ticket, step: Step) -> None:
    """Raises `NotAllowed` when whoever takes the step has not the role for it, `NoColleague` when whoever is given the
    ticket has not."""
    own = step.event in BY_REQUESTER and step.by.id == ticket.requester
    if not own and step.event not in BY_ANYBODY and "agent" not in step.by.roles:
        raise NotAllowed(
            f"{step.event} on {ticket.number} is for agents", "ask an admin to add you to slack.agents in app.yaml"
        )
    if step.colleague is not None and "agent" not in step.colleague.roles:
        raise NoColleague(step.colleague)
