"""The desk of one surface: takes in what people do, has it handled, has the replies delivered."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from sqlalchemy.exc import IntegrityError

from helpbot.desk import inbox
from helpbot.desk.alerts import Alerts
from helpbot.desk.appointments import Kind
from helpbot.desk.bell import Bell
from helpbot.desk.chores import ChoreHandler, Chores, Preparing
from helpbot.desk.delivering import Deliverer
from helpbot.desk.handling import Handler
from helpbot.desk.incident_desk import Incidents, NoIncidents
from helpbot.desk.ports import Channel, Clock, Dialogue, IncomingEvent, Metrics, NoMetrics, Notices, People
from helpbot.settings import Settings
from helpbot.tickets.database import Database

_log = logging.getLogger(__name__)


class Desk:
    """What a surface talks to. Safe to share between threads; several desks may work on one database.

    `surface` ("slack", "console") keeps apart what belongs to whom: a desk handles and delivers only its own. `notices`
    word what admins are told when something fails for good; `chores` are the kinds of due work that it does. Without
    `incidents` no failure is known.
    """

    def __init__(
        self,
        database: Database,
        dialogue: Dialogue,
        people: People,
        clock: Clock,
        settings: Settings,
        *,
        surface: str = "slack",
        notices: Notices | None = None,
        metrics: Metrics | None = None,
        chores: Mapping[Kind, ChoreHandler | Preparing] | None = None,
        incidents: Incidents | None = None,
    ) -> None:
        metrics = metrics or NoMetrics()
        alerts = Alerts(notices, settings.slack)
        self._database = database
        self._surface = surface
        incidents = incidents or NoIncidents()
        self._handler = Handler(database, dialogue, people, clock, settings, surface, alerts, metrics, incidents)
        self._deliverer = Deliverer(database, clock, surface, settings.takeover, alerts, metrics)
        self._chores = Chores(database, clock, chores or {})
        self.bell = Bell()
        """Rings whenever there may be something to handle or to deliver."""

    def receive(self, event: IncomingEvent) -> bool:
        """Store an event, secrets removed: when this returns, nothing can lose it any more.

        False when it was known already. Raises `DatabaseTrouble`: then it is not stored, and must come again.
        """
        message = inbox.message_of(event)
        try:
            with self._database.write() as session:
                # in turn, so that the events of a conversation become visible in the order of their numbers
                self._database.lock_name(session, event.conversation)
                reference = inbox.store(session, event, message, self._surface)
        except IntegrityError:
            return False
        _log.info("event stored", extra={"reference": reference})
        self.bell.ring()
        return True

    def knows_conversation(self, conversation: str) -> bool:
        """Whether there has been talk in it, so that a further message there is meant for the bot."""
        with self._database.read() as session:
            return inbox.knows_conversation(session, conversation)

    def handle_one(self) -> bool:
        """Handle the oldest event that may be handled now; False when there is none. Raises `DatabaseTrouble`."""
        handled = self._handler.handle_one()
        if handled:
            self.bell.ring()
        return handled

    def handle_pending(self) -> int:
        """Handle events until none is left; returns how many attempts that took. Raises `DatabaseTrouble`."""
        attempts = 0
        while self.handle_one():
            attempts += 1
        return attempts

    def deliver_one(self, channel: Channel) -> bool:
        """Make one attempt to deliver what is due; False when nothing is. Raises `DatabaseTrouble`."""
        return self._deliverer.deliver_one(channel)

    def deliver_due(self, channel: Channel) -> int:
        """Deliver until nothing is due; returns how many attempts that took. Raises `DatabaseTrouble`."""
        attempts = 0
        while self.deliver_one(channel):
            attempts += 1
        return attempts

    def do_chore(self) -> bool:
        """Do what is due by the clock; False when nothing is. Raises `DatabaseTrouble`."""
        done = self._chores.do_one()
        if done:
            self.bell.ring()
        return done

    def drain(self, channel: Channel) -> None:
        """Handle, deliver and do chores until there is nothing left to do now. Raises `DatabaseTrouble`."""
        while self.handle_pending() or self.deliver_due(channel) or self.do_chore():
            pass
