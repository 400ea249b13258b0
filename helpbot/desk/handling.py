"""Handle one event: ask the dialogue, and store all that follows from its answer in one transaction."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime

from sqlmodel import Session

from helpbot.desk import conversations, inbox, leases, notes, outbox
from helpbot.desk.conversations import Talk
from helpbot.desk.filing import FiledTicket, file_tickets, views_of
from helpbot.desk.inbox import ClaimedEvent
from helpbot.desk.incidents import log_failure
from helpbot.desk.leases import LeaseLost
from helpbot.desk.outbox import Destination
from helpbot.desk.ports import Clock, Dialogue, People
from helpbot.dialogue.messages import NoteFeedback, NoteQuestion, OpenTickets, Reply, Requester, Turn
from helpbot.settings import Settings
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import Progress
from helpbot.tickets.store import open_tickets_of
from helpbot.tickets.troubles import DatabaseTrouble

ATTEMPTS = 3
"""How often an event is tried before it is parked and the person is told."""
OPEN_TICKETS_SHOWN = 20
TRIAGE_SURFACE = "slack"
"""The triage channel is a channel in Slack, wherever the report was made."""

_log = logging.getLogger(__name__)


class Handler:
    """Takes events of one surface from the inbox and handles them. Safe to use from several threads and processes."""

    def __init__(
        self, database: Database, dialogue: Dialogue, people: People, clock: Clock, settings: Settings, surface: str
    ) -> None:
        self._database = database
        self._dialogue = dialogue
        self._people = people
        self._clock = clock
        self._settings = settings
        self._surface = surface

    def handle_one(self) -> bool:
        """Handle the next event, if there is one. Raises `DatabaseTrouble`; then the event waits as before."""
        with self._database.write() as session:
            event = inbox.claim(session, self._surface, self._clock.now())
        if event is None:
            return False
        try:
            self._handle(event)
        except LeaseLost:
            _log.warning("event %s was taken over by another worker", event.reference)
        except DatabaseTrouble:
            with suppress(DatabaseTrouble, LeaseLost), self._database.write() as session:
                leases.release(inbox.hold(session, event))
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one event must not stop the others
            log_failure(_log, "handling an event", error, event.reference)
            self._failed(event)
        return True

    def _handle(self, event: ClaimedEvent) -> None:
        requester = self._people.find(event.sender)
        now = self._clock.now()
        with self._database.read() as session:
            talk = conversations.load(session, event.conversation)
            tickets = views_of(session, open_tickets_of(session, requester.id, OPEN_TICKETS_SHOWN))
        turn = self._dialogue.respond(talk.state, event.message, requester, now, tickets)
        with self._database.write() as session:
            row = inbox.hold(session, event)
            self._store(session, event, talk, turn, requester, now)
            inbox.mark_handled(row, now)

    def _store(
        self, session: Session, event: ClaimedEvent, talk: Talk, turn: Turn, requester: Requester, now: datetime
    ) -> None:
        home = Destination(self._surface, event.conversation, event.address)
        state = self._carry_out(session, event, home, turn, requester, now)
        conversations.save(session, talk, state, home, now)

    def _carry_out(
        self,
        session: Session,
        event: ClaimedEvent,
        home: Destination,
        turn: Turn,
        requester: Requester,
        now: datetime,
    ) -> dict[str, object]:
        """Promise the replies, do what the dialogue asked for; returns the state at the end of it all."""
        for reply in turn.replies:
            outbox.put(session, home, reply, reference=event.reference, now=now)
        state = turn.state
        for effect in turn.effects:
            match effect:
                case NoteQuestion():
                    notes.note_question(session, effect, now.date())
                case NoteFeedback():
                    notes.note_feedback(session, effect, now.date())
                case OpenTickets():
                    pass
        return state
