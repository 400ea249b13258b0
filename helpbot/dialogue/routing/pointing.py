"""Words that point at something without saying what: `the second one`, `lo de antes`."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.positions import place_meant


def show_what_is_meant(exchange: Exchange, rooms: Rooms) -> None:
    """Show the article meant among those on offer, by its position; else list the articles or tickets that may be
    meant, or say that it is unclear.
    """
    offered = verdicts.offered_articles(exchange)
    meant = place_meant(exchange.message.text, len(offered), exchange.wording) if offered else None
    if meant is not None and meant.place < len(offered):
        verdicts.choose(exchange, offered[meant.place])
        rooms.answering.show(exchange, offered[meant.place])
    elif offered:
        rooms.answering.suggest(exchange, offered, exchange.texts.unclear_choice)
    elif exchange.tickets:
        standing.list_open(exchange)
    else:
        exchange.say(exchange.texts.which_meant)
