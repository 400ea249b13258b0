"""What is said after an article was shown for a problem: more of it (`since half past eight`), or something else."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.having_too import is_of_another
from helpbot.language.text import simple_words
from helpbot.triage.utterances.another import names_a_part, of_other_parts, tell_apart
from helpbot.triage.utterances.answers import only_tells_consequence, questions_told, tells_only_whom
from helpbot.triage.utterances.likeness import is_report

A_PROBLEM = 0.55
"""From this likeness on (0 to 1) what was said before is a problem, of which more may be told."""

LONGEST_LEADING_UP = 12
"""Words that may lead up to a problem; more of them are a story of its own."""

LONGEST_CONSEQUENCE = 4
"""So few words tell what a problem stops rather than another one."""
LONGEST_CONSEQUENCE_LATER = 8
"""The same of words that come once something else was asked: a longer story is one of its own."""


class TellingOn:
    """Finds the problem that a message tells more of."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def problem(self, exchange: Exchange, text: str) -> str:
        """The problem told before, of which a message tells more; empty when it tells of something else,
        and when somebody else has told that problem."""
        problem = verdicts.untold_problem(exchange)
        if is_of_another(exchange):
            return ""
        return problem if problem and self._tells_more(exchange, problem, text) else ""

    def joined_to(self, exchange: Exchange, text: str) -> str:
        """The problem that was told before, to which a message joins another one: `and my colleague can't log in`."""
        joins = self._recogniser.questions.without_joint(text) != text and not is_of_another(exchange)
        return verdicts.untold_problem(exchange) if joins else ""

    def led_up(self, exchange: Exchange, text: str) -> str:
        """What was said just before a problem and belongs to it: whom it hits (`our sales team`), or what it is that
        `they don't arrive` tells nothing of (`it's about the chats`). A question does not, nor what articles answered.
        """
        before = exchange.state.question
        if verdicts.answered_before(exchange) is None or exchange.state.article is not None:
            return ""
        if self._recogniser.questions.asks(before) or len(before.split()) > LONGEST_LEADING_UP:
            return ""
        names = names_a_part(before, exchange.language) and not names_a_part(text, exchange.language)
        return before if names or tells_only_whom(before, exchange.language) else ""

    def asked_before(self, exchange: Exchange, text: str) -> str:
        """The question whose answer did not help, where a problem goes on from there: `I did that, and no email comes`;
        empty where it tells of something else.
        """
        goes_on = self._recogniser.hints.after_opener(text, "in_vain", len(text)) is not None
        answered = verdicts.answered_before(exchange) is not None and exchange.state.article is not None
        follows = answered and (goes_on or not names_a_part(text, exchange.language))
        return exchange.state.question if follows else ""

    def meant(self, exchange: Exchange) -> tuple[str, str]:
        """What is to be reported when it is said so in words or by the button: the problem, and more of it.

        It is what was said last, unless that asks nothing and tells no problem while another one waits.
        """
        last, problem = exchange.state.question, verdicts.untold_problem(exchange)
        asks = self._recogniser.questions.asks(last)
        if not problem or asks or is_report(last, exchange.language) >= A_PROBLEM:
            return last, ""
        return problem, last

    def _tells_more(self, exchange: Exchange, problem: str, text: str) -> bool:
        """A question of their own is none, nor is a problem of another part of the product; words that answer what a
        report asks are more of it, and so are files."""
        if self._recogniser.questions.asks(text):
            return False
        if self._tells_of_something_else(exchange, problem, text):
            return False
        told = questions_told(text, exchange.language) or (
            exchange.message.files and not _tells_plainly(exchange, text)
        )
        return bool(told) and not tell_apart(problem, text, exchange.language).another

    @staticmethod
    def _tells_of_something_else(exchange: Exchange, problem: str, text: str) -> bool:
        """A plain problem of another part, or any once something else was asked in between; `can't take calls` is what
        the problem before it stops, and so is what names no part at all: `we cannot serve our customers`."""
        words, later = len(text.split()), exchange.state.question != problem
        if not _tells_plainly(exchange, text) or words <= LONGEST_CONSEQUENCE:
            return False
        if only_tells_consequence(text, exchange.language):
            return later and words > LONGEST_CONSEQUENCE_LATER
        return later or of_other_parts(problem, text, exchange.language)


def _tells_plainly(exchange: Exchange, text: str) -> bool:
    return bool(simple_words(text)) and is_report(text, exchange.language) >= A_PROBLEM
