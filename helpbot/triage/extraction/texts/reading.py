"""A text as read: its words, the cues found in it, and which of them are negated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain

from helpbot.triage.extraction.texts.instructions import without_instructions
from helpbot.triage.extraction.texts.meanings import Meanings
from helpbot.triage.extraction.texts.negation import Negation
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary, vocabulary

_MOST_CHARACTERS = 3_000
_LONGEST_QUOTE = 100
_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_LOG_LINE = re.compile(r"^\s*(?:\[?\d{4}-\d\d-\d\d|\[?\d\d:\d\d:\d\d|at \S+\(|\{\"|<\w+>|\S{90,})")
_DATA = re.compile(r"\{\s*\"[^{}\n]*\}|<(\w+)>[^<\n]*</\1>")
_MENTION = re.compile(r"<[!@#][^<>\s]*>")
_EMOJI = re.compile(r"[^\S\n]*(?<!\w)(?::[a-z+-][a-z0-9_+-]*:)+(?!\w)")
"""Emoji as Slack sends them, with the space before them: `:cry:`, `:wave::skin-tone-2:`."""


class Reading:
    """A text with its words, and what the vocabulary finds in it.

    `found` are the hits of each cue, `plain` those that are not negated and `denied` those that are; `components` names
    parts of the product by words that belong to one part, `in_passing` by words that occur in reports about others as
    well; `times` has for each cue of `since` the last word of each hit by the first. A reading equals only itself, so
    that what is derived from it can be cached.
    """

    def __init__(self, text: str, words: tuple[Word, ...], vocabulary: Vocabulary) -> None:
        self.text, self.words, self.vocabulary = text, words, vocabulary
        hits, self._negation = vocabulary.phrases.find(words), Negation(words, vocabulary)
        self.components = list(chain.from_iterable(hits["components"].values()))
        self.in_passing = list(chain.from_iterable(hits["in_passing"].values()))
        self.times = {cue: {hit.first: hit.last for hit in told} for cue, told in hits["since"].items()}
        self.found = Meanings(hits["cues"], words, vocabulary, self._negation).meant()
        self.plain: list[Hit] = []
        self.denied: list[Hit] = []
        for hit in chain.from_iterable(self.found.values()):
            (self.denied if self._negation.covers(hit) else self.plain).append(hit)
        self._affirmed: dict[str, list[Hit]] = {}
        for hit in self.plain:
            self._affirmed.setdefault(hit.cue, []).append(hit)

    def __bool__(self) -> bool:
        return bool(self.words)

    def has(self, *cues: str) -> bool:
        """Whether any of the cues occurs in the text, not negated."""
        return not self._affirmed.keys().isdisjoint(cues)

    def says(self, *cues: str) -> bool:
        """Whether any of the cues occurs in the text, negated or not."""
        return not self.found.keys().isdisjoint(cues)

    def all(self, cue: str) -> Sequence[Hit]:
        """Every hit of a cue that is not negated."""
        return self._affirmed.get(cue, ())

    def first(self, cue: str) -> Hit | None:
        """The first hit of a cue that is not negated."""
        return next(iter(self.all(cue)), None)

    def negated(self, hit: Hit) -> bool:
        """Whether a negation reaches a hit."""
        return self._negation.covers(hit)

    @cached_property
    def untoned(self) -> tuple[Word, ...]:
        """The words, without those of tone."""
        tone = self.vocabulary.tone
        return tuple(word for word in self.words if word.text not in tone)

    def outright(self, *cues: str) -> dict[str, Hit]:
        """The first hit of each cue that is neither negated nor part of a longer phrase of another of these cues."""
        hits = [hit for cue in cues for hit in self.all(cue)]
        longer = [hit for hit in hits if hit.last > hit.first]
        first: dict[str, Hit] = {}
        for hit in hits:
            if not any(other.cue != hit.cue and other.swallows(hit) for other in longer):
                first.setdefault(hit.cue, hit)
        return first

    def denies(self) -> bool:
        """Whether it begins by denying everything: `none`, `nothing, really`; `nothing works` denies nothing."""
        hit = self.starts_with("nothing")
        return hit is not None and self.ends_clause(hit)

    def ends_clause(self, hit: Hit) -> bool:
        """Whether a hit ends its clause."""
        return hit.last + 1 == len(self.words) or self.words[hit.last].clause != self.words[hit.last + 1].clause

    def after_contrast(self, hit: Hit) -> bool:
        """Whether a word like `but` opens the clause of a hit: what follows it is what counts."""
        clause = self.words[hit.first].clause
        return any(word.contrast and word.clause == clause for word in self.words)

    def starts_with(self, cue: str, within: int = 1) -> Hit | None:
        """The cue at the very beginning (at most `within` words in)."""
        return next((hit for hit in self.found.get(cue, ()) if hit.first < within), None)

    def quote(self, cue: str) -> str:
        """The person's own words around a cue: its clause."""
        hit = self.first(cue)
        return self.quote_of(hit) if hit else ""

    def quote_of(self, hit: Hit) -> str:
        """The clause of a hit in the person's own words; of a long one, the words around the hit."""
        begins, ends = self._clause_of(hit)
        first, last = self._within_reach(hit, begins, ends)
        before, after = "…" if first > begins else "", "…" if last < ends else ""
        return f"{before}{self._between(first, last)}{after}"

    def _clause_of(self, hit: Hit) -> tuple[int, int]:
        """The first and the last word of the clause of a hit, or of the clauses in which it begins and ends."""
        words, (_, first, last) = self.words, hit
        while first and words[first - 1].clause == words[first].clause:
            first -= 1
        while last + 1 < len(words) and words[last + 1].clause == words[last].clause:
            last += 1
        return first, last

    def _within_reach(self, hit: Hit, begins: int, ends: int) -> tuple[int, int]:
        """The first and the last of the words around a hit that fit into a quote, taken from both sides."""
        if len(self._between(begins, ends)) <= _LONGEST_QUOTE:
            return begins, ends
        first, last = hit.first, hit.last
        for reach in range(1, ends - begins + 1):
            wider = max(begins, hit.first - reach), min(ends, hit.last + reach)
            if len(self._between(*wider)) > _LONGEST_QUOTE:
                break
            first, last = wider
        return first, last

    def _between(self, first: int, last: int) -> str:
        """The person's own words from one place to another."""
        return self.text[self.words[first].start : self.words[last].end]


@lru_cache(maxsize=64)  # one turn of a conversation reads the same texts several times
def read(text: str, language: str) -> Reading:
    """Read what a person wrote; code blocks, log lines, instructions and everything after a few thousand characters are
    left out.
    """
    known = vocabulary(language)
    told = _cut(prose_of(text), known)
    meant = without_instructions(told)
    return told if meant == told.text else _cut(meant, known)


def _cut(prose: str, known: Vocabulary) -> Reading:
    return Reading(prose, known.cutter.cut(prose), known)


def prose_of(text: str) -> str:
    """The part of a message that a person wrote, without logs, code, data, mentions and emoji."""
    text = _MENTION.sub(" ", _DATA.sub(" ", _CODE_BLOCK.sub("\n", text[: 10 * _MOST_CHARACTERS])))
    text = _EMOJI.sub("", text)
    lines = [line for line in text.splitlines() if not _LOG_LINE.match(line)]
    return "\n".join(lines)[:_MOST_CHARACTERS].strip()
