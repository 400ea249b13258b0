"""Find several problems in one message: one problem, one ticket.

A message is split where it numbers or announces its points, and where what is told speaks for another problem: each
side tells something of its own, of other parts of the product, and neither is the cause, the consequence or a closer
description of the other. What speaks for it, and how much, was learned (`weights.py`). Must not know severities.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading, read
from helpbot.triage.splitting.borders import harmless
from helpbot.triage.splitting.lists import after_announcement, clauses, counted
from helpbot.triage.splitting.stretches import Stretch, pieces
from helpbot.triage.splitting.weights import BorderWeights, shipped

_SURE_ENOUGH = 2.4
"""From here on another problem is believed: about three in a hundred single problems are split (docs/triage.md)."""
_IN_A_BUNDLE = 0.3
"""From here on it is believed of a message that is known to tell several."""
_MOST_PROBLEMS = 4
"""Who tells more than so many lists what one failure breaks."""
_FEWEST_WORDS = 3


def split(text: str, language: str, weights: BorderWeights | None = None) -> tuple[str, ...]:
    """The problems that a message bundles, in its own words; the whole message when it is about one.

    `weights` replaces those that come with the product, to measure what others would do.
    """
    known = shipped() if weights is None else weights
    whole = read(text, language)
    parts = counted(whole, text) or _announced(whole, known) or _told(whole, known)
    return parts if 1 < len(parts) <= _MOST_PROBLEMS else (text.strip(),)


def _announced(whole: Reading, weights: BorderWeights) -> tuple[str, ...]:
    """What follows the announcement of several things, cut where another is likely, or else at every clause."""
    rest = after_announcement(whole)
    if not rest:
        return ()
    parts = _cut(read(rest, whole.vocabulary.language), weights, _IN_A_BUNDLE)
    return parts if len(parts) > 1 else clauses(whole, rest)


def _told(whole: Reading, weights: BorderWeights) -> tuple[str, ...]:
    """The problems that a message tells without announcing them; one sure border shows that it tells several."""
    parts = _cut(whole, weights, _SURE_ENOUGH)
    return _cut(whole, weights, _IN_A_BUNDLE) if len(parts) > 1 else parts


def _cut(whole: Reading, weights: BorderWeights, sure: float) -> tuple[str, ...]:
    return tuple(map(_words_of, _problems(whole, weights, sure)))


def _problems(whole: Reading, weights: BorderWeights, sure: float) -> Iterator[Stretch]:
    """The stretches of the message that each tell one problem."""
    problem: Stretch | None = None
    for piece in pieces(whole):
        if problem and not harmless(problem) and weights.score(problem, piece) > sure:
            yield problem
            problem = None
        problem = problem.to(piece) if problem else Stretch(whole, piece.first, piece.end)
    if problem:
        yield problem


def _words_of(problem: Stretch) -> str:
    """A problem as it was told, without the words that only join it to the one before (`and`, `besides, …`)."""
    whole, first = problem.whole, problem.first
    if first > 0 and whole.words[first].text in whole.vocabulary.joints:
        first += 1
    if first > 0:
        first = max(
            (hit.last + 1 for hit in whole.found.get("besides", ()) if _only_joins(whole, hit, first)), default=first
        )
    kept = Stretch(whole, first, problem.end) if problem.end - first >= _FEWEST_WORDS else problem
    return kept.text.strip(" ,;:.-–—/&\n")


def _only_joins(whole: Reading, hit: Hit, first: int) -> bool:
    """Whether a phrase begins at that word and a sign sets it off from what it joins."""
    return hit.first == first and whole.text[whole.words[hit.last].end :].lstrip()[:1] in tuple(",:;")
