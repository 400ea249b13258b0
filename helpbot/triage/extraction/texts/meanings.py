"""What cues mean where they stand: some words are a cue in one place, and say something else in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from helpbot.triage.extraction.moments.half_hours import OF_HALF, halves_of_time, only_tells_time
from helpbot.triage.extraction.texts.negation import Negation
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary

Cues = Mapping[str, Sequence[Hit]]
"""The hits of each cue, in order."""
_OF_HELP = frozenset({"covered", "others_spared"})
"""Cues about people who can work or stand in; a word like `not` within them says that they cannot."""
_AMBIGUOUS = OF_HALF | _OF_HELP | {"total", "heavy", "resolved"}


class Meanings:
    """The cues found in a text, and the words around them."""

    def __init__(self, cues: Cues, words: tuple[Word, ...], known: Vocabulary, negation: Negation) -> None:
        self._cues, self._words, self._known, self._negation = cues, words, known, negation
        self._put_right = _put_right(cues, words)
        self._halves = halves_of_time(words, known)
        corrections = chain(cues.get("correcting", ()), cues.get("amending", ()))
        self._pauses = frozenset(place for hit in corrections for place in range(hit.first, hit.last + 1))

    def meant(self) -> Cues:
        """The cues without the hits that mean something else."""
        ambiguous = self._cues.keys() & _AMBIGUOUS
        checked = {cue: [hit for hit in self._cues[cue] if not self._misleads(hit)] for cue in ambiguous}
        return {cue: hits for cue, hits in {**self._cues, **checked}.items() if hits}

    def _misleads(self, hit: Hit) -> bool:
        if hit.cue in _OF_HELP:
            return self._negation.is_within(hit)
        if hit.cue == "total":
            return self._tells_ability(hit)
        if hit.cue == "resolved":
            return any(mistake.holds(hit) for mistake in self._put_right)
        if hit.cue == "heavy" and hit.first in self._pauses:  # `oh wait, it is …`: nobody waits
            return True
        return only_tells_time(hit, self._words, self._known, self._halves)

    def _tells_ability(self, hit: Hit) -> bool:
        """Whether the words of a total loss go on with what people can do: `all agents can see …`."""
        after = [word.text for word in self._words[hit.last + 1 : hit.last + 3]]
        able = bool(after) and after[0] in self._known.able and after[-1] not in self._known.negators
        return able and not self._negation.covers(hit)


def _put_right(cues: Cues, words: Sequence[Word]) -> Sequence[Hit]:
    """The mistakes that are put right, and so resolve no problem: `my mistake, it is extension 205`, `ignore my last
    message, it's the chat`.
    """
    before = {hit.first - 1 for hit in cues.get("named_anew", ()) if hit.first}
    clauses = {words[place].clause for place in before if words[place].clause != words[place + 1].clause}
    return [hit for hit in cues.get("mistaken", ()) if hit.last in before or words[hit.last].clause in clauses]
