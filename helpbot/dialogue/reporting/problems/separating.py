"""The decision whether several problems are filed separately, and what is told instead of one."""

from __future__ import annotations

from collections.abc import Callable

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.confirming import Confirming, added_to_details
from helpbot.dialogue.reporting.interview.hearing import AS_IT_IS, hear
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.problems.several import Several
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.dialogue.state import Aside, Move, Slot
from helpbot.triage.utterances.answers import questions_told


class Separating:
    """Takes it; `proceed` then asks the next question, in a frame."""

    def __init__(
        self, confirming: Confirming, keeping: Keeping, several: Several, proceed: Callable[[Exchange, str], None]
    ) -> None:
        self._confirming = confirming
        self._keeping = keeping
        self._several = several
        self._proceed = proceed

    def decide(self, exchange: Exchange, *, separate: bool) -> None:
        """File several problems separately, or as one."""
        exchange.move(Move.DECIDE_SPLIT)
        aside = exchange.report.aside
        if aside is not None:
            self._settle(exchange, aside, separate=separate)
        else:
            self._several.decide(exchange, separate=separate)
            self._proceed(exchange, AS_IT_IS)

    def hold(self, exchange: Exchange, text: str) -> None:
        """Keep what is told instead of a decision, and ask again.

        Whoever goes on answering the report means that the other problem is a separate one.
        """
        aside = exchange.report.aside
        if aside is not None and aside.slot and questions_told(text, exchange.language, name_of(aside.slot)):
            self._go_on_beside(exchange, aside, aside.slot, text)
            return
        about = self._confirming.about(exchange, text)
        said, place = (about.said, about.place) if about and about.said else (text, None)
        if exchange.report.separate:
            self._keeping.keep_named(exchange, said, place)
        else:
            self._keeping.note(exchange, said, place)
        self.offer_again(exchange)

    def offer_again(self, exchange: Exchange) -> None:
        """Ask again, after something else was noted."""
        self._several.ask_again(exchange)

    def _go_on_beside(self, exchange: Exchange, aside: Aside, slot: Slot, text: str) -> None:
        """Keep the other problem apart, and take the answer to the question that it interrupted."""
        exchange.move(Move.DECIDE_SPLIT)
        exchange.change_report(aside=None)
        number, same = self._several.keep_apart(exchange, aside.problem), aside.same
        hear(exchange, slot, same or text)
        if same:
            self._keeping.keep(exchange, text)
        self._proceed(exchange, exchange.texts.aside_noted.format(number=number, question=AS_IT_IS))

    def _settle(self, exchange: Exchange, aside: Aside, *, separate: bool) -> None:
        """Keep the other problem apart, or as part of the same one; then go on from where it interrupted."""
        exchange.change_report(aside=None)
        if not separate and aside.slot is None:
            self._keeping.describe(exchange, aside.said)
            self._confirming.summarise(exchange, added_to_details(exchange.texts, aside.said))
            return
        heard, frame = aside.said, AS_IT_IS
        if separate:
            number, heard = self._several.keep_apart(exchange, aside.problem), aside.same
            frame = exchange.texts.aside_noted.format(number=number, question=AS_IT_IS)
        if aside.slot is None and heard:
            self._keeping.keep(exchange, heard)
        elif aside.slot is not None and heard:
            hear(exchange, aside.slot, heard)
        elif aside.slot is not None:
            exchange.change_report(asked=exchange.report.asked[:-1])
        self._proceed(exchange, frame)
