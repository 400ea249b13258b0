"""What an operator may do with the data of one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helpbot.desk.ports.outside import Clock
from helpbot.desk.privacy import audit
from helpbot.desk.privacy.erasing import erase_person
from helpbot.desk.privacy.holdings import everything
from helpbot.desk.tickets.team import Team
from helpbot.tickets.database import Database


@dataclass(frozen=True)
class Privacy:
    """Export and erase; both go into the audit log, without a name."""

    database: Database
    clock: Clock
    team: Team

    def export(self, person: str) -> dict[str, Any]:
        """Everything that is held about the person, ready for JSON."""
        with self.database.write() as session:
            found = everything(session, person)
            counts = {name: len(value) for name, value in found.items() if isinstance(value, list)}
            audit.note(session, "export", audit.OPERATOR, counts, self.clock.now())
            return found

    def erase(self, person: str) -> dict[str, int]:
        """Remove the person's words and identity; returns the number of rows of each kind."""
        with self.database.write() as session:
            return erase_person(session, person, audit.OPERATOR, self.team, self.clock.now())
