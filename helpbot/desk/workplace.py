"""Where a desk works: what everything at it shares."""

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
    """The database, the time, and the surface whose events and deliveries, and no other's, are worked on.

    What somebody began and left alone for as long as `takeover` is taken over.
    """

    database: Database
    surface: Surface
    clock: Clock
    takeover: timedelta = LEASE

    def home(self, event: ClaimedEvent) -> Destination:
        """Where an event is answered."""
        return Destination(self.surface.name, event.conversation, event.address)
