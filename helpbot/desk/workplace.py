"""What all parts of a desk share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from helpbot.desk.ports.outside import Clock, Surface
from helpbot.desk.queues.destinations import Destination
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.leases import LEASE
from helpbot.tickets.database import Database


@dataclass(frozen=True)
class Workplace:
    """The database, the clock, and the only surface whose events and deliveries are worked on.

    Work that was begun and abandoned is taken over after `takeover`.
    """

    database: Database
    surface: Surface
    clock: Clock
    takeover: timedelta = LEASE

    def home(self, event: ClaimedEvent) -> Destination:
        """Where the answer to an event goes."""
        return Destination(self.surface.name, event.conversation, event.address)
