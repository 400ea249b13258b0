"""Keep further words about a report: what they answer as answers, the rest with the problem that they are about."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.interview.allotting import allot
from helpbot.dialogue.reporting.problems.slots import slot_of
from helpbot.dialogue.state import LONGEST_WHAT, Slot
from helpbot.dialogue.words.labels import named_field
from helpbot.dialogue.words.naming import problem_named
from helpbot.triage.report import QUESTIONS
from helpbot.triage.utterances.another_person import tells_of_one_more
from helpbot.triage.utterances.answers import corrects, questions_told, without_correcting
from helpbot.triage.utterances.putting_right import put_right, timed_anew
from helpbot.triage.utterances.remarks import adds, is_over, says_less


class Keeping:
    """Keeps them; asks and shows nothing. The place of a problem is None for the main one."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting

    def text_of(self, exchange: Exchange, place: int | None) -> str:
        """The words of the problem at a place."""
        return next(problem.text for problem in self._drafting.problems(exchange) if problem.place == place)

    def keep_elsewhere(self, exchange: Exchange, text: str, place: int | None) -> bool:
        """Keep an answer about the problem at a place with another problem, if it names that; False if it does not."""
        language = exchange.report.language or exchange.language
        problems = self._drafting.problems(exchange)
        others = [problem for problem in problems if problem.place != place]
        [asked] = [problem.text for problem in problems if problem.place == place]
        if not others or problem_named([asked], text, language) is not None or not questions_told(text, language):
            return False
        found = problem_named([problem.text for problem in others], text, language)
        if found is None:
            return False
        self.keep(exchange, text, others[found].place)
        return True

    def keep_named(self, exchange: Exchange, text: str, place: int | None) -> None:
        """Keep words about the problem at a place: as the answer that they name, else as `keep` does."""
        if named := named_field(text, exchange.wording):
            exchange.change_report(answers={**exchange.report.answers, slot_of(named[0], place): named[1]})
        else:
            self.keep(exchange, text, place)
        if is_over(text, exchange.language):
            self._settle(exchange, place)

    def _settle(self, exchange: Exchange, place: int | None) -> None:
        """One of several problems is over."""
        report = exchange.report
        over = self._drafting.position(exchange, place)
        exchange.change_report(over=tuple(sorted({*report.over, over})))

    def put_right(self, exchange: Exchange, text: str, place: int | None) -> bool:
        """Keep what replaces something told about the problem at a place: when it began (`no wait, 8.30`), or a part of
        an answer or of its summary (`not sales, support`). False if the words replace nothing.
        """
        answers, language = exchange.report.answers, exchange.language
        known = {name: answers[slot] for name in QUESTIONS if answers.get(slot := slot_of(name, place))}
        before, only_when = known.get("since", ""), "affected" not in known
        since = timed_anew(text, language, before, bare=only_when) if before else ""
        anew = {"since": since} if since else {name: put_right(told, text, language) for name, told in known.items()}
        told = {slot_of(name, place): said for name, said in anew.items() if said}
        if told:
            exchange.change_report(answers={**answers, **told})
        return bool(told) or (place is None and self._renamed(exchange, text))

    def _renamed(self, exchange: Exchange, text: str) -> bool:
        """The same for the summary of the main problem; its description keeps the former words, followed by these."""
        summary = put_right(self._drafting.main_problem(exchange).summary, text, exchange.language)
        if summary:
            self.describe(exchange, text)
            exchange.change_report(summary=summary)
        return bool(summary)

    def keep_one_more(self, exchange: Exchange, text: str, place: int | None) -> bool:
        """Keep that somebody else has the problem at a place too, if words say so; False if they do not."""
        language = exchange.language
        if not tells_of_one_more(self.text_of(exchange, place), text, language):
            return False
        affected, answers = slot_of("affected", place), exchange.report.answers
        told = (answers.get(affected, ""), without_correcting(text, language).strip(" ,.;:-"))
        exchange.change_report(answers={**answers, affected: "; ".join(filter(None, told))})
        return True

    def keep(self, exchange: Exchange, text: str, place: int | None = None) -> None:
        """Keep what further words answer as answers about a problem, and add the rest to its description.

        Words that only take back what was said before (`no wait, …`) are dropped.
        """
        said = without_correcting(text, exchange.language)
        instead, text = said != text, said.strip(" ,.;:–-") or text
        told = self._allotted(exchange, text, place)
        rest = told.pop("what", "")
        answers = dict(exchange.report.answers)
        for name, part in told.items():
            slot = slot_of(name, place)
            before = answers.get(slot, "")
            adds_to = name == "affected" and adds(part, exchange.language)
            if before and part not in before and (adds_to or (name == "business_impact" and not instead)):
                answers[slot] = f"{before}; {part}"
            else:
                answers[slot] = part if corrects(name, before, part, exchange.language) else before
        exchange.change_report(answers=answers)
        if rest:
            self.tell_more(exchange, rest, place)

    def tell_more(self, exchange: Exchange, text: str, place: int | None) -> None:
        """Add further words to the description; to the remarks if they would make it less urgent without saying so."""
        before, urgent = exchange.state, self._suggested(exchange, place)
        self.describe(exchange, text, place)
        if self._suggested(exchange, place) > urgent and not says_less(text, exchange.language):
            exchange.state = before
            remarks = f"{exchange.report.remarks}\n{text}".strip()
            exchange.change_report(remarks=remarks[:LONGEST_WHAT])

    def _suggested(self, exchange: Exchange, place: int | None) -> int:
        """The severity that is suggested for the problem at a place (1 is critical)."""
        problems = self._drafting.problems(exchange)
        return next(problem.suggested for problem in problems if problem.place == place)

    @staticmethod
    def answers_in(exchange: Exchange, text: str, place: int | None = None) -> dict[Slot, str]:
        """What some words answer by themselves, as answers about the problem at a place."""
        told = Keeping._allotted(exchange, text, place)
        return {slot_of(name, place): part for name, part in told.items() if name != "what"}

    @staticmethod
    def _allotted(exchange: Exchange, text: str, place: int | None) -> dict[Slot, str]:
        """What some words answer by themselves, and under `what` those that only tell more.

        If it is not known since when, a moment alone tells it: `10am`.
        """
        report, language = exchange.report, exchange.language
        is_known = slot_of("since", place) in report.answers or "since" in questions_told(report.what, language)
        lacking = "" if is_known else "since"
        return dict(allot(text, "what", lambda words: questions_told(words, language, lacking)))

    def describe(self, exchange: Exchange, text: str, place: int | None = None) -> None:
        """Add further words to the description of a problem; the summary of the main one stays as it is."""
        summary = self._drafting.main_problem(exchange).summary
        more = exchange.report.with_more(text, self._drafting.position(exchange, place))
        exchange.change_report(**more, summary=summary)

    def note(self, exchange: Exchange, text: str, place: int | None = None) -> None:
        """Add further words, and what they answer, to a problem while it is open whether to separate them."""
        answers = {**exchange.report.answers, **self.answers_in(exchange, text, place)}
        more = exchange.report.with_more(text, self._drafting.position(exchange, place))
        exchange.change_report(**more, answers=answers)
