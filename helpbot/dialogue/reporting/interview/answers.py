"""An answer to the open question of a report: which problem and which question it is about, and what else it may be."""

from __future__ import annotations

from collections.abc import Callable

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.confirming import Confirming
from helpbot.dialogue.reporting.interview.hearing import AS_IT_IS, hear
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.problems.several import Several
from helpbot.dialogue.reporting.problems.slots import name_of, place_of, slot_of
from helpbot.dialogue.state import Slot
from helpbot.dialogue.words.labels import named_field
from helpbot.triage.extraction.workaround import works_otherwise
from helpbot.triage.report import read_answer
from helpbot.triage.utterances.answers import (
    only_tells_consequence,
    questions_told,
    stands_still,
    tells_no_beginning,
)
from helpbot.triage.utterances.circumstances import only_tells_circumstance
from helpbot.triage.utterances.counting import counted_anew, only_counts_people, restated
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, PLAINLY_A_REPORT, is_report
from helpbot.triage.utterances.putting_right import part_named_anew, whom_named_anew
from helpbot.triage.utterances.remarks import denies_anything, is_over, owns_up, tells_whom, told_instead


class Answers:
    """Takes it; `proceed` then asks the next question, in a frame."""

    def __init__(
        self, confirming: Confirming, keeping: Keeping, several: Several, proceed: Callable[[Exchange, str], None]
    ) -> None:
        self._confirming = confirming
        self._keeping = keeping
        self._several = several
        self._proceed = proceed

    def take(self, exchange: Exchange, text: str) -> None:
        """Take a message; one about another problem, by its position (`the second one …`), leaves the question open."""
        slot = exchange.report.asking
        if slot is None:
            return
        about = self._confirming.about(exchange, text)
        if about is not None and about.said and about.place != place_of(slot):
            self._keeping.keep_named(exchange, about.said, about.place)
            self._leave_open(exchange, exchange.texts.added)
        else:
            said = restated(about.said if about and about.said else text, exchange.language)
            self._take_named(exchange, slot, said, meant=about is not None)

    def _take_named(self, exchange: Exchange, slot: Slot, text: str, *, meant: bool) -> None:
        """Take an answer; one that names another question (`impact: …`) is kept as that one's.

        `meant`: its problem was named by its position, so that its words name no other.
        """
        name, said = named_field(text, exchange.wording) or (name_of(slot), text)
        if name == name_of(slot):
            self._take(exchange, slot, said, meant=meant)
            return
        self.tell(exchange, name, said)

    def tell(self, exchange: Exchange, name: Slot, said: str) -> None:
        """Keep an answer to another question about the same problem, and leave the open one open."""
        about = slot_of(name, place_of(exchange.report.asking or ""))
        exchange.change_report(answers={**exchange.report.answers, about: said})
        self.leave_open(exchange, name)

    def leave_open(self, exchange: Exchange, field: str) -> None:
        """Ask the question again, after another field was told."""
        self._leave_open(exchange, self._noted(exchange, field))

    @staticmethod
    def _noted(exchange: Exchange, name: str) -> str:
        """A sentence that an answer to another question is kept."""
        field = getattr(exchange.texts, f"field_{name}")
        return exchange.texts.noted.format(fields=field, question="").strip()

    def _take(self, exchange: Exchange, slot: Slot, text: str, *, meant: bool) -> None:
        if is_over(text, exchange.language):
            self._confirming.add_to(exchange, text, place_of(slot))
        elif self._takes_whom(exchange, slot, text):
            self.leave_open(exchange, "affected")
        elif only_tells_circumstance(text, exchange.language, name_of(slot)):
            self._keeping.tell_more(exchange, text, place_of(slot))
            self._leave_open(exchange, exchange.texts.added)
        elif not _tells_a_way(slot, text, exchange) and self._keeping.put_right(exchange, text, place_of(slot)):
            self._leave_open(exchange, exchange.texts.corrected)
        elif self._takes_correction(exchange, slot, text) or (
            not meant and self._keeping.keep_elsewhere(exchange, text, place_of(slot))
        ):
            self._leave_open(exchange, exchange.texts.added)
        elif not self._several.notices(exchange, text):
            self._hear(exchange, slot, text)

    def _takes_whom(self, exchange: Exchange, slot: Slot, text: str) -> bool:
        """Keep who is affected, if an answer to another question says or corrects that; False if it does not."""
        return (
            self._takes_count(exchange, slot, text)
            or self._takes_one_more(exchange, slot, text)
            or self._takes_others_instead(exchange, slot, text)
        )

    def _leave_open(self, exchange: Exchange, lead: str) -> None:
        """Ask the question again, as if it had not been asked."""
        exchange.change_report(asked=exchange.report.asked[:-1], asking=None)
        self._proceed(exchange, f"{lead} {AS_IT_IS}")

    def _put_again(self, exchange: Exchange, slot: Slot) -> None:
        """Ask the question once more; the second time, go on without an answer."""
        if exchange.report.put_again == slot:
            exchange.change_report(asking=None)
            self._proceed(exchange, f"{exchange.texts.added} {AS_IT_IS}")
        else:
            exchange.change_report(put_again=slot)
            self._leave_open(exchange, exchange.texts.added)

    def _hear(self, exchange: Exchange, slot: Slot, text: str) -> None:
        """Take an answer; if it tells the trouble again instead of who is affected, keep it with the problem. So is one
        that answers nothing instead of since when; then that is asked once more.
        """
        again = is_report(text, exchange.language) >= PLAINLY_A_REPORT
        if name_of(slot) == "affected" and again and not questions_told(text, exchange.language, "affected"):
            self._keeping.keep(exchange, text, place_of(slot))
            exchange.change_report(asking=None)
            self._proceed(exchange, AS_IT_IS)
        elif name_of(slot) == "since" and tells_no_beginning(text, exchange.language):
            self._keeping.keep(exchange, text, place_of(slot))
            self._put_again(exchange, slot)
        else:
            self._proceed(exchange, hear(exchange, slot, text))

    def _takes_correction(self, exchange: Exchange, slot: Slot, text: str) -> bool:
        """Take what replaces something told about the problem, if a message does that. It replaces the summary, or is
        added to it if it tells no trouble by itself (`it's not when I transfer, it's when I put them on hold`).
        """
        part = part_named_anew(text, exchange.language, name_of(slot))
        instead = part or told_instead(text, exchange.language)
        answers = name_of(slot) == "business_impact" and only_tells_consequence(instead, exchange.language)
        if not instead or answers:
            return False
        if not (part or is_report(instead, exchange.language) >= PERHAPS_A_REPORT or owns_up(text, exchange.language)):
            return False
        self._keeping.describe(exchange, instead, place_of(slot))
        if place_of(slot) is None:
            alone = _tells_trouble(instead, exchange.language)
            exchange.change_report(summary=instead if alone else f"{exchange.report.summary}; {instead}")
        return True

    def _takes_one_more(self, exchange: Exchange, slot: Slot, text: str) -> bool:
        """Keep that somebody else has the problem too, if an answer to another question says so."""
        return name_of(slot) != "affected" and self._keeping.keep_one_more(exchange, text, place_of(slot))

    def _takes_others_instead(self, exchange: Exchange, slot: Slot, text: str) -> bool:
        """Put people in the place of those told before, if an answer to another question does: `I mean, support`."""
        affected, instead = slot_of("affected", place_of(slot)), whom_named_anew(text, exchange.language)
        if name_of(slot) == "affected" or not instead:
            return False
        if affected not in exchange.report.answers and not tells_whom(
            self._keeping.text_of(exchange, place_of(slot)), exchange.language
        ):
            return False
        exchange.change_report(answers={**exchange.report.answers, affected: instead})
        return True

    def _takes_count(self, exchange: Exchange, slot: Slot, text: str) -> bool:
        """Keep how many are affected, if a message only tells or corrects it; asked since when, a number is an hour."""
        affected, language = slot_of("affected", place_of(slot)), exchange.language
        before = exchange.report.answers.get(affected, "")
        corrects = before or tells_whom(self._keeping.text_of(exchange, place_of(slot)), language)
        anew = counted_anew(text, language) if corrects else ""
        told = anew or (text if only_counts_people(text, language) else "")
        is_hour = name_of(slot) == "since" and "affected" not in questions_told(told, language)
        if not told or slot == affected or is_hour:
            return False
        adds = not anew and before and not any(character.isdigit() for character in before)
        heard = f"{before}, {told}" if adds else told
        exchange.change_report(answers={**exchange.report.answers, affected: heard})
        return True


def _tells_a_way(slot: Slot, text: str, exchange: Exchange) -> bool:
    """Whether words tell the way around that is asked for, and correct nothing: `not by chat, by phone it works`."""
    return name_of(slot) == "workaround" and works_otherwise(read_answer(text, exchange.language))


def _tells_trouble(text: str, language: str) -> bool:
    """Whether words tell by themselves what is wrong; denials may only tell what is not."""
    plain = is_report(text, language) >= PLAINLY_A_REPORT and not denies_anything(text, language)
    return plain or stands_still(text, language)
