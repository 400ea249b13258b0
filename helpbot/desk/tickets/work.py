"""Work on tickets outside any conversation: each step in a transaction of its own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from helpbot.desk.ports.outside import Clock
from helpbot.desk.privacy import audit
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.steps import TicketSteps
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event

OPERATOR = Requester(id=audit.OPERATOR, roles=frozenset({"agent"}))
"""Whoever has the command line may do what agents do."""


@dataclass(frozen=True)
class TicketWork:
    """Moves tickets on. Safe to share between threads; messages that follow are posted by the running bot."""

    database: Database
    clock: Clock
    steps: TicketSteps

    def record(
        self,
        number: str,
        event: Event,
        by: Requester,
        text: str = "",
        severity: int | None = None,
        into: str = "",
        colleague: Requester | None = None,
    ) -> TicketView:
        """Take a step on a ticket. Raises like `TicketSteps.take`."""
        now, reference = self.clock.now(), secrets.token_hex(8)
        step = Step(event, by, now, reference, text, severity=severity, into=into, colleague=colleague)
        with self.database.write() as session:
            ticket = self.steps.take(session, number, step)
            return views_of(session, [ticket])[0]
