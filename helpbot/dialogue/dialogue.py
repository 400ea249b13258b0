"""The dialogue: one message in, replies and effects out. Routes each message to asking or reporting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.asking.live_status import StatusTalk
from helpbot.dialogue.asking.my_data import MyData
from helpbot.dialogue.asking.page_talk import PageTalk
from helpbot.dialogue.asking.phone_talk import PhoneTalk
from helpbot.dialogue.asking.small_talk import SmallTalk
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import Found, JoinOutcome, PageState
from helpbot.dialogue.incidents.joining import Joining
from helpbot.dialogue.messages import Message, Reply, ReportForm, Requester
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.confirming import Confirming
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.form import form_of
from helpbot.dialogue.reporting.interview.questions import Questions
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.summary import filed_text
from helpbot.dialogue.reporting.taking import Reporting
from helpbot.dialogue.restoring import restore
from helpbot.dialogue.routing.bystanding import Bystanding, belongs_to_another, stands_by
from helpbot.dialogue.routing.judging import Judging
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.router import Router
from helpbot.dialogue.speaking import Speaking, expected_language
from helpbot.dialogue.state import ConversationState
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.talk import TicketTalk
from helpbot.dialogue.turn import Holdings, TicketStep, Turn
from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.countries import Countries
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.secret_marks import worded_in
from helpbot.knowledge.base import KnowledgeBase
from helpbot.language.text import clean
from helpbot.language.texts import spoken
from helpbot.triage.policy import SupportPolicy

SILENCE = timedelta(minutes=30)
"""After this long, a report that is resumed is named first."""


@dataclass(frozen=True)
class Addresses:
    """Where answers point to."""

    resource_center: str
    status_page: str


@dataclass(frozen=True)
class Persona:
    """Who the bot is: its name, its languages (the first is the default), the addresses that answers point to.

    `ticket_prefix` begins the numbers of tickets. `forms`: the surface can show a form for a report.
    """

    name: str
    languages: tuple[str, ...]
    addresses: Addresses
    ticket_prefix: str = "HB"
    forms: bool = False


class Dialogue:
    """Answers messages. Keeps no state of its own: the state of a conversation goes in and comes out."""

    def __init__(
        self, knowledge: KnowledgeBase, policy: SupportPolicy, wordings: Mapping[str, Wording], persona: Persona
    ) -> None:
        self._policy = policy
        self._persona = persona
        self._knowledge = knowledge
        known = spoken(wordings, persona.languages)
        recogniser = Recogniser(known)
        self._rooms = self._open_rooms(recogniser, Countries(known))
        self._speaking = Speaking(recogniser, persona.languages, knowledge)
        self._router = Router(self._rooms, recogniser, self._speaking)
        self._bystanding = Bystanding(self._rooms, recogniser)

    def _open_rooms(self, recogniser: Recogniser, countries: Countries) -> Rooms:
        persona, policy = self._persona, self._policy
        drafting, talk = Drafting(policy), SmallTalk(persona.name, self._knowledge.menu)
        phones = PhoneTalk(policy, countries)
        answering = Answering(self._knowledge, phones, persona.addresses.resource_center)
        keeping, questions = Keeping(drafting), Questions(drafting, forms=persona.forms)
        reporting = Reporting(Confirming(policy, drafting, keeping), keeping, drafting, questions)
        return Rooms(
            answering=answering,
            status=StatusTalk(persona.addresses.status_page),
            phones=phones,
            pages=PageTalk(answering),
            judging=Judging(answering, talk),
            reporting=reporting,
            joining=Joining(reporting, drafting),
            tickets=TicketTalk(recogniser, persona.ticket_prefix),
            my_data=MyData(),
            talk=talk,
        )

    def respond(
        self,
        state: Mapping[str, Any],
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView] = (),
    ) -> Turn:
        """Answer one message. `tickets` are the requester's open ones, newest first."""
        message = message.reworded(clean)
        restored = restore(state)
        if message.edited and not _tells_the_report(restored.state, message):
            return Turn({**state}, ())
        if stands_by(restored.state, message, requester):
            return self._overhear(restored.state, message, requester, now)
        exchange = Exchange(restored.state.turned_to(requester.id), message, requester, now, tickets)
        self._understand(exchange)
        if restored.lost:
            exchange.say(exchange.texts.forgotten)
        self._recall_report(exchange)
        self._router.route(exchange)
        return exchange.turn()

    def _overhear(self, state: ConversationState, message: Message, requester: Requester, now: datetime) -> Turn:
        """Answer a bystander in their own language; the conversation stays as its owner left it."""
        theirs = ConversationState(mode=state.mode, question=state.question)
        exchange = Exchange(theirs, message, requester, now)
        self._understand(exchange)
        assert state.report is not None
        report = self._bystanding.hear(exchange, state.report)
        turn = exchange.turn()
        # their question is kept for their verdict on its answer
        after = state.model_copy(update={"report": report, "question": exchange.state.question})
        return Turn(after.model_dump(mode="json"), turn.replies, turn.effects)

    def filed(
        self, state: Mapping[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime
    ) -> Turn:
        """Confirm the tickets that were filed: their numbers, the promises, what happens next."""
        exchange = self._later(state, requester, now)
        exchange.say(filed_text(exchange, self._policy, tickets, self._rooms.phones.outage_lines(exchange)))
        return exchange.turn()

    def status(self, state: Mapping[str, Any], page: PageState, requester: Requester, now: datetime) -> Turn:
        """Tell what the status page says; an open report goes on."""
        exchange = self._later(state, requester, now)
        self._rooms.status.tell(exchange, page)
        self._rooms.reporting.remind(exchange)
        return exchange.turn()

    def known(self, state: Mapping[str, Any], found: Found | None, requester: Requester, now: datetime) -> Turn:
        """Known failures were looked up: offer the one that matches the report, else answer, or go on asking."""
        exchange = self._later(state, requester, now)
        if found is None and exchange.report.answerable:
            self._router.idle.free_words.answer_after_all(exchange)
        else:
            self._rooms.joining.found(exchange, found)
        return exchange.turn()

    def joined(self, state: Mapping[str, Any], outcome: JoinOutcome, requester: Requester, now: datetime) -> Turn:
        """Tell the result of joining a known failure."""
        exchange = self._later(state, requester, now)
        self._rooms.joining.joined(exchange, outcome)
        return exchange.turn()

    def my_data(self, state: Mapping[str, Any], holdings: Holdings, requester: Requester, now: datetime) -> Turn:
        """Tell what is held about the person."""
        exchange = self._later(state, requester, now)
        self._rooms.my_data.show(exchange, holdings)
        return exchange.turn()

    def form(self, state: Mapping[str, Any]) -> ReportForm:
        """A form for a report, filled in with what was said so far."""
        return form_of(restore(state).state)

    def stepped(
        self,
        state: Mapping[str, Any],
        step: TicketStep,
        ticket: TicketView | None,
        requester: Requester,
        now: datetime,
        *,
        done: bool,
    ) -> Turn:
        """Tell the result of the requester's step; without a `ticket` they have none of that number.

        For a bystander of somebody else's report, the conversation stays as it was.
        """
        exchange = self._later(state, requester, now)
        self._rooms.tickets.stepped(exchange, step, ticket, done=done)
        if belongs_to_another(exchange.state, requester):
            return replace(exchange.turn(), state=dict(state))
        self._rooms.reporting.remind(exchange)
        return exchange.turn()

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        """The article that explains the page behind a link, in the person's language; None for none or several."""
        exchange = self._later({}, requester, now)
        self._rooms.answering.preview(exchange, link)
        return next(iter(exchange.turn().replies), None)

    def apology(self, state: Mapping[str, Any], requester: Requester, reference: str) -> Reply:
        """Something unexpected happened; `reference` finds it in the logs."""
        own = restore(state).state.turned_to(requester.id)
        wording = self._speaking.wording(expected_language(own, requester))
        return Reply(text=wording.texts.apology.format(reference=reference))

    def _understand(self, exchange: Exchange) -> None:
        """Settle the language, and tell which secrets were removed."""
        self._speaking.settle(exchange)
        exchange.message = exchange.message.reworded(lambda text: worded_in(text, exchange.texts))
        self._mention_removed(exchange)

    def _later(self, state: Mapping[str, Any], requester: Requester, now: datetime) -> Exchange:
        """The rest of a turn, after something was looked up or stored for it."""
        exchange = Exchange(restore(state).state.turned_to(requester.id), Message(), requester, now)
        self._speaking.settle(exchange)
        return exchange

    def _mention_removed(self, exchange: Exchange) -> None:
        if removed := exchange.message.removed:
            kinds = [getattr(exchange.texts, f"secret_{kind.replace(' ', '_')}", kind) for kind in removed]
            exchange.say(exchange.texts.removed.format(kinds=", ".join(dict.fromkeys(kinds))))

    def _recall_report(self, exchange: Exchange) -> None:
        state = exchange.state
        long_ago = state.last_at is not None and exchange.now - state.last_at > SILENCE
        comes_in = exchange.message.choice is not None and exchange.message.choice.action == Action.HELLO
        if state.report and state.report.what and (long_ago or comes_in):
            exchange.say(exchange.texts.resumed.format(summary=quote(state.report.what, 100)))


def _tells_the_report(state: ConversationState, message: Message) -> bool:
    """Whether the open report began with this message and still depends on it, or has words of it."""
    report = state.report
    if report is None or not message.source:
        return False
    begins = report.source == message.source and (report.began > 0 or not report.what)
    return begins or report.has_heard(message.source)
