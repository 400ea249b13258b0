"""A yes or no in words: the verdict on the article shown last, or on the suggestions."""

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
        """A bare yes or no answers `was this helpful?` if that was the last question; a yes means the only article on
        offer, and none of several.
        """
        offered = verdicts.offered_articles(exchange)
        if exchange.offers(Action.HELPFUL) or (offered and not helpful):
            self.judge(exchange, helpful=helpful)
        elif len(offered) == 1:
            verdicts.choose(exchange, offered[0])
            self._answering.show(exchange, offered[0])
        elif offered:
            self._answering.suggest(exchange, offered, exchange.texts.which_article)
        else:
            exchange.say(exchange.texts.understood)

    def judge(self, exchange: Exchange, *, helpful: bool) -> None:
        """A verdict is about the article shown last; a bad one may be about suggestions."""
        if exchange.state.article is not None:
            self._answering.feedback(exchange, exchange.state.article, helpful=helpful)
        elif helpful:
            exchange.say(exchange.texts.understood)
        else:
            self._answering.refuse_suggestions(exchange)
