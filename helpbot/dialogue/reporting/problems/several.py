"""Several problems in one report: told at once, or one in answer to a question about another."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting import offers
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.dialogue.state import LONGEST_WHAT, Aside, Move
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.utterances.another import tell_apart

MOST_PROBLEMS = 4
"""The most problems of a report."""
SHOWN_WORDS = 160


class Several:
    """Offers to file them separately, and keeps what is decided."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting

    def offer(self, exchange: Exchange) -> None:
        """Show the problems that were told at once, and ask whether to separate them."""
        exchange.move(Move.OFFER_SPLIT)
        self.repeat(exchange)

    def notices(self, exchange: Exchange, text: str) -> bool:
        """Whether some words tell another problem, by themselves or after an answer; if so, ask about it."""
        report = exchange.report
        if len(report.problems) >= MOST_PROBLEMS:
            return False
        language = report.language or exchange.language
        told = tell_apart(report.what, text, language, name_of(report.asking or ""))
        if not told.another:
            return False
        aside = Aside(said=text, problem=told.another, same=told.same, slot=report.asking)
        exchange.move(Move.OFFER_SPLIT)
        exchange.change_report(asking=None, aside=aside, asides=report.asides + 1)
        self.repeat(exchange)
        return True

    def ask_again(self, exchange: Exchange) -> None:
        """Ask again, in short, after something else was told."""
        report, texts = exchange.report, exchange.texts
        if report.aside is not None:
            problem = quote(report.aside.problem, SHOWN_WORDS)
            exchange.say(texts.aside_again.format(problem=problem), offers.splitting(texts, report))
        else:
            exchange.say(texts.split_again.format(count=len(report.problems)), offers.splitting(texts, report))

    def repeat(self, exchange: Exchange) -> None:
        """Ask whether to separate them."""
        report, texts = exchange.report, exchange.texts
        if report.aside is not None:
            problem = quote(report.aside.problem, SHOWN_WORDS)
            exchange.say(texts.aside.format(problem=problem), offers.splitting(texts, report))
            return
        told = (self._drafting.assess(exchange, one, {}).fields.summary for one in report.problems)
        rows = (f"{number}. {quote(one, SHOWN_WORDS)}" for number, one in enumerate(told, start=1))
        text = texts.split.format(count=len(report.problems), problems="\n".join(rows))
        exchange.say(text, offers.splitting(texts, report))

    def decide(self, exchange: Exchange, *, separate: bool) -> None:
        """Keep whether the problems that were told at once are filed separately."""
        main = self._drafting.main(exchange) if separate else None
        exchange.change_report(separate=separate, main=main)

    def keep_apart(self, exchange: Exchange, problem: str) -> int:
        """Add another problem to the report; returns how many there are now."""
        report = exchange.report
        before = report.problems if report.separate else (report.what,)
        main = self._drafting.main(exchange) if report.separate else 0
        what = f"{report.what}\n{problem}"[:LONGEST_WHAT]
        exchange.change_report(what=what, problems=(*before, problem), separate=True, main=main)
        return len(before) + 1
