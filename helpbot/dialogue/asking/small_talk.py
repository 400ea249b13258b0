"""Greetings, thanks and the Help menu."""

from __future__ import annotations

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.words.quoting import quote
from helpbot.knowledge.menu import HelpMenu


class SmallTalk:
    """The short replies beside answers and reports."""

    def __init__(self, name: str, menu: HelpMenu) -> None:
        self._name = name
        self._menu = menu

    def menu(self, exchange: Exchange) -> None:
        """The Help menu."""
        exchange.say(exchange.texts.menu, choices.menu_entries(self._menu, exchange.reading))

    def greet(self, exchange: Exchange) -> None:
        """A greeting with the Help menu."""
        first_name = exchange.requester.name.split()[0] if exchange.requester.name.strip() else ""
        name = f", {quote(first_name, 40)}" if first_name else ""
        greeting = exchange.texts.greeting.format(name=name, bot=self._name)
        exchange.say(greeting, choices.menu_entries(self._menu, exchange.reading))

    def introduce(self, exchange: Exchange) -> None:
        """Tell what the bot is to somebody who asks or chats."""
        exchange.say(exchange.texts.small_talk.format(bot=self._name))

    def opens(self, entry_id: str) -> tuple[str, str | None]:
        """What a menu entry opens, and which article; the menu itself if the entry is gone."""
        for entry in self._menu.entries:
            if entry.id == entry_id:
                return entry.opens, entry.article
        return "menu", None
