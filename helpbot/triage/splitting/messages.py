"""Splits a message into its problems: one problem, one ticket.

A message is split where it numbers or announces its points, and where another problem is likely: both sides say
something of their own, about different parts of the product, and neither is the cause, the consequence or a closer
description of the other. How likely is learned: by the network, which reads the words in order and also says where to
cut, and by weights of words, punctuation and facts. Must not know severities.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.extraction.texts.words import REMOVED
from helpbot.triage.learned.models import Models, shipped
from helpbot.triage.learned.networks.messages import Judgement, MessageNetwork
from helpbot.triage.splitting.borders import borders_of, tells
from helpbot.triage.splitting.joined import joined
from helpbot.triage.splitting.joints import after_joint
from helpbot.triage.splitting.lists import after_announcement, clauses, counted
from helpbot.triage.splitting.logs import with_logs
from helpbot.triage.splitting.seen import seen
from helpbot.triage.splitting.stretches import Piece, Stretch, pieces
from helpbot.triage.splitting.whole import message_features

_SURE_ENOUGH = 1.0
"""From here on a message is taken to report several problems. Of 1,838 messages with one problem by new authors, a
third of them written to look like several, 1.6% were split then, before any of them was learned from; of 682 with
several, 64% were found, most of which nothing but a comma joined (docs/triage-measured.md)."""
_PLAINLY_ONE = -3.0
"""Below this a message as a whole is one problem, even if it is a list: `port 1: crackle. port 2: crackle.`"""
_HOPELESS = -2.25
"""Below this log odds of the network, the weights are not computed: they would have to reach 4.3, and did so there in
one of 21,278 labelled messages. It saves a tenth of the time of a report."""
_OF_THE_LIKELIEST = 0.25
_OF_THE_WEIGHTS = 0.75
"""The factors of the likeliest border, and of the weights for the whole message, added to the network's log odds."""
_IN_A_BUNDLE = 0.0
"""From here on a border in a message with several problems counts."""
_MOST_PROBLEMS = 4
"""A longer list is of what one failure breaks."""
_FEWEST_WORDS = 3


def split(text: str, language: str, models: Models | None = None) -> tuple[str, ...]:
    """The problems in a message, in its own words; the whole message if it is about one.

    `models` replaces the models that ship with the product, to measure others.
    """
    known = models or shipped()
    whole = read(text, language)
    parts = _counted_off(whole, known) or _told(whole, known)
    return with_logs(parts, text) if 1 < len(parts) <= _MOST_PROBLEMS else (text.strip(),)


def _counted_off(whole: Reading, known: Models) -> tuple[str, ...]:
    """The points that a message plainly lists, announces or joins, unless as a whole it is about one problem."""
    parts = counted(whole) or _announced(whole, known.messages) or _joined(whole)
    if not parts:
        return ()
    cut = pieces(whole)
    return parts if _several(whole, cut, known.messages.judge(seen(whole, cut)), known) >= _PLAINLY_ONE else ()


def _several(whole: Reading, cut: Sequence[Piece], judged: Judgement, known: Models) -> float:
    """The log odds of several problems: as `judged` by the network, and by the weights of words and punctuation."""
    weighed = float(known.bundles.sums(message_features(whole, cut, borders_of(cut)))[0])
    return _in_order(judged) + _OF_THE_WEIGHTS * weighed


def _in_order(judged: Judgement) -> float:
    """The log odds of several problems by the network: for the message and at its likeliest border."""
    return judged.message + _OF_THE_LIKELIEST * max(judged.borders, default=0.0)


def _joined(whole: Reading) -> tuple[str, ...]:
    return tuple(map(_words_of, joined(whole)))


def _announced(whole: Reading, network: MessageNetwork) -> tuple[str, ...]:
    """What follows the announcement of several things, cut where another one is likely, else at every clause."""
    rest = after_announcement(whole)
    if not rest:
        return ()
    announced = read(rest, whole.vocabulary.language)
    cut = pieces(announced)
    parts = _cut(announced, cut, network.judge(seen(announced, cut)).borders) if cut else ()
    return parts if len(parts) > 1 else clauses(whole, rest)


def _told(whole: Reading, known: Models) -> tuple[str, ...]:
    """The problems in a message that does not announce them, cut at the likeliest border and every likely one."""
    cut = pieces(whole)
    if len(cut) < 2:
        return ()
    judged = known.messages.judge(seen(whole, cut))
    if _in_order(judged) < _HOPELESS or _several(whole, cut, judged, known) < _SURE_ENOUGH:
        return ()
    return _cut(whole, cut, judged.borders, min(max(judged.borders), _IN_A_BUNDLE))


def _cut(whole: Reading, cut: Sequence[Piece], borders: Sequence[float], sure: float = _IN_A_BUNDLE) -> tuple[str, ...]:
    """The stretches between the borders with at least the log odds `sure`."""
    further = [piece.first for piece, speaks in zip(cut[1:], borders, strict=True) if speaks >= sure]
    told = [Stretch(whole, *ends) for ends in pairwise((cut[0].first, *further, len(whole.words)))]
    return tuple(map(_words_of, _without_secrets_alone(told)))


def _without_secrets_alone(told: Sequence[Stretch]) -> Sequence[Stretch]:
    """What only gives away a secret (`my api key is …`) belongs to the next stretch, at the end to the one before."""
    kept: list[Stretch] = []
    for stretch in told:
        joins = kept and (_only_gives_away(kept[-1]) or (stretch is told[-1] and _only_gives_away(stretch)))
        kept = [*kept[:-1], kept[-1].to(stretch)] if joins else [*kept, stretch]
    return kept


def _only_gives_away(stretch: Stretch) -> bool:
    return not tells(stretch) and any(word.text == REMOVED for word in stretch.words)


def _words_of(problem: Stretch) -> str:
    """A problem in the person's words, without those that only join it to its neighbours (`and`, `besides, …`)."""
    whole, first, end = problem.whole, problem.first, problem.end
    joints = whole.vocabulary.joints
    if first > 0:
        first = after_joint(whole, first + (whole.words[first].text in joints))
    while end < len(whole.words) and end - 1 > first and whole.words[end - 1].text in joints:
        end -= 1
    if end - first < _FEWEST_WORDS:
        first = problem.first
    kept = Stretch(whole, first, end)
    return kept.text.strip(" ,;:.-–—/&\n")
