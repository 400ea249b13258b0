"""Handle one event: ask the dialogue, and store all that follows from its answer in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlmodel import Session

from helpbot.desk.failure_log import log_failure
from helpbot.desk.incidents.desk import Incidents
from helpbot.desk.ports.events import LinkPosted, ReportMarked, Task
from helpbot.desk.ports.measuring import Attempt, Metrics
from helpbot.desk.ports.outside import Clock, People, ReadingFailed, Sources
from helpbot.desk.ports.talking import Dialogue
from helpbot.desk.queues import inbox, leases, outbox
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.delivering import wait_before_retry
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.queues.outbox import ClaimedDelivery, Destination
from helpbot.desk.tickets.filing import views_of
from helpbot.desk.tickets.steps import TicketSteps
from helpbot.desk.turns import conversations, preferences
from helpbot.desk.turns.effects import Effects, Occasion
from helpbot.desk.turns.marks import Marks
from helpbot.desk.turns.tasks import Tasks
from helpbot.dialogue.messages import NoteQuestion, OpenTickets, Reply, Requester, Turn
from helpbot.settings import Settings
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, Progress
from helpbot.tickets.store import tickets_at_hand
from helpbot.tickets.troubles import DatabaseTrouble

ATTEMPTS = 3
"""How often an event is tried before it is parked and the person is told."""
TICKETS_KNOWN = 20
"""So many of a person's tickets, the newest, are known to the dialogue."""
OVER_LATELY = timedelta(days=7)
"""So long a ticket that is over is still at hand: what is said may be about it."""

Finish: TypeAlias = Callable[[Session, str], ClaimedDelivery | None]
"""What is done last in the transaction in which the event of a reference is handled."""

_log = logging.getLogger(__name__)


def leave_to_others(session: Session, reference: str) -> None:
    """Whoever delivers will find the answer in the outbox."""


class Handler:
    """Handles the events of one surface. Safe to use from several threads and processes."""

    def __init__(
        self,
        database: Database,
        dialogue: Dialogue,
        people: People,
        clock: Clock,
        settings: Settings,
        steps: TicketSteps,
        surface: str,
        alerts: Alerts,
        metrics: Metrics,
        incidents: Incidents,
        sources: Sources,
    ) -> None:
        self._database = database
        self._dialogue = dialogue
        self._people = people
        self._clock = clock
        self._settings = settings
        self._steps = steps
        self._tasks = Tasks(steps, dialogue)
        self._marks = Marks(database, sources, steps.notices, surface)
        self._surface = surface
        self._alerts = alerts
        self._metrics = metrics
        self._incidents = incidents

    def claim(self) -> ClaimedEvent | None:
        """The next event, for us to handle; None when there is none. Raises `DatabaseTrouble`."""
        with self._database.write() as session:
            return inbox.claim(session, self._surface, self._clock.now(), self._settings.takeover)

    def handle(self, event: ClaimedEvent, finish: Finish) -> ClaimedDelivery | None:
        """Handle a claimed event; what `finish` takes on in the same transaction is returned, to be delivered.

        Raises `DatabaseTrouble`: then the event waits as before.
        """
        try:
            return self._handle(event, finish)
        except LeaseLost:
            self._give_back(event)  # only the state of its conversation may have changed: then it is still ours
            _log.warning("event %s was overtaken by another worker", event.reference)
        except DatabaseTrouble:
            self._give_back(event)
            raise
        except ReadingFailed as failure:
            _log.warning("a message is not read yet: %s", failure, extra={"reference": event.reference})
            self._note_failure(event, wait_before_retry(event.failures + 1, failure.retry_after))
        except Exception as error:  # noqa: BLE001 - a fault in handling one event must not stop the others
            log_failure(_log, "handling an event", error, event.reference)
            self._note_failure(event)
        return None

    def _handle(self, event: ClaimedEvent, finish: Finish) -> ClaimedDelivery | None:
        requester = self._people.find(event.sender)
        task = event.task
        if isinstance(task, ReportMarked):
            answer = self._take_up(event, task, requester, finish)
        elif task is not None:
            answer = self._carry_out(event, task, requester, finish)
        else:
            answer = self._answer(event, requester, finish)
        self._report(event, "done")
        return answer

    def _take_up(
        self, event: ClaimedEvent, mark: ReportMarked, requester: Requester, finish: Finish
    ) -> ClaimedDelivery | None:
        report = self._marks.report_from(event, mark)
        now = self._clock.now()
        with self._database.write() as session:
            inbox.mark_handled(session, event, now)
            requester = preferences.with_choice(session, requester)
            self._marks.take_up(session, report, Occasion(requester, self._home(event), event.reference, now))
            return finish(session, event.reference)

    def _carry_out(
        self, event: ClaimedEvent, task: Task, requester: Requester, finish: Finish
    ) -> ClaimedDelivery | None:
        now = self._clock.now()
        with self._database.write() as session:
            inbox.mark_handled(session, event, now)
            requester = preferences.with_choice(session, requester)
            self._tasks.carry_out(session, task, Occasion(requester, self._home(event), event.reference, now))
            return finish(session, event.reference)

    def _answer(self, event: ClaimedEvent, requester: Requester, finish: Finish) -> ClaimedDelivery | None:
        now, message = self._clock.now(), event.message
        with self._database.read() as session:
            requester = preferences.with_choice(session, requester)
            talk = conversations.load(session, event.conversation)
            known = tickets_at_hand(session, requester.id, now - OVER_LATELY, TICKETS_KNOWN)
            tickets = views_of(session, known, event.conversation)
        quiet = message.unprompted and talk.version > 0  # somebody talks with the bot there already
        turn = self._dialogue.respond(talk.state, message, requester, now, tickets)
        turn = self._incidents.look_up(self._database, self._dialogue, turn, requester, now)
        home = self._home(event)
        with self._database.write() as session:
            inbox.mark_handled(session, event, now)
            if quiet or (message.unprompted and not turn.replies):
                return None
            helper = message.helper.id if message.helper else ""
            occasion = Occasion(requester, home, event.reference, now, helper)
            effects = Effects(session, self._dialogue, self._settings, self._steps, self._incidents, occasion)
            state = effects.carry_out(turn)
            conversations.save(session, talk, state, home, now, event.sender)
            effects.finish(turn)
            answer = finish(session, event.reference)
        self._count(turn)
        return answer

    def _count(self, turn: Turn) -> None:
        for effect in turn.effects:
            if isinstance(effect, NoteQuestion):
                self._metrics.question(effect.outcome)
            elif isinstance(effect, OpenTickets):
                for draft in effect.drafts:
                    self._metrics.ticket(draft.severity)

    def _report(self, event: ClaimedEvent, outcome: Attempt) -> None:
        seconds = (self._clock.now() - event.received_at).total_seconds()
        self._metrics.event(outcome, seconds)
        _log.info("event %s", outcome, extra={"reference": event.reference, "seconds": round(seconds, 3)})

    def _give_back(self, event: ClaimedEvent) -> None:
        with suppress(DatabaseTrouble, LeaseLost), self._database.write() as session:
            leases.release(inbox.hold(session, event))

    def _note_failure(self, event: ClaimedEvent, wait: timedelta = timedelta(0)) -> None:
        """Leave the event for another attempt, after a `wait`; after the last one park it and tell the person."""
        last = event.failures + 1 >= ATTEMPTS
        apology = self._apology(event) if last else None
        now = self._clock.now()
        with suppress(LeaseLost):
            with self._database.write() as session:
                row = inbox.hold(session, event)
                row.failures += 1
                if last:
                    self._park(session, row, event, apology, now)
                else:
                    leases.postpone(row, now + wait)
            self._report(event, "parked" if last else "retried")

    def _park(self, session: Session, row: InboxRow, event: ClaimedEvent, apology: Reply | None, now: datetime) -> None:
        leases.finish(row, Progress.PARKED, now)
        if apology is not None:
            outbox.put(session, self._home(event), apology, event.reference, now)
        self._alerts.parked(session, row, now)

    def _apology(self, event: ClaimedEvent) -> Reply | None:
        try:
            if isinstance(event.task, LinkPosted):
                return None  # nobody waits for an answer
            requester = self._people.find(event.sender)
            with self._database.read() as session:
                requester = preferences.with_choice(session, requester)
                state = conversations.load(session, event.conversation).state
            if isinstance(event.task, ReportMarked):
                return self._steps.notices.unread(requester)
            return self._dialogue.apology(state, requester, event.reference)
        except Exception as error:  # noqa: BLE001 - a fault here too must not keep the conversation from going on
            log_failure(_log, "apologising", error, event.reference)
            return None

    def _home(self, event: ClaimedEvent) -> Destination:
        return Destination(self._surface, event.conversation, event.address)
