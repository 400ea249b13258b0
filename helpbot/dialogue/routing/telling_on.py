"""What is said after an article was shown for a problem: more of it (`since half past eight`), or something else."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.recognition import Recogniser
from helpbot.language.text import simple_words
from helpbot.triage.another import of_other_parts, tell_apart
from helpbot.triage.likeness import is_report
from helpbot.triage.telling import questions_told

A_PROBLEM = 0.55
"""From this likeness on (0 to 1) what was said before is a problem, of which more may be told."""


class TellingOn:
    """Finds the problem that a message tells more of."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def problem(self, exchange: Exchange, text: str) -> str:
        """The problem told before, of which a message tells more; empty when it tells of something else."""
        before = verdicts.answered_before(exchange)
        problem = exchange.state.question
        if before is None or is_report(problem, exchange.language) < A_PROBLEM:
            return ""
        return problem if self._tells_more(exchange, problem, text) else ""

    def _tells_more(self, exchange: Exchange, problem: str, text: str) -> bool:
        """A question of their own is none, nor is a problem of another part of the product; words that answer what a
        report asks are more of it, and so are files."""
        if text.rstrip().endswith("?") or self._recogniser.opens_question(text):
            return False
        if _tells_plainly(exchange, text) and of_other_parts(problem, text, exchange.language):
            return False
        told = questions_told(text, exchange.language) or (
            exchange.message.files and not _tells_plainly(exchange, text)
        )
        return bool(told) and not tell_apart(problem, text, exchange.language).another


def _tells_plainly(exchange: Exchange, text: str) -> bool:
    return bool(simple_words(text)) and is_report(text, exchange.language) >= A_PROBLEM
