"""The desk of one surface: takes in what people do, has it handled, has the replies delivered."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping, Sequence

from sqlmodel import Session

from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.measuring import Metrics, NoMetrics
from helpbot.desk.ports.posting import Channel, TicketPost
from helpbot.desk.queues import inbox, outbox
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.bell import Bell
from helpbot.desk.queues.chores import ChoreHandler, Chores, Preparing
from helpbot.desk.queues.delivering import Deliverer
from helpbot.desk.queues.inbox import ClaimedEvent, KnownAlready
from helpbot.desk.queues.leases import Lease
from helpbot.desk.queues.left_files import LeftFiles
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.turns import conversations, preferences
from helpbot.desk.turns.handling import Handler
from helpbot.desk.turns.processing import EventProcessor, leave_to_others
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Choice, Reply, ReportForm, Requester
from helpbot.tickets.store import tickets_from
from helpbot.tickets.troubles import DatabaseTrouble

_log = logging.getLogger(__name__)


class Desk:
    """What a surface talks to. Safe to share between threads; several desks may share one database.

    `chores` are the kinds of scheduled work that it does.
    """

    def __init__(
        self,
        workplace: Workplace,
        turns: TurnTaking,
        alerts: Alerts,
        chores: Mapping[Kind, ChoreHandler | Preparing] | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self._metrics = metrics = metrics or NoMetrics()
        self._workplace = workplace
        self._database = workplace.database
        self._surface = workplace.surface
        self._dialogue = turns.dialogue
        self.status_page = turns.incidents.page
        """The only reader of the page, so that one reading serves everybody."""
        self._handler = Handler(workplace, EventProcessor(workplace, turns, metrics), alerts, metrics)
        self._deliverer = Deliverer(
            workplace, alerts, LeftFiles(turns.steps.notices.team, turns.steps.team.slack), metrics
        )
        self._chores = Chores(workplace.database, workplace.clock, chores or {})
        self.bell: Bell[ClaimedEvent] = Bell()
        """Rings when there may be something to handle or to deliver; events are handed over with it."""

    def receive(self, event: IncomingEvent) -> bool:
        """Store an event, secrets removed: once this returns, it cannot be lost.

        False for a duplicate. Raises `DatabaseTrouble`: then it is not stored, and must be sent again.
        """
        content, reference = inbox.content_of(event), secrets.token_hex(8)
        with self.bell.keep_one() as somebody_is_free:
            try:
                with self._database.write() as session:
                    # in turn, so that the events of a conversation become visible in the order of their numbers
                    self._database.lock_name(session, event.conversation)
                    lease = self._lease_for(session, event) if somebody_is_free else None
                    claimed = inbox.store(session, event, content, reference, self._surface.name, lease)
            except KnownAlready:
                return False
            except DatabaseTrouble:
                self._metrics.refusal()
                raise
            _log.info("event stored", extra={"reference": reference})
            if claimed is not None:
                self.bell.hand(claimed)
            else:
                self.bell.ring()
        return True

    def _lease_for(self, session: Session, event: IncomingEvent) -> Lease | None:
        """For an idle worker of this process, unless an earlier event of the conversation waits."""
        if inbox.waits(session, event.conversation):
            return None
        return Lease.beginning(self._workplace.clock.now(), self._workplace.takeover)

    def knows_conversation(self, conversation: str) -> bool:
        """Whether the bot takes part in it, so that a further message there is meant for the bot."""
        with self._database.read() as session:
            return inbox.knows_conversation(session, conversation)

    def ticket_of(self, receipt: str) -> TicketPost | None:
        """The ticket that one of our messages is about, by the receipt of its delivery."""
        with self._database.read() as session:
            return outbox.ticket_of(session, receipt)

    def person(self, user_id: str) -> Requester:
        """The person, with their preferences."""
        person = self._surface.people.find(user_id)
        with self._database.read() as session:
            return preferences.with_choice(session, person)

    def choose_language(self, user_id: str, language: str | None) -> None:
        """From now on speak this language with a person; None: the one they write in. Raises `DatabaseTrouble`."""
        with self._database.write() as session:
            preferences.choose_language(session, user_id, language)

    def rehearsed(self, language: str, text: str = "", choice: Choice | None = None) -> Sequence[Reply]:
        """What somebody who speaks a language would be answered if they began like this; nothing is stored."""
        now = self._workplace.clock.now()
        event = IncomingEvent((), "", "", {}, now, text=text, choice=choice)
        somebody = Requester(id="", language=language)
        return self._dialogue.respond({}, inbox.message_of(event), somebody, now, ()).replies

    def is_at_work_on(self, key: str) -> bool:
        """Whether the event with this key, or the answer to it, is still pending."""
        with self._database.read() as session:
            return inbox.is_open(session, key)

    def began_with(self, source: str) -> bool:
        """Whether a ticket began with this message."""
        with self._database.read() as session:
            return bool(tickets_from(session, source))

    def form_of(self, conversation: str) -> ReportForm:
        """A report form, filled in with what was said so far in a conversation."""
        with self._database.read() as session:
            state = conversations.load(session, conversation).state
        return self._dialogue.form(state)

    def work(self, channel: Channel, handed: ClaimedEvent | None = None) -> bool:
        """Deliver what is due, else handle an event (the one `handed` over, or the oldest) and deliver its answer.

        False when there is nothing to do. Raises `DatabaseTrouble`.
        """
        if handed is None and self.deliver_one(channel):
            return True
        event = handed or self._handler.claim()
        if event is None:
            return False
        answer = self._handler.handle(event, self._deliverer.claim_answer)
        if answer is not None:
            self._deliverer.deliver(answer, channel)
        return True

    def handle_one(self) -> bool:
        """Handle the oldest event that is ready; False when there is none. Raises `DatabaseTrouble`."""
        event = self._handler.claim()
        if event is None:
            return False
        self._handler.handle(event, leave_to_others)
        return True

    def handle_pending(self) -> int:
        """Handle events until none is left; returns the number of attempts. Raises `DatabaseTrouble`."""
        attempts = 0
        while self.handle_one():
            attempts += 1
        return attempts

    def deliver_one(self, channel: Channel) -> bool:
        """Make one attempt at a delivery; False when none is due. Raises `DatabaseTrouble`."""
        return self._deliverer.deliver_one(channel)

    def deliver_due(self, channel: Channel) -> int:
        """Deliver until nothing is due; returns the number of attempts. Raises `DatabaseTrouble`."""
        attempts = 0
        while self.deliver_one(channel):
            attempts += 1
        return attempts

    def do_chore(self) -> bool:
        """Do a chore that is due; False when none is. Raises `DatabaseTrouble`."""
        done = self._chores.do_one()
        if done:
            self.bell.ring()
        return done

    def drain(self, channel: Channel) -> None:
        """Handle, deliver and do chores until nothing is left to do now. Raises `DatabaseTrouble`."""
        while self.handle_pending() or self.deliver_due(channel) or self.do_chore():
            pass
