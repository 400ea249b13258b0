"""Help about a page of the product: ask which one, and answer with the article about it."""

from __future__ import annotations

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.state import Mode, Move


class PageTalk:
    """The turn in which a person names the page they are on."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def ask(self, exchange: Exchange) -> None:
        """Ask for the page; in the middle of something else, the answer is not waited for."""
        if exchange.state.mode in (Mode.IDLE, Mode.NAMING_PAGE):
            exchange.move(Move.ASK_PAGE)
        exchange.say(exchange.texts.page_question)

    def named(self, exchange: Exchange, text: str) -> None:
        """Explain the page with that name or address, else search for the words."""
        self.leave(exchange)
        if self._answering.page(exchange, text):
            return
        finding = self._answering.search(exchange, text)
        if finding.offered:
            self._answering.answer(exchange, text, finding)
        else:
            exchange.say(exchange.texts.page_unknown)

    def leave(self, exchange: Exchange) -> None:
        """Stop waiting for a page."""
        if exchange.state.mode is Mode.NAMING_PAGE:
            exchange.move(Move.NAME_PAGE)
