"""How an answer turned out: did it help, what was chosen, did a ticket follow? Notes it; says nothing."""

from __future__ import annotations

from datetime import timedelta

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.state import LONGEST_WHAT, Answered
from helpbot.dialogue.turn import NoteFeedback, Verdict

LONGEST_QUESTION = 2000
"""The most characters of a message that are searched for and noted; nobody asks in more."""
FOLLOWS = timedelta(minutes=30)
"""A report that begins longer than this after the last message does not follow from the answer before it."""


def take_up(exchange: Exchange, question: str) -> None:
    """A question is asked: verdicts on earlier ones are not about it. All its words are kept for a report."""
    exchange.change(question=question[:LONGEST_WHAT], article=None, settled=False)


def judge(exchange: Exchange, article: str, *, helpful: bool) -> None:
    """An article helped with the question, or it did not."""
    verdict: Verdict = "helpful" if helpful else "not_helpful"
    exchange.do(NoteFeedback(verdict, _noted(exchange), exchange.reading, article))
    exchange.change(settled=helpful, refused=None if helpful else article)
    if helpful:
        exchange.change(problem="")


def choose(exchange: Exchange, article: str) -> None:
    """One of the articles offered last was picked; one offered long ago tells nothing."""
    offered = offered_articles(exchange)
    if article in offered:
        exchange.do(NoteFeedback("chosen", _noted(exchange), exchange.reading, article, offered))


def refuse(exchange: Exchange) -> None:
    """None of the articles offered last was right, or not the one that was shown."""
    offered, article = offered_articles(exchange), exchange.state.article
    if offered or article:
        exchange.do(NoteFeedback("none_of_these", _noted(exchange), exchange.reading, article, offered))
        exchange.change(refused=article)


def answered_before(exchange: Exchange) -> Answered | None:
    """The question before a report that begins now, unless it is settled or long ago."""
    state = exchange.state
    recent = state.last_at is not None and exchange.now - state.last_at <= FOLLOWS
    if not recent or state.settled or not state.question:
        return None
    return Answered(question=_noted(exchange), article=state.article, offered=offered_articles(exchange))


def untold_problem(exchange: Exchange) -> str:
    """The problem that was told last and is not reported, whatever was asked since; forgotten after a while."""
    return "" if answered_before(exchange) is None else exchange.state.problem


def follow_with_ticket(exchange: Exchange) -> None:
    """The report is filed: the answer before it, if any, was not enough."""
    if after := exchange.report.after:
        exchange.do(NoteFeedback("ticket", after.question, exchange.reading, after.article, after.offered))
        exchange.change(settled=True)


def offered_articles(exchange: Exchange) -> tuple[str, ...]:
    """The articles on offer when the person wrote."""
    return tuple(choice.value for choice in exchange.offers(Action.ARTICLE))


def _noted(exchange: Exchange) -> str:
    """As much of the question as is noted."""
    return exchange.state.question[:LONGEST_QUESTION]
