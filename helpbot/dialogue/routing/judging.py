"""A yes or no in words: what it says of the article shown last, or of the suggestions."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.asking.small_talk import SmallTalk
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange


class Judging:
    """Takes verdicts that are written instead of pressed."""

    def __init__(self, answering: Answering, talk: SmallTalk) -> None:
        self._answering = answering
        self._talk = talk

    def bare(self, exchange: Exchange, *, helpful: bool) -> None:
        """A bare yes or no answers `was this helpful?` while that is the last thing asked."""
        if exchange.offers(Action.HELPFUL) or (not helpful and verdicts.offered_articles(exchange)):
            self.judge(exchange, helpful=helpful)
        else:
            exchange.say(exchange.texts.understood)

    def judge(self, exchange: Exchange, *, helpful: bool) -> None:
        """A verdict speaks of the article shown last, a bad one also of suggestions; else of nothing."""
        if exchange.state.article is not None:
            self._answering.feedback(exchange, exchange.state.article, helpful=helpful)
        elif helpful:
            exchange.say(exchange.texts.understood)
        else:
            self._answering.refuse_suggestions(exchange)
