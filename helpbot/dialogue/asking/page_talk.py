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
        """Ask for the page; in the middle of something else only the question is put."""
        if exchange.state.mode in (Mode.IDLE, Mode.NAMING_PAGE):
            exchange.move(Move.ASK_PAGE)
        exchange.say(exchange.texts.page_question)

    def named(self, exchange: Exchange, text: str) -> None:
        """The page is named: by its name or address, else the words are searched with."""
        self.leave(exchange)
        if self._answering.page(exchange, text):
            return
        finding = self._answering.search(exchange, text)
        if finding.offered:
            self._answering.answer(exchange, text, finding)
        else:
            exchange.say(exchange.texts.page_unknown)

    def leave(self, exchange: Exchange) -> None:
        """Wait for a page no longer."""
        if exchange.state.mode is Mode.NAMING_PAGE:
            exchange.move(Move.NAME_PAGE)
