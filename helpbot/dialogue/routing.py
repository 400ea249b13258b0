"""Where a message goes: to the choice it picks, the phrase it is, the report it belongs to, or the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue import choices, verdicts
from helpbot.dialogue.answering import Answering
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.joining import Joining
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.my_data import MyData
from helpbot.dialogue.recognition import Recogniser, pick
from helpbot.dialogue.report_routing import ReportRouter
from helpbot.dialogue.reporting import Reporting
from helpbot.dialogue.small_talk import SmallTalk
from helpbot.dialogue.state import Mode, Move
from helpbot.dialogue.ticket_talk import TicketTalk
from helpbot.language.text import simple_words
from helpbot.triage.assessment import is_report

PLAINLY_A_REPORT = 0.55
"""From this on a message that no article answers starts a report by itself."""

LONGEST_PHONE_QUESTION = 200
"""Characters; a longer message that names a country and a call is a story."""

Handler = Callable[[Exchange], None]


class Router:
    """Decides for each message what is to happen with it."""

    def __init__(
        self,
        answering: Answering,
        reporting: Reporting,
        joining: Joining,
        talk: SmallTalk,
        my_data: MyData,
        ticket_talk: TicketTalk,
        recogniser: Recogniser,
    ) -> None:
        self._ticket_talk = ticket_talk
        self._answering = answering
        self._reporting = reporting
        self._talk = talk
        self._my_data = my_data
        self._recogniser = recogniser
        self._joining = joining
        self._report_router = ReportRouter(answering, reporting, joining, talk, my_data, recogniser)
        self._phrases: Mapping[str, Handler] = {
            "report": reporting.start,
            "person": self._person,
            "my_tickets": talk.tickets,
            "my_data": my_data.ask,
            "phones": answering.phones,
            "status": answering.status,
            "page": self._ask_page,
            "none_of_these": answering.refuse_suggestions,
            "menu": talk.menu,
            "greeting": talk.greet,
            "thanks": lambda exchange: exchange.say(exchange.texts.thanks),
            "yes_helpful": lambda exchange: self._judge(exchange, helpful=True),
            "no_helpful": lambda exchange: self._judge(exchange, helpful=False),
            "yes": lambda exchange: self._bare(exchange, helpful=True),
            "no": lambda exchange: self._bare(exchange, helpful=False),
            "goodbye": lambda exchange: exchange.say(exchange.texts.goodbye),
            "small_talk": lambda exchange: exchange.say(exchange.texts.small_talk),
            "cancel": lambda exchange: exchange.say(exchange.texts.nothing_to_cancel),
            "start_over": talk.menu,
            "back": talk.menu,
            "skip": talk.menu,
            "dont_know": talk.menu,
        }

    def route(self, exchange: Exchange) -> None:
        """Have the message dealt with."""
        state, message = exchange.state, exchange.message
        text = message.text.strip()
        numbered = state.mode is not Mode.ANSWERING
        choice = message.choice or (pick(text, state.offered) if numbered and not message.about else None)
        if message.unprompted:
            self._answering.answer_if_sure(exchange, text)
        elif message.form is not None:
            self._reporting.take_form(exchange, message.form)
        elif choice is not None:
            self._act(exchange, choice)
        elif not simple_words(text) and text not in ("?", "-") and not message.files:
            exchange.say(exchange.texts.empty)
        else:
            self._hear(exchange, text)

    def _hear(self, exchange: Exchange, text: str) -> None:
        meanings = self._recogniser.meanings(text, exchange.language)
        if self._ticket_talk.takes(exchange, text, meanings):
            return
        if self._my_data.asked(exchange) and meanings.keys() & {"yes", "no", "cancel"}:
            self._decide_erasing(exchange, erase="yes" in meanings)
        elif text.isdigit() and exchange.state.mode is Mode.IDLE:
            self._talk.menu(exchange)  # a number picks nothing that is offered now
        elif "language" in meanings:
            self._change_language(exchange, meanings["language"])
        elif exchange.state.mode not in (Mode.IDLE, Mode.NAMING_PAGE):
            self._report_router.route(exchange, text, meanings)
        elif exchange.state.mode is Mode.NAMING_PAGE and "cancel" in meanings:
            self._leave_page(exchange)
            self._talk.menu(exchange)
        elif exchange.state.mode is Mode.NAMING_PAGE and not meanings:
            self._page_named(exchange, text)
        else:
            self._leave_page(exchange)
            self._idle(exchange, text, meanings)

    def _idle(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        rest = self._recogniser.follow_up(text, exchange.language)
        meanings = meanings or (self._recogniser.meanings(rest, exchange.language) if rest else {})
        if "not_this" in meanings and self._joining.has_joined(exchange) and not verdicts.offered_articles(exchange):
            self._joining.leave(exchange)
            return
        for meaning, handler in self._phrases.items():
            if meaning in meanings:
                handler(exchange)
                return
        if self._asks_for_phones(exchange, text):
            self._answering.phones(exchange, text)
            exchange.change(question=self._question(exchange, text)[-LONGEST_PHONE_QUESTION:])
        elif not self._answering.page(exchange, text):
            self._ask_or_report(exchange, text)

    def _asks_for_phones(self, exchange: Exchange, text: str) -> bool:
        """`a qué número llamo en Brasil`, and after it `¿y en Japón?`."""
        speaks_of_phones = self._recogniser.mentions_phone(self._question(exchange, text))
        return speaks_of_phones and self._answering.names_country(text) and len(text) <= LONGEST_PHONE_QUESTION

    def _ask_or_report(self, exchange: Exchange, text: str) -> None:
        """A sure answer comes first, with the report at hand; a plain problem without one starts a report."""
        likely = is_report(text, exchange.language)
        finding = self._answering.search(exchange, self._question(exchange, text))
        if exchange.message.files or (likely >= PLAINLY_A_REPORT and finding.outcome != "answered"):
            self._reporting.start(exchange, text)
            return
        problem = likely >= PLAINLY_A_REPORT / 2
        extra = (choices.report_this(exchange.texts),) if problem and finding.outcome != "unknown" else ()
        self._answering.answer(exchange, text, finding, extra)

    def _question(self, exchange: Exchange, text: str) -> str:
        """What to search with: a follow-up (`and for Brazil?`) is asked together with the question before it."""
        rest = self._recogniser.follow_up(text, exchange.language)
        return f"{exchange.state.question} {rest}" if rest and exchange.state.question else text

    def _decide_erasing(self, exchange: Exchange, *, erase: bool) -> None:
        if erase:
            self._my_data.confirm(exchange)
        else:
            self._my_data.keep(exchange)
            self._report_router.remind(exchange)

    def _change_language(self, exchange: Exchange, language: str) -> None:
        exchange.change(language=language)
        exchange.wording = exchange.wording if exchange.language == language else self._recogniser.wording(language)
        exchange.reading = language
        if exchange.state.report is not None:
            self._reporting.repeat(exchange)
        elif offered := [choice.value for choice in exchange.state.offered if choice.action == Action.ARTICLE]:
            self._answering.suggest(exchange, offered, exchange.texts.suggestions)
        elif exchange.state.article is not None:
            self._answering.show(exchange, exchange.state.article)
        else:
            exchange.say(exchange.texts.language_set)

    def _act(self, exchange: Exchange, choice: Choice) -> None:
        """Do what a picked choice stands for; one that belongs to another moment is explained, not obeyed."""
        if choice.action == Action.JOIN and self._joining.has_joined(exchange, choice.value):
            self._joining.again(exchange)
            self._report_router.remind(exchange)
            return
        if self._report_router.takes(choice.action):
            self._report_router.act(exchange, choice)
            return
        if exchange.state.mode is Mode.NAMING_PAGE:
            self._leave_page(exchange)
        handler = self._actions().get(choice.action)
        if handler is None:
            exchange.say(exchange.texts.expired_choice)
        else:
            handler(exchange, choice.value)

    def _actions(self) -> Mapping[str, Callable[[Exchange, str], None]]:
        return {
            Action.HELLO: lambda exchange, _: self._hello(exchange),
            Action.MENU: lambda exchange, _: self._talk.menu(exchange),
            Action.OPEN: self._open,
            Action.ARTICLE: self._choose,
            Action.NONE_OF_THESE: lambda exchange, _: self._answering.refuse_suggestions(exchange),
            Action.HELPFUL: lambda exchange, value: self._answering.feedback(exchange, value, helpful=True),
            Action.NOT_HELPFUL: lambda exchange, value: self._answering.feedback(exchange, value, helpful=False),
            Action.REPORT: lambda exchange, _: self._report_router.begin(exchange, ""),
            Action.REPORT_THIS: lambda exchange, _: self._report_router.begin(exchange, exchange.state.question),
            Action.LEAVE: self._leave,
            Action.MY_DATA_SEND: lambda exchange, _: self._my_data.send(exchange),
            Action.MY_DATA_ERASE: lambda exchange, _: self._my_data.erase(exchange),
            Action.ERASE_CONFIRMED: lambda exchange, _: self._decide_erasing(exchange, erase=True),
            Action.ERASE_REFUSED: lambda exchange, _: self._decide_erasing(exchange, erase=False),
            Action.TICKET_NO_WORD: lambda exchange, _: self._go_on_without_support(exchange),
            Action.REPORT_MESSAGE: lambda exchange, _: self._report_router.begin(exchange, exchange.message.text),
            Action.FIND_HELP: lambda exchange, _: self._find(exchange, exchange.message.text),
            **self._ticket_talk.actions,
        }

    def _go_on_without_support(self, exchange: Exchange) -> None:
        """What was written is for the bot after all."""
        text = self._ticket_talk.leave_pending(exchange)
        if text:
            self._idle(exchange, text, self._recogniser.meanings(text, exchange.language))
        else:
            exchange.say(exchange.texts.expired_choice)

    def _find(self, exchange: Exchange, text: str) -> None:
        """Look for help with a text, whatever it looks like."""
        if not self._answering.page(exchange, text):
            finding = self._answering.search(exchange, text)
            self._answering.answer(exchange, text, finding, (choices.report_this(exchange.texts),))

    def _hello(self, exchange: Exchange) -> None:
        """Somebody comes in: go on with an unfinished report, else greet."""
        if exchange.state.report is None:
            self._talk.greet(exchange)
        else:
            self._report_router.remind(exchange)

    def _leave(self, exchange: Exchange, failure: str) -> None:
        if self._joining.has_joined(exchange, failure):
            self._joining.leave(exchange)
        else:
            exchange.say(exchange.texts.expired_choice)
            self._report_router.remind(exchange)

    def _open(self, exchange: Exchange, entry: str) -> None:
        opens, article = self._talk.opens(entry)
        if opens == "report":
            self._report_router.begin(exchange, "")
        elif opens == "page":
            self._ask_page(exchange)
        elif opens == "status":
            self._answering.status(exchange)
        elif opens == "phones":
            self._answering.phones(exchange)
        elif article is not None:
            verdicts.take_up(exchange, "")
            self._show(exchange, article)
        else:
            self._talk.menu(exchange)
        self._report_router.remind(exchange, unless=opens in ("report", "status"))

    def _choose(self, exchange: Exchange, article: str) -> None:
        verdicts.choose(exchange, article)
        self._show(exchange, article)

    def _show(self, exchange: Exchange, article: str) -> None:
        if self._answering.has(article):
            self._answering.show(exchange, article)
        else:
            exchange.say(exchange.texts.expired_choice)

    def _ask_page(self, exchange: Exchange) -> None:
        if exchange.state.mode in (Mode.IDLE, Mode.NAMING_PAGE):
            exchange.move(Move.ASK_PAGE)
        exchange.say(exchange.texts.page_question)

    def _page_named(self, exchange: Exchange, text: str) -> None:
        exchange.move(Move.NAME_PAGE)
        if self._answering.page(exchange, text):
            return
        finding = self._answering.search(exchange, text)
        if finding.offered:
            self._answering.answer(exchange, text, finding)
        else:
            exchange.say(exchange.texts.page_unknown)

    def _leave_page(self, exchange: Exchange) -> None:
        if exchange.state.mode is Mode.NAMING_PAGE:
            exchange.move(Move.NAME_PAGE)

    def _person(self, exchange: Exchange) -> None:
        exchange.say(exchange.texts.person, (choices.report(exchange.texts),))

    def _bare(self, exchange: Exchange, *, helpful: bool) -> None:
        """A bare yes or no answers `was this helpful?` while that is the last thing asked."""
        asked = any(choice.action == Action.HELPFUL for choice in exchange.state.offered)
        if asked or (not helpful and verdicts.offered_articles(exchange)):
            self._judge(exchange, helpful=helpful)
        else:
            self._talk.menu(exchange)

    def _judge(self, exchange: Exchange, *, helpful: bool) -> None:
        """A bare yes or no speaks of the article shown last, a no also of suggestions; else of nothing."""
        if exchange.state.article is not None:
            self._answering.feedback(exchange, exchange.state.article, helpful=helpful)
        elif not helpful and verdicts.offered_articles(exchange):
            self._answering.refuse_suggestions(exchange)
        else:
            self._talk.menu(exchange)
