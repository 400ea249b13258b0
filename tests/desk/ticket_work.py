"""Short names for what agents do to tickets."""

from __future__ import annotations

from helpbot.desk.tickets.work import TicketWork as Work
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.tickets.lifecycle import Event


class TicketWork(Work):
    """With a name for what takes more than an event."""

    def set_severity(self, number: str, severity: int, by: Requester, reason: str) -> TicketView:
        return self.record(number, Event.SET_SEVERITY, by, reason, severity)

    def merge(self, number: str, into: str, by: Requester) -> TicketView:
        return self.record(number, Event.MERGE, by, into=into)
