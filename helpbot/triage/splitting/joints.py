"""Words that only join a problem to the one before it: `y además`, `and also`, `another thing:`."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading


def after_joint(whole: Reading, first: int) -> int:
    """The first word after a phrase like `besides` that contains the word `first`; `first` itself without one.

    `aparte de eso` says something about what it joins, so it is kept.
    """
    joints = [hit for hit in whole.found.get("besides", ()) if hit.first <= first <= hit.last]
    return max((hit.last + 1 for hit in joints if _only_joins(whole, hit)), default=first)


def _only_joins(whole: Reading, hit: Hit) -> bool:
    """Whether punctuation sets it off from what it joins, or it is an adverb."""
    after = whole.text[whole.words[hit.last].end :].lstrip()
    return after[:1] in tuple(",:;") or _is_adverb(whole, hit)


def _is_adverb(whole: Reading, hit: Hit) -> bool:
    """Whether it is one word, at most with an `and` before it, that neither numbers nor governs what follows."""
    known, ordinals = whole.vocabulary, {ordinal.first for ordinal in whole.found.get("ordinal", ())}
    said = [place for place in range(hit.first, hit.last + 1) if whole.words[place].text not in known.joints]
    after = whole.words[hit.last + 1].text if hit.last + 1 < len(whole.words) else ""
    alone = len(said) == 1 and ordinals.isdisjoint(said)
    return alone and after not in known.times.of and after not in known.times.articles
