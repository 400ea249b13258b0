"""The data held about a person: tell them, send it to them, erase it when they confirm."""

from __future__ import annotations

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Document
from helpbot.dialogue.turn import EraseMyData, Holdings, LookUpMyData


class MyData:
    """Talks about a person's own data; it is looked up after the turn, and then told by `show`."""

    def ask(self, exchange: Exchange) -> None:
        """Have it looked up; nothing is told where others can read."""
        self._look_up(exchange, export=False)

    def send(self, exchange: Exchange) -> None:
        """Have all of it sent."""
        self._look_up(exchange, export=True)

    def show(self, exchange: Exchange, holdings: Holdings) -> None:
        """Tell how much there is, or send all of it, and offer what can be done with it."""
        texts = exchange.texts
        if holdings.export:
            title = texts.my_data_newest.format(count=holdings.left_out) if holdings.left_out else texts.my_data_export
            file = Document(name=texts.my_data_file, content=holdings.export)
            exchange.say(title, kept=False, document=file)
            return
        counts = {
            "tickets": holdings.tickets,
            "open": holdings.open_tickets,
            "conversations": holdings.conversations,
            "messages": holdings.messages,
            "incidents": holdings.incidents,
        }
        exchange.say(texts.my_data.format(**counts), choices.my_data(texts))

    def erase(self, exchange: Exchange) -> None:
        """Ask before anything is erased."""
        if exchange.message.shared:
            exchange.say(exchange.texts.my_data_shared)
        else:
            exchange.say(exchange.texts.erase_confirm, choices.erasing(exchange.texts))

    def confirm(self, exchange: Exchange) -> None:
        """Erase it, if that was the last question: an old button is explained, not obeyed."""
        if not self.asked(exchange):
            exchange.say(exchange.texts.expired_choice)
            return
        exchange.do(EraseMyData())
        exchange.say(exchange.texts.erased)

    def keep(self, exchange: Exchange) -> None:
        """Leave everything as it is."""
        exchange.say(exchange.texts.kept)

    def asked(self, exchange: Exchange) -> bool:
        """Whether the last question was whether to erase."""
        return bool(exchange.offers(Action.ERASE_CONFIRMED))

    def _look_up(self, exchange: Exchange, *, export: bool) -> None:
        if exchange.message.shared:
            exchange.say(exchange.texts.my_data_shared)
        else:
            exchange.do(LookUpMyData(export))
