"""Alert the admins that an entry failed for good: which one, never its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.ports.measuring import Queue
from helpbot.desk.ports.notices import AdminNotices
from helpbot.desk.queues import outbox
from helpbot.desk.queues.destinations import TRIAGE_SURFACE, Destination
from helpbot.settings import SlackSettings
from helpbot.tickets.flow_tables import InboxRow, OutboxRow

_ALERT = "alert:"


@dataclass(frozen=True)
class Alerts:
    """Alerts go to each admin directly, without admins to the triage channel, without either to nobody."""

    notices: AdminNotices
    slack: SlackSettings

    def parked(self, session: Session, row: InboxRow | OutboxRow, now: datetime) -> None:
        """Put the alert into the outbox in the transaction that parks the row. A failed alert causes no other."""
        if row.conversation.startswith(_ALERT):
            return
        queue: Queue = "inbox" if isinstance(row, InboxRow) else "outbox"
        notice = self.notices.parked(queue, f"{queue}-{row.sequence}", row.reference)
        for destination in self._destinations():
            outbox.put(session, destination, notice, row.reference, now)

    def _destinations(self) -> Iterator[Destination]:
        for admin in self.slack.admins:
            yield Destination(TRIAGE_SURFACE, f"{_ALERT}{admin}", {"user": admin})
        channel = self.slack.triage_channel
        if channel is not None and not self.slack.admins:
            yield Destination(TRIAGE_SURFACE, f"{_ALERT}{channel}", {"channel": channel})
