"""What a desk takes its turns with: the dialogue, what it can look up, and what it can do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from helpbot.desk.incidents.desk import Incidents, NoIncidents
from helpbot.desk.ports.talking import Dialogue
from helpbot.desk.tickets.steps import TicketSteps
from helpbot.dialogue.incidents.failures import LookUpKnown, LookUpStatus
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.turn import Turn
from helpbot.settings import TicketSettings
from helpbot.tickets.database import Database


@dataclass(frozen=True)
class TurnTaking:
    """The dialogue decides what comes next; `steps` move tickets on. Without `incidents` no failure is known.

    Safe to share between threads.
    """

    dialogue: Dialogue
    steps: TicketSteps
    incidents: Incidents = field(default_factory=NoIncidents)
    tickets: TicketSettings = field(default_factory=TicketSettings)

    def look_up(self, database: Database, turn: Turn, person: Requester, now: datetime) -> Turn:
        """Look up what the turn asks for, and let the dialogue say it. No transaction is open meanwhile."""
        for effect in turn.effects:
            if isinstance(effect, LookUpStatus):
                turn = _continued(turn, self.dialogue.status(turn.state, self.incidents.page.current(), person, now))
            elif isinstance(effect, LookUpKnown):
                found = self.incidents.find(database, effect.problems, person, now)
                turn = _continued(turn, self.dialogue.known(turn.state, found, person, now))
        return turn


def _continued(turn: Turn, further: Turn) -> Turn:
    """The turn with what follows appended to what was said and asked for so far; the reporter stays."""
    return replace(
        turn,
        state=further.state,
        replies=(*turn.replies, *further.replies),
        effects=(*turn.effects, *further.effects),
    )
