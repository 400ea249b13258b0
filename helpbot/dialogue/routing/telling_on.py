"""Words after an article was shown for a problem: more about it (`since half past eight`), or something else."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.having_too import is_of_another
from helpbot.language.text import simple_words
from helpbot.triage.utterances.another import names_a_part, of_other_parts, tell_apart
from helpbot.triage.utterances.answers import only_tells_consequence, questions_told, tells_only_whom
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, is_report
from helpbot.triage.utterances.putting_right import part_named_anew, put_right

A_PROBLEM = 0.55
"""The likelihood (0 to 1) from which earlier words are a problem that may be continued."""

LONGEST_LEADING_UP = 12
"""The most words that may lead up to a problem; a longer text is about something else."""

LONGEST_CORRECTION = 6
"""The most words that put right what was said before."""

LONGEST_CONSEQUENCE = 4
"""The most words that tell the impact of a problem rather than another problem."""
LONGEST_CONSEQUENCE_LATER = 8
"""The same once something else was asked: a longer story is a new problem."""


class TellingOn:
    """Finds the problem that a message tells more about."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def problem(self, exchange: Exchange, text: str) -> str:
        """The earlier problem that a message tells more about; empty for something else, and for somebody else's."""
        problem = verdicts.untold_problem(exchange)
        if is_of_another(exchange):
            return ""
        return problem if problem and self._tells_more(exchange, problem, text) else ""

    def joined_to(self, exchange: Exchange, text: str) -> str:
        """The problem that was told before, if a message adds another to it: `and my colleague can't log in`."""
        joins = self._recogniser.questions.without_joint(text) != text and not is_of_another(exchange)
        return verdicts.untold_problem(exchange) if joins else ""

    def put_right(self, exchange: Exchange, text: str) -> str:
        """What was said before, as a few words put it right: `not sales, support`, or, of a problem, `I meant chats`.
        Empty if they correct nothing.
        """
        before, language = exchange.state.question, exchange.language
        if len(text.split()) > LONGEST_CORRECTION or is_report(text, language) >= PERHAPS_A_REPORT:
            return ""
        if is_of_another(exchange) or exchange.message.files:
            return ""
        part = part_named_anew(text, language) if before == verdicts.untold_problem(exchange) else ""
        return f"{before}; {part}" if part else put_right(before, text, language)

    def led_up(self, exchange: Exchange, text: str) -> str:
        """What was said just before a problem and belongs to it: who is affected (`our sales team`), or what it is
        about (`it's about the chats`, before `they don't arrive`). No question does, nor what an article answered.
        """
        before = exchange.state.question
        if verdicts.answered_before(exchange) is None or exchange.state.article is not None:
            return ""
        if self._recogniser.questions.asks(before) or len(before.split()) > LONGEST_LEADING_UP:
            return ""
        names = names_a_part(before, exchange.language) and not names_a_part(text, exchange.language)
        return before if names or tells_only_whom(before, exchange.language) else ""

    def asked_before(self, exchange: Exchange, text: str) -> str:
        """The question whose answer did not help, if the problem follows from it: `I did that, and no email comes`;
        empty if it is about something else.
        """
        goes_on = self._recogniser.hints.after_opener(text, "in_vain", len(text)) is not None
        answered = verdicts.answered_before(exchange) is not None and exchange.state.article is not None
        follows = answered and (goes_on or not names_a_part(text, exchange.language))
        return exchange.state.question if follows else ""

    def meant(self, exchange: Exchange) -> tuple[str, str]:
        """What to report when the person says so, by the button or in words: the problem, and more about it.

        It is what was said last, unless that is neither a question nor a problem while an earlier problem waits.
        """
        last, problem = exchange.state.question, verdicts.untold_problem(exchange)
        asks = self._recogniser.questions.asks(last)
        if not problem or asks or is_report(last, exchange.language) >= A_PROBLEM:
            return last, ""
        return problem, last

    def _tells_more(self, exchange: Exchange, problem: str, text: str) -> bool:
        """Whether words answer what a report asks, or come with files; a question, or a problem with another part of
        the product, is something else.
        """
        if self._recogniser.questions.asks(text):
            return False
        if self._tells_of_something_else(exchange, problem, text):
            return False
        told = questions_told(text, exchange.language) or (
            exchange.message.files and not _tells_plainly(exchange, text)
        )
        return bool(told) and not tell_apart(problem, text, exchange.language).another

    def _tells_of_something_else(self, exchange: Exchange, problem: str, text: str) -> bool:
        """Whether words tell a problem with another part, or any problem once something else was asked. `can't take
        calls` is the impact of the problem before it, as is what names no part: `we cannot serve our customers`. Who
        wants to report a problem does not speak of reports.
        """
        words, later = len(text.split()), exchange.state.question != problem
        if not _tells_plainly(exchange, text) or words <= LONGEST_CONSEQUENCE:
            return False
        if only_tells_consequence(text, exchange.language):
            return later and words > LONGEST_CONSEQUENCE_LATER
        told = self._recogniser.hints.after_opener(text, "reporting", len(text)) or text
        return later or of_other_parts(problem, told, exchange.language)


def _tells_plainly(exchange: Exchange, text: str) -> bool:
    return bool(simple_words(text)) and is_report(text, exchange.language) >= A_PROBLEM
