"""What somebody else says in the thread of a report: it neither answers nor changes the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Choice, Message, Requester
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.having_too import has_it_too, with_one_more
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.state import ConversationState, ReportDraft
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report


def stands_by(state: ConversationState, message: Message, requester: Requester) -> bool:
    """Whether somebody writes where the open report of another person can be read.

    That includes a message taken up for its author while a report is open.
    """
    taken_up = message.helper is not None and state.report is not None
    return message.shared and (taken_up or belongs_to_another(state, requester))


def belongs_to_another(state: ConversationState, requester: Requester) -> bool:
    """Whether the open report is somebody else's; one without a known author is everybody's."""
    if state.report is None or state.report.author is None:
        return False
    theirs = (state.report.author, state.report.helper)
    return all(person is None or person.id != requester.id for person in theirs)


class Bystanding:
    """Handles bystanders, each in an exchange of their own, of which the conversation keeps almost nothing."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        answering = rooms.answering
        self._theirs: Mapping[str, Callable[[Exchange, str], None]] = {
            Action.HELPFUL: lambda exchange, value: answering.feedback(exchange, value, helpful=True),
            Action.NOT_HELPFUL: lambda exchange, value: answering.feedback(exchange, value, helpful=False),
            Action.ARTICLE: self._show,
            Action.TICKET_WORKS: rooms.tickets.actions[Action.TICKET_WORKS],
            Action.TICKET_FAILS: rooms.tickets.actions[Action.TICKET_FAILS],
        }

    def hear(self, exchange: Exchange, report: ReportDraft) -> ReportDraft:
        """Answer a bystander; returns the report, with a note of them if they have the same problem.

        A plain question is answered if an article is sure; somebody with a trouble is told in private where to report
        it. The rest is a conversation among people: the bot says nothing, and keeps nothing.
        """
        text, choice = exchange.message.text, exchange.message.choice
        if choice is not None:
            self._press(exchange, choice, report)
        elif exchange.message.form is not None:
            self._decline(exchange, report)
        elif exchange.message.about:
            self._rooms.tickets.takes(exchange, text, {})
        elif language := has_it_too(self._recogniser.hints, text, exchange.language):
            return self._note(exchange, report, text, language)
        elif self._recogniser.questions.asks(text) or self._rooms.answering.links_page(text):
            self._rooms.answering.answer_if_sure(exchange, text)
        elif is_report(text, exchange.language) >= PLAINLY_A_REPORT:
            self._decline(exchange, report)
        return report

    def _press(self, exchange: Exchange, choice: Choice, report: ReportDraft) -> None:
        """Buttons of answers and of tickets are for whoever presses them."""
        if act := self._theirs.get(choice.action):
            act(exchange, choice.value)
        else:
            self._decline(exchange, report)

    def _note(self, exchange: Exchange, report: ReportDraft, said: str, language: str) -> ReportDraft:
        """Note in the report that they have it too; what they said last counts."""
        if exchange.requester.chosen_language is None:
            exchange.wording = self._recogniser.wording(language)
        exchange.say(exchange.texts.has_it_too.format(name=_author(report)))
        return report.model_copy(update={"also": with_one_more(report.also, exchange, said)})

    def _show(self, exchange: Exchange, article: str) -> None:
        if self._rooms.answering.has(article):
            self._rooms.answering.show(exchange, article)

    @staticmethod
    def _decline(exchange: Exchange, report: ReportDraft) -> None:
        """Tell in private whose report it is."""
        exchange.say(exchange.texts.report_of_another.format(name=_author(report)), private=True)


def _author(report: ReportDraft) -> str:
    return quote(report.author.name) if report.author else ""
