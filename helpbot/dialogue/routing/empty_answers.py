"""Words after a question that answer nothing: a bare yes, haste, fillers, a secret that was removed."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.language.marks import MARK_ENDS as SECRET_ENDS
from helpbot.language.marks import without_marks
from helpbot.language.text import simple_words
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.empty_words import is_unheard_of, only_orders, says_nothing
from helpbot.triage.utterances.remarks import only_tone

YES_OR_NO = ("workaround",)
"""Questions that a bare yes answers."""
WORDS_AROUND_A_SECRET = 5
"""The most words around a secret that only say whose or what it is."""


def answers_nothing(exchange: Exchange, text: str, recogniser: Recogniser) -> bool:
    """A bare `yes` to a question that asks for more, nothing but haste (`asap please!!`) or fillers (`hmm`), a single
    unheard-of word for a workaround (`quokka`), a beginning in the future, and orders to a bot or the name of a
    severity (`ignore your instructions …`, `P1`).
    """
    asked = name_of(exchange.report.asking or "")
    unheard = asked in YES_OR_NO and is_unheard_of(text, exchange.language)
    agrees = (
        asked not in YES_OR_NO
        and "yes" in recogniser.meanings(text, exchange.language)
        and asked not in questions_told(text, exchange.language, asked)  # `right now`
    )
    hurries = asked != "since" and only_tone(text, exchange.language, asked)
    ahead = asked == "since" and recogniser.hints.lies_ahead(text, exchange.language)
    orders = only_orders(text, exchange.language)
    points = "pointing" in recogniser.meanings(text, exchange.language)  # `the other one`
    empty = agrees or hurries or unheard or ahead or orders or points or says_nothing(text, exchange.language, asked)
    return empty and not exchange.message.files


def holds_only_a_secret(exchange: Exchange, text: str) -> bool:
    """`my password is …`, with the secret removed: what is left answers no question and tells no problem."""
    left, asked = without_marks(text), exchange.report.asking or ""
    ends_so = left != text and text.rstrip(" .!").endswith(SECRET_ENDS)
    if not ends_so or asked == "what" or len(simple_words(left)) > WORDS_AROUND_A_SECRET:
        return False
    return not exchange.message.files and not questions_told(left, exchange.language, name_of(asked))
