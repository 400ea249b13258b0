"""Find several problems in one message: one problem, one ticket.

A message is split where it numbers or announces its points, and where what is told speaks for another problem: each
side tells something of its own, of other parts of the product, and neither is the cause, the consequence or a closer
description of the other. How much speaks for it was learned: by the network, which reads the words in their order and
also tells where to cut, and by weights of words, signs and facts. Must not know severities.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.extraction.texts.words import REMOVED
from helpbot.triage.learned.experience import Experience, shipped
from helpbot.triage.learned.networks.messages import Judgement, MessageNetwork
from helpbot.triage.splitting.borders import borders_of, tells
from helpbot.triage.splitting.joined import joined
from helpbot.triage.splitting.joints import after_joint
from helpbot.triage.splitting.lists import after_announcement, clauses, counted
from helpbot.triage.splitting.seen import seen
from helpbot.triage.splitting.stretches import Piece, Stretch, pieces
from helpbot.triage.splitting.whole import message_features

_SURE_ENOUGH = 1.5
"""From here on a message is believed to tell several problems: about two in a hundred that tell a single one are
split (docs/triage.md)."""
_PLAINLY_ONE = -3.0
"""Below this a message as a whole is one story, though it counts off: `port 1: crackle. port 2: crackle.`"""
_HOPELESS = -2.25
"""Where what is read in order says less, words and signs are not weighed at all: they would have to say 5, and in none
of 14,663 labelled messages did they say more than 2.1 there. It saves a tenth of the time of a report."""
_OF_THE_LIKELIEST = 0.25
_OF_THE_WEIGHTS = 0.75
"""How much the likeliest border, and the words and signs of the whole message, count beside what is read in order."""
_IN_A_BUNDLE = 0.0
"""From here on a border of a message that tells several problems is believed."""
_MOST_PROBLEMS = 4
"""Who tells more than so many lists what one failure breaks."""
_FEWEST_WORDS = 3


def split(text: str, language: str, experience: Experience | None = None) -> tuple[str, ...]:
    """The problems that a message bundles, in its own words; the whole message when it is about one.

    `experience` replaces what comes with the product, to measure what others would do.
    """
    known = experience or shipped()
    whole = read(text, language)
    parts = _counted_off(whole, known) or _told(whole, known)
    return parts if 1 < len(parts) <= _MOST_PROBLEMS else (text.strip(),)


def _counted_off(whole: Reading, known: Experience) -> tuple[str, ...]:
    """The points that a message plainly counts off, announces or joins, unless all of it tells one story."""
    parts = counted(whole) or _announced(whole, known.messages) or _joined(whole)
    if not parts:
        return ()
    cut = pieces(whole)
    return parts if _several(whole, cut, known.messages.judge(seen(whole, cut)), known) >= _PLAINLY_ONE else ()


def _several(whole: Reading, cut: Sequence[Piece], judged: Judgement, known: Experience) -> float:
    """How much speaks for several problems (log odds): as `judged` in its order, at its likeliest border, and as
    weighed by its words and signs.
    """
    weighed = float(known.bundles.sums(message_features(whole, cut, borders_of(cut)))[0])
    return _in_order(judged) + _OF_THE_WEIGHTS * weighed


def _in_order(judged: Judgement) -> float:
    """How much speaks for several problems in what is read in order."""
    return judged.message + _OF_THE_LIKELIEST * max(judged.borders, default=0.0)


def _joined(whole: Reading) -> tuple[str, ...]:
    return tuple(map(_words_of, joined(whole)))


def _announced(whole: Reading, network: MessageNetwork) -> tuple[str, ...]:
    """What follows the announcement of several things, cut where another is likely, or else at every clause."""
    rest = after_announcement(whole)
    if not rest:
        return ()
    announced = read(rest, whole.vocabulary.language)
    cut = pieces(announced)
    parts = _cut(announced, cut, network.judge(seen(announced, cut)).borders) if cut else ()
    return parts if len(parts) > 1 else clauses(whole, rest)


def _told(whole: Reading, known: Experience) -> tuple[str, ...]:
    """The problems that a message tells without announcing them, cut at the likeliest border and every likely one."""
    cut = pieces(whole)
    if len(cut) < 2:
        return ()
    judged = known.messages.judge(seen(whole, cut))
    if _in_order(judged) < _HOPELESS or _several(whole, cut, judged, known) < _SURE_ENOUGH:
        return ()
    return _cut(whole, cut, judged.borders, min(max(judged.borders), _IN_A_BUNDLE))


def _cut(whole: Reading, cut: Sequence[Piece], borders: Sequence[float], sure: float = _IN_A_BUNDLE) -> tuple[str, ...]:
    """The stretches between the borders that speak so much for another problem."""
    further = [piece.first for piece, speaks in zip(cut[1:], borders, strict=True) if speaks >= sure]
    told = [Stretch(whole, *ends) for ends in pairwise((cut[0].first, *further, len(whole.words)))]
    return tuple(map(_words_of, _without_secrets_alone(told)))


def _without_secrets_alone(told: Sequence[Stretch]) -> Sequence[Stretch]:
    """What only gives a secret away (`my api key is …`) belongs to what follows it, at the end to what is before it."""
    kept: list[Stretch] = []
    for stretch in told:
        joins = kept and (_only_gives_away(kept[-1]) or (stretch is told[-1] and _only_gives_away(stretch)))
        kept = [*kept[:-1], kept[-1].to(stretch)] if joins else [*kept, stretch]
    return kept


def _only_gives_away(stretch: Stretch) -> bool:
    return not tells(stretch) and any(word.text == REMOVED for word in stretch.words)


def _words_of(problem: Stretch) -> str:
    """A problem as it was told, without the words that only join it to its neighbours (`and`, `besides, …`)."""
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
