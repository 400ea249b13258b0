"""Keep the lease of a delivery while it is being posted, however many calls that takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from helpbot.desk.ports.outside import Clock
from helpbot.desk.queues import leases, outbox
from helpbot.desk.queues.outbox import ClaimedDelivery
from helpbot.tickets.database import Database

AT_MOST_EVERY = timedelta(seconds=1)


@dataclass
class Renewal:
    """Renews the lease of one delivery each time it is called. Create it right after the delivery was claimed.

    Raises `LeaseLost` when another worker has taken over, and `DatabaseTrouble`: either way nothing more is posted.
    """

    database: Database
    clock: Clock
    claimed: ClaimedDelivery
    length: timedelta
    _last: datetime = field(init=False)

    def __post_init__(self) -> None:
        """The lease has just begun."""
        self._last = self.clock.now()

    def __call__(self) -> None:
        """Renew it, unless that was done a moment ago."""
        now = self.clock.now()
        if now - self._last < AT_MOST_EVERY:
            return
        with self.database.write() as session:
            leases.renew(outbox.hold(session, self.claimed), now, self.length)
        self._last = now
