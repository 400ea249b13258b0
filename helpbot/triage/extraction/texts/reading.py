"""A text as read: its words, the cues found in it, and which of them are negated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpbot.triage.extraction.moments.half_hours import halves_of_time, only_tells_time
from helpbot.triage.extraction.texts.instructions import without_instructions
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary, vocabulary

_REACH_OF_NEGATION = 3
_MOST_CHARACTERS = 3_000
_OF_HELP = frozenset({"covered", "others_spared"})
"""Cues about people who can work or stand in; a word like `not` within them says that they cannot."""
_LONGEST_QUOTE = 100
_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_LOG_LINE = re.compile(r"^\s*(?:\[?\d{4}-\d\d-\d\d|\[?\d\d:\d\d:\d\d|at \S+\(|\{\"|<\w+>|\S{90,})")
_DATA = re.compile(r"\{\s*\"[^{}\n]*\}|<(\w+)>[^<\n]*</\1>")
_MENTION = re.compile(r"<[!@#][^>\s]*>")


@dataclass(frozen=True, eq=False)
class Reading:
    """A text with its words; cues are looked up on first use.

    A reading equals only itself, so that what is derived from it can be cached.
    """

    text: str
    words: tuple[Word, ...]
    vocabulary: Vocabulary

    def __bool__(self) -> bool:
        return bool(self.words)

    def has(self, *cues: str) -> bool:
        """Whether any of the cues occurs in the text, not negated."""
        return not self._holding.isdisjoint(cues)

    def says(self, *cues: str) -> bool:
        """Whether any of the cues occurs in the text, negated or not."""
        return not self.found.keys().isdisjoint(cues)

    def first(self, cue: str) -> Hit | None:
        """The first hit of a cue that is not negated."""
        return next((hit for hit in self.found.get(cue, ()) if not self.negated(hit)), None)

    @cached_property
    def _hits(self) -> Mapping[str, Sequence[Hit]]:
        """The hits of all cues, by the part of the vocabulary that lists them."""
        return self.vocabulary.phrases.find(self.words)

    @cached_property
    def untoned(self) -> tuple[Word, ...]:
        """The words, without those of tone."""
        tone = self.vocabulary.tone
        return tuple(word for word in self.words if word.text not in tone)

    @cached_property
    def found(self) -> Mapping[str, tuple[Hit, ...]]:
        """The hits of each cue, in order."""
        found: dict[str, tuple[Hit, ...]] = {}
        halves = halves_of_time(self.words, self.vocabulary)
        for hit in self._hits.get("cues", ()):
            turned = self._denies_help(hit) or self._tells_ability(hit)
            if not turned and not only_tells_time(hit, self.words, self.vocabulary, halves):
                found[hit.cue] = (*found.get(hit.cue, ()), hit)
        return _without_admissions(_without_pauses(found), self.words)

    def _denies_help(self, hit: Hit) -> bool:
        """Whether a cue about help is negated from within: `others cannot work`."""
        if hit.cue not in _OF_HELP:
            return False
        return not self._negators.isdisjoint(range(hit.first, hit.last + 2))

    @cached_property
    def _negators(self) -> frozenset[int]:
        """The places of words like `not`."""
        return frozenset(index for index, word in enumerate(self.words) if word.text in self.vocabulary.negators)

    @cached_property
    def _after_negators(self) -> frozenset[int]:
        """The words within reach of a negation: the next few of its clause."""
        return frozenset(
            index
            for negator in self._negators
            for index in range(negator + 1, min(negator + 1 + _REACH_OF_NEGATION, len(self.words)))
            if self.words[index].clause == self.words[negator].clause
        )

    @cached_property
    def _denied_abilities(self) -> frozenset[int]:
        """The words like `can` that a negation follows: `we still can | not` does not say that work goes on."""
        return frozenset(at - 1 for at in self._negators if at and self.words[at - 1].text in self.vocabulary.able)

    def _tells_ability(self, hit: Hit) -> bool:
        """Whether the words of a total loss go on with what people can do: `all agents can see …`."""
        if hit.cue != "total":
            return False
        after = [word.text for word in self.words[hit.last + 1 : hit.last + 3]]
        able = bool(after) and after[0] in self.vocabulary.able and after[-1] not in self.vocabulary.negators
        return able and not self.negated(hit)

    @cached_property
    def _holding(self) -> frozenset[str]:
        """The cues that occur in the text, not negated."""
        return frozenset(hit.cue for hit in self.plain)

    @cached_property
    def plain(self) -> tuple[Hit, ...]:
        """Every hit that is not negated."""
        return tuple(hit for hits in self.found.values() for hit in hits if not self.negated(hit))

    @cached_property
    def denied(self) -> tuple[Hit, ...]:
        """Every hit that is negated."""
        return tuple(hit for hits in self.found.values() for hit in hits if self.negated(hit))

    @property
    def components(self) -> Sequence[Hit]:
        """Where the text names parts of the product by words that belong to one part."""
        return self._hits.get("components", ())

    @property
    def in_passing(self) -> Sequence[Hit]:
        """Where the text names parts of the product by words that also occur in reports about others."""
        return self._hits.get("in_passing", ())

    @cached_property
    def times(self) -> Mapping[str, Mapping[int, int]]:
        """For each cue of `since`, the last word of each hit by the first."""
        ends: dict[str, dict[int, int]] = {}
        for hit in self._hits.get("since", ()):
            ends.setdefault(hit.cue, {})[hit.first] = hit.last
        return ends

    def all(self, cue: str) -> list[Hit]:
        """Every hit of a cue that is not negated."""
        return [hit for hit in self.found.get(cue, ()) if not self.negated(hit)]

    def outright(self, *cues: str) -> dict[str, Hit]:
        """The first hit of each cue that is neither negated nor part of a longer phrase of another of these cues."""
        hits = [hit for cue in cues for hit in self.all(cue)]
        first: dict[str, Hit] = {}
        for hit in hits:
            if not any(other.cue != hit.cue and other.swallows(hit) for other in hits):
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

    def negated(self, hit: Hit) -> bool:
        """Whether a negation comes shortly before a hit in its clause, or right after a `can` that ends it."""
        return hit.first in self._after_negators or hit.last in self._denied_abilities

    def quote(self, cue: str) -> str:
        """The person's own words around a cue: its clause."""
        hit = self.first(cue)
        return self.quote_of(hit) if hit else ""

    def quote_of(self, hit: Hit) -> str:
        """The clause of a hit in the person's own words; of a long one, the words around the hit."""
        clauses = {self.words[hit.first].clause, self.words[hit.last].clause}
        around = [place for place, word in enumerate(self.words) if word.clause in clauses]
        first, last = self._within_reach(hit, around[0], around[-1])
        before, after = "…" if first > around[0] else "", "…" if last < around[-1] else ""
        return f"{before}{self._between(first, last)}{after}"

    def _within_reach(self, hit: Hit, begins: int, ends: int) -> tuple[int, int]:
        """The first and the last of the words around a hit that fit into a quote, taken from both sides."""
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


def _without_pauses(found: dict[str, tuple[Hit, ...]]) -> dict[str, tuple[Hit, ...]]:
    """The `wait` of a correction does not say that anybody waits: `oh wait, it is …`."""
    pauses = (*found.get("correcting", ()), *found.get("amending", ()))
    paused = {at for one in pauses for at in range(one.first, one.last + 1)}
    heavy = [hit for hit in found.get("heavy", ()) if hit.first not in paused]
    return {
        **{cue: hits for cue, hits in found.items() if cue != "heavy"},
        **({"heavy": tuple(heavy)} if heavy else {}),
    }


def _without_admissions(found: dict[str, tuple[Hit, ...]], words: Sequence[Word]) -> dict[str, tuple[Hit, ...]]:
    """What is put right is not over: `my mistake, it is extension 205`, `ignore my last message, it's the chat`."""
    named = {hit.first for hit in found.get("named_anew", ())}
    owned_up = found.get("mistaken", ())
    put_right = [hit for hit in owned_up if named & {hit.last + 1, _next_clause(words, hit.last)}]
    if not put_right:
        return found
    over = tuple(hit for hit in found.get("resolved", ()) if not any(one.holds(hit) for one in put_right))
    left = {cue: hits for cue, hits in found.items() if cue != "resolved"}
    return {**left, "resolved": over} if over else left


def _next_clause(words: Sequence[Word], index: int) -> int:
    """Where the clause after that of a word begins."""
    after = range(index + 1, len(words))
    return next((at for at in after if words[at].clause != words[index].clause), len(words))


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
    """The part of a message that a person wrote, without logs, code, data and mentions."""
    text = _MENTION.sub(" ", _DATA.sub(" ", _CODE_BLOCK.sub("\n", text[: 10 * _MOST_CHARACTERS])))
    lines = [line for line in text.splitlines() if not _LOG_LINE.match(line)]
    return "\n".join(lines)[:_MOST_CHARACTERS].strip()
