"""A matter is over, or was never one: the problem that was told is not to be reported."""

from __future__ import annotations

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.rooms import Rooms


def leave(exchange: Exchange, words: str) -> None:
    """Say something, and forget the problem that was told."""
    exchange.change(problem="")
    exchange.say(words)


def withdraw(exchange: Exchange, rooms: Rooms, words: str) -> None:
    """Say something, unless a ticket may be meant that was just filed or is in the news."""
    if not rooms.tickets.ask_whether_withdrawn(exchange):
        leave(exchange, words)


def tell_solved(exchange: Exchange, rooms: Rooms) -> None:
    """It works now: thanks to the article that was shown last, or by itself."""
    if exchange.offers(Action.HELPFUL):
        rooms.judging.judge(exchange, helpful=True)
    else:
        leave(exchange, exchange.texts.good_news)
