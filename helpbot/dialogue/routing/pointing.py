"""Words that point at something without saying what: `the second one`, `which of the two?`, `lo de antes`."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.positions import place_meant


def show_what_is_meant(exchange: Exchange, rooms: Rooms) -> None:
    """The article of those offered, by where it stands; else what there is to point at, and where nothing is, that it
    is not clear."""
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
