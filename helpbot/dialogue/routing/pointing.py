"""Words that point at something on offer: `the second one`, `the one about recordings`, `lo de antes`, `what else?`."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.naming import names_at_start, problem_named
from helpbot.dialogue.words.positions import place_meant


def show_what_is_meant(exchange: Exchange, rooms: Rooms) -> None:
    """Show the article meant among those on offer, by its position; else list the articles or tickets that may be
    meant, also those that were left when one was picked, or say that it is unclear.
    """
    offered = verdicts.offered_articles(exchange)
    place = _place(exchange, len(offered))
    if place is not None:
        verdicts.choose(exchange, offered[place])
        rooms.answering.show(exchange, offered[place])
    elif offered:
        rooms.answering.suggest(exchange, offered, exchange.texts.unclear_choice)
    elif exchange.tickets:
        standing.list_open(exchange)
    elif others := rooms.answering.offered_beside(exchange):
        rooms.answering.suggest(exchange, others, exchange.texts.which_article)
    else:
        exchange.say(exchange.texts.which_meant)


def show_what_is_named(exchange: Exchange, rooms: Rooms) -> bool:
    """Show the article on offer that a message names by a word of its title: `the one about recordings`; False if it
    names none, or two.
    """
    titles = [choice.label for choice in exchange.offers(Action.ARTICLE)]
    wording, language = exchange.wording, exchange.language
    names = names_at_start(exchange.message.text, wording.positions.by_name) if titles else ()
    places = (problem_named(titles, name, language) for name, rest in names if not rest)
    place = next((place for place in places if place is not None), None)
    if place is None:
        return False
    article = verdicts.offered_articles(exchange)[place]
    verdicts.choose(exchange, article)
    rooms.answering.show(exchange, article)
    return True


def question_meant(exchange: Exchange) -> str:
    """The question meant among those of the last message that are still to be answered, by its position, else the next;
    empty if there are none.
    """
    left = [one.value for one in exchange.offers(Action.ASK)]
    if not left:
        return ""
    answered = 0 if exchange.state.question.startswith(left[0]) else 1  # no button asks what was answered already
    place = _place(exchange, answered + len(left))
    return left[0 if place is None else max(0, place - answered)]


def _place(exchange: Exchange, count: int) -> int | None:
    meant = place_meant(exchange.message.text, count, exchange.wording)
    return meant.place if meant is not None and 0 <= meant.place < count else None
