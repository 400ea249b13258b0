"""The support phones: those of the countries that are named, else of the person's own."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.asking.phones import all_phone_lines, phone_lines
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.words.countries import Countries
from helpbot.triage.policy import SupportPolicy

MOST_COUNTRIES = 4


class PhoneTalk:
    """Tells which lines to call, and whether they are open now."""

    def __init__(self, policy: SupportPolicy, countries: Countries) -> None:
        self._policy = policy
        self._countries = countries

    def tell(self, exchange: Exchange, text: str = "", further: str = "") -> None:
        """Tell the phones for the countries named, else for the person's own country, else all. A `further` question is
        offered.
        """
        named = self._countries.named_in(text)[:MOST_COUNTRIES] or (exchange.requester.country,)
        lines = self._lines(exchange, named)
        verdicts.take_up(exchange, text)
        texts = exchange.texts
        body = f"**{texts.phones_title}**\n\n{lines}\n\n{texts.phone_outage} {texts.phone_designated}"
        exchange.say(body, (choices.ask_too(texts, further),) if further else (choices.report(texts),))

    def names_country(self, text: str) -> bool:
        """Whether a message names a country."""
        return bool(self._countries.named_in(text))

    def lines_asked(self, exchange: Exchange) -> str:
        """The lines of the countries that the message names, for an article, which cannot tell if they are open now."""
        named = self._countries.named_in(exchange.message.text)[:MOST_COUNTRIES]
        return self._lines(exchange, named) if named else ""

    def outage_lines(self, exchange: Exchange) -> str:
        """The lines of the person's own country for an outage, which are open at any hour."""
        own, zone = [exchange.requester.country], exchange.requester.timezone
        return phone_lines(self._policy, own, exchange.wording, zone, exchange.now, outage=True).strip()

    def _lines(self, exchange: Exchange, countries: Sequence[str]) -> str:
        zone, now, wording = exchange.requester.timezone, exchange.now, exchange.wording
        lines = phone_lines(self._policy, filter(None, countries), wording, zone, now)
        return (lines or all_phone_lines(self._policy, wording, zone, now)).strip()
