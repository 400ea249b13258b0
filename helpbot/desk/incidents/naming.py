"""Give an incident a public title. It is the support team's, so that nobody is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.desk.incidents import book
from helpbot.desk.ports.outside import Clock
from helpbot.desk.privacy import audit
from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.store import append_event, ticket_by_number
from helpbot.tickets.tables import Remark

LONGEST = 150


@dataclass(frozen=True)
class Naming:
    """For the command line. Safe to share between threads."""

    database: Database
    clock: Clock

    def name(self, number: str, title: str) -> str:
        """Set the title of a ticket's incident; an empty one removes it. Returns the title as it is stored.

        Raises `HelpbotError` when there is no such ticket, or the title is too long.
        """
        title = " ".join(title.split())
        if len(title) > LONGEST:
            raise HelpbotError(f"the title has {len(title)} characters", f"say it in {LONGEST} at most")
        with self.database.write() as session:
            ticket = ticket_by_number(session, number, lock=True)
            book.incident_of_ticket(session, ticket).title = title
            details = {"title": title}
            append_event(session, ticket.id, Remark.NAMED, at=self.clock.now(), actor=audit.OPERATOR, details=details)
        return title
