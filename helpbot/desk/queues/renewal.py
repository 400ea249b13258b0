"""Keep a delivery while it is being posted, however many calls to the outside that takes."""

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
    """Renews the lease of one delivery each time it is called. Made when the delivery was claimed just now.

    Raises `LeaseLost` when another worker has taken it over, and `DatabaseTrouble`: either way nothing more is posted.
    """

    database: Database
    clock: Clock
    claimed: ClaimedDelivery
    length: timedelta
    _last: datetime = field(init=False)

    def __post_init__(self) -> None:
        """The lease is new."""
        self._last = self.clock.now()

    def __call__(self) -> None:
        """What was renewed a moment ago is left as it is."""
        now = self.clock.now()
        if now - self._last < AT_MOST_EVERY:
            return
        with self.database.write() as session:
            leases.renew(outbox.hold(session, self.claimed), now, self.length)
        self._last = now
