"""Watch the status page for the end of incidents that people joined: once across replicas, while there are any.

An incident that leaves the page for a moment is not resolved: the policy says how long it must be gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from helpbot.desk.incidents.resolution import resolve
from helpbot.desk.ports.notices import MemberNotices
from helpbot.desk.ports.outside import StatusPage
from helpbot.desk.queues.schedule import DueChore
from helpbot.dialogue.incidents.failures import PageEntry, PageReading, PageState
from helpbot.tickets.incident_tables import Incident, IncidentState
from helpbot.tickets.locking import locked
from helpbot.triage.same_failure import KnownIncidents

EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Watching:
    """Reads the page before each round, outside any transaction."""

    page: StatusPage
    rules: KnownIncidents
    notices: MemberNotices

    def prepared(self) -> WatchRound:
        """A round with the present reading of the page."""
        return WatchRound(self.page.current(), self.rules, self.notices)


@dataclass(frozen=True)
class WatchRound:
    """Compares the open incidents with one reading of the page."""

    reading: PageState
    rules: KnownIncidents
    notices: MemberNotices

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Resolve what has been gone long enough; never again when nothing is left to watch."""
        of_page = (col(Incident.page_entry).is_not(None), Incident.state == IncidentState.OPEN)
        incidents = session.exec(locked(select(Incident).where(*of_page).order_by(col(Incident.id)))).all()
        if not incidents:
            return None
        if isinstance(self.reading, PageReading):
            entries = {entry.id: entry for entry in self.reading.entries}
            for incident in incidents:
                self._look(session, incident, entries.get(incident.page_entry or ""), self.reading.read_at, now)
        return now + EVERY

    def _look(
        self, session: Session, incident: Incident, entry: PageEntry | None, read_at: datetime, now: datetime
    ) -> None:
        if entry is not None:
            incident.missing_since, incident.title = None, entry.title
        elif incident.missing_since is None:
            incident.missing_since = read_at
        elif read_at - incident.missing_since >= self.rules.settled_after.length():
            resolve(session, incident, self.notices, resolved_at=incident.missing_since, now=now)
