"""What a picked choice does, whether by a button, a number or the words on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.recognising.consent import FOR_GOOD, may_consent
from helpbot.dialogue.recognising.misspelt import ALIKE, FUZZY_FROM
from helpbot.dialogue.recognising.phrasing import words_of
from helpbot.dialogue.recognising.signs import sign_meant
from helpbot.dialogue.routing.report_router import ReportRouter
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.telling_on import TellingOn
from helpbot.dialogue.words.quoting import quote

Handler = Callable[[Exchange, str], None]

_NUMBER = re.compile(r"\W*(\d{1,2})\W*$")
_LONGEST_LABEL = 160


class Picking:
    """Does what was picked; an expired choice is explained, not obeyed."""

    def __init__(
        self, rooms: Rooms, report_router: ReportRouter, telling_on: TellingOn, elsewhere: Mapping[str, Handler]
    ) -> None:
        """`elsewhere`: the actions that others handle."""
        self._rooms = rooms
        self._report_router = report_router
        self._actions: Mapping[str, Handler] = {
            Action.HELLO: lambda exchange, _: self._hello(exchange),
            Action.MENU: self._then_the_report(lambda exchange, _: rooms.talk.menu(exchange)),
            Action.OPEN: self._open,
            Action.ARTICLE: self._then_the_report(self._choose),
            Action.NONE_OF_THESE: self._then_the_report(
                lambda exchange, _: rooms.answering.refuse_suggestions(exchange)
            ),
            Action.HELPFUL: self._then_the_report(
                lambda exchange, value: rooms.answering.feedback(exchange, value, helpful=True)
            ),
            Action.NOT_HELPFUL: self._then_the_report(
                lambda exchange, value: rooms.answering.feedback(exchange, value, helpful=False)
            ),
            Action.REPORT: lambda exchange, _: report_router.begin(exchange, ""),
            Action.REPORT_THIS: lambda exchange, _: report_router.begin(exchange, *telling_on.meant(exchange)),
            Action.REPORT_MESSAGE: lambda exchange, _: self._take_up(exchange),
            Action.FIND_HELP: lambda exchange, _: self._find(exchange, exchange.message.text),
            Action.ASK: self._ask,
            Action.LEAVE: self._leave,
            Action.EXPIRED: lambda exchange, _: exchange.say(exchange.texts.expired_choice),
            Action.MY_DATA_SEND: lambda exchange, _: rooms.my_data.send(exchange),
            Action.MY_DATA_ERASE: lambda exchange, _: rooms.my_data.erase(exchange),
            **elsewhere,
        }

    def act(self, exchange: Exchange, choice: Choice) -> None:
        """Do what a choice says."""
        joining = self._rooms.joining
        joined = choice.action == Action.JOIN and joining.has_joined(exchange, choice.value)
        if joined and not joining.offers(exchange, choice.value):
            joining.again(exchange)
            self._rooms.reporting.remind(exchange)
            return
        if self._report_router.commands.takes(choice.action):
            self._report_router.commands.act(exchange, choice)
            return
        self._rooms.pages.leave(exchange)
        handler = self._actions.get(choice.action)
        if handler is None:
            exchange.say(exchange.texts.expired_choice)
        else:
            handler(exchange, choice.value)

    def _then_the_report(self, handler: Handler) -> Handler:
        """Handle a choice, then go on with an open report."""

        def handle(exchange: Exchange, value: str) -> None:
            handler(exchange, value)
            self._rooms.reporting.remind(exchange)

        return handle

    def _hello(self, exchange: Exchange) -> None:
        """Somebody opened the conversation: go on with an open report, else greet."""
        if exchange.state.report is None:
            self._rooms.talk.greet(exchange)
        else:
            self._rooms.reporting.remind(exchange)

    def _take_up(self, exchange: Exchange) -> None:
        """A message becomes a report; its author is told who began it for them."""
        if helper := exchange.message.helper:
            exchange.say(exchange.texts.taken_up.format(helper=quote(helper.name)))
        self._report_router.begin(exchange, exchange.message.text)

    def _find(self, exchange: Exchange, text: str) -> None:
        """Search for a text, whatever it looks like."""
        if not self._rooms.answering.page(exchange, text):
            finding = self._rooms.answering.search(exchange, text)
            self._rooms.answering.answer(exchange, text, finding, (choices.report_this(exchange.texts),))

    def _ask(self, exchange: Exchange, question: str) -> None:
        """Answer what else was asked, and go on with an open report."""
        self._rooms.answering.answer_too(exchange, question)
        self._rooms.reporting.remind(exchange)

    def _leave(self, exchange: Exchange, failure: str) -> None:
        if self._rooms.joining.has_joined(exchange, failure):
            self._rooms.joining.leave(exchange)
        else:
            exchange.say(exchange.texts.expired_choice)
            self._rooms.reporting.remind(exchange)

    def _open(self, exchange: Exchange, entry: str) -> None:
        opens, article = self._rooms.talk.opens(entry)
        if opens == "report":
            self._report_router.begin(exchange, "")
        elif opens == "page":
            self._rooms.pages.ask(exchange)
        elif opens == "status":
            self._rooms.status.ask(exchange)
        elif opens == "phones":
            self._rooms.phones.tell(exchange)
        elif article is not None:
            verdicts.take_up(exchange, "")
            self._show(exchange, article)
        else:
            self._rooms.talk.menu(exchange)
        if opens not in ("report", "status"):
            self._rooms.reporting.remind(exchange)

    def _choose(self, exchange: Exchange, article: str) -> None:
        verdicts.choose(exchange, article)
        self._show(exchange, article)

    def _show(self, exchange: Exchange, article: str) -> None:
        if self._rooms.answering.has(article):
            self._rooms.answering.show(exchange, article)
        else:
            exchange.say(exchange.texts.expired_choice)


def pick(text: str, offered: Sequence[Choice]) -> Choice | None:
    """The choice on offer that a message names, by its number in the list or by its label; `+1` is no number.

    A question (`file it?`) picks nothing that cannot be undone.
    """
    named = _named(text, offered)
    return None if named and named.action in FOR_GOOD and not may_consent(text) else named


def _named(text: str, offered: Sequence[Choice]) -> Choice | None:
    if sign_meant(text):
        return None
    if number := _NUMBER.match(text):
        position = int(number[1])
        return offered[position - 1] if 1 <= position <= len(offered) else None
    words = " ".join(words_of(text))
    if not words or len(words) > _LONGEST_LABEL:
        return None
    for choice in offered:
        label = " ".join(words_of(choice.label))
        if words == label or (len(words) >= FUZZY_FROM and fuzz.ratio(words, label) >= ALIKE):
            return choice
    return None
