"""What is seen of a candidate: its shape, the words and signs around it, and what the text speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpbot.language.secrets import values
from helpbot.language.secrets.weighing.candidates import Candidate
from helpbot.language.secrets.weighing.columns import column
from helpbot.language.secrets.weighing.neighbours import (
    ANNOUNCING,
    STEM,
    announced_after,
    announced_before,
    beside,
    named_after,
    named_before,
)
from helpbot.language.secrets.weighing.reading import Item
from helpbot.language.secrets.weighing.shape import bucket, shape

_STRETCH = 100
"""So many words and signs are a stretch; of a long text only the stretch of a candidate and the next ones count."""
_LONGEST_NUMBER = 13


class _Stretch:
    """What a stretch of a text speaks of."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.classes = frozenset(one for item in items for one in item.classes) - {"sign", "mark"}
        said = {item.word[:STEM] for item in items if item.text.isalpha() and len(item.text) > 3}
        self.features = (*(f"text has {one}" for one in self.classes), *(f"text says {one}" for one in said))


class Surroundings:
    """A text, for all of its candidates."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._stretches: dict[int, _Stretch] = {}

    def features(self, candidate: Candidate) -> set[str]:
        """What is seen of a candidate: of its stretch of the text, and of itself."""
        return {*self.of_stretch(candidate), *self.of_itself(candidate)}

    def of_stretch(self, candidate: Candidate) -> Iterator[str]:
        """What its stretch of the text speaks of."""
        told = self._stretch(stretch_of(candidate)).features
        return iter(told) if _is_word(candidate) else (f"{candidate.sort}: {one}" for one in told)

    def of_itself(self, candidate: Candidate) -> set[str]:
        """Its shape, and what stands around it."""
        items, (first, last, sort) = self._items, candidate
        before = announced_before(items, first)
        found = {f"announced before {before}", f"announced after {announced_after(items, last)}"}
        found.update(beside(items, first, last))
        if _is_word(candidate):
            classes = self._stretch(stretch_of(candidate)).classes
            found.update(_of_a_word(items, first, last, before, classes))
            found.update(column(items, first))
        else:
            found = {f"{sort}: {one}" for one in found}
            found.update(_of_words([item for item in items[first : last + 1] if not item.is_sign], sort))
        found.add(f"sort {sort}")
        return found

    def _stretch(self, number: int) -> _Stretch:
        known = self._stretches.get(number)
        if known is None:
            known = _Stretch(self._items[max(0, number - 1) * _STRETCH : (number + 2) * _STRETCH])
            self._stretches[number] = known
        return known


def stretch_of(candidate: Candidate) -> int:
    """The number of the stretch in which a candidate begins."""
    return candidate.first // _STRETCH


def _is_word(candidate: Candidate) -> bool:
    return candidate.sort in ("word", "group")


def _of_a_word(items: Sequence[Item], first: int, last: int, announced: str, classes: frozenset[str]) -> Iterator[str]:
    """Its shape, and what shape and surroundings mean together."""
    told = "".join(item.text for item in items[first : last + 1])
    seen = shape(told)
    yield from seen.features
    before, after = named_before(items, first), named_after(items, last)
    yield f"named before {before}"
    yield f"named after {after}"
    yield f"named {before} {after}"
    spoken = "unannounced" if ANNOUNCING.isdisjoint(classes) else "announced"
    yield f"{seen.form} & {spoken}"
    kinds = seen.kinds
    yield f"{kinds} & {spoken}"
    yield f"{kinds} & named before {before}"
    yield f"{kinds} & announced before {announced}"
    yield f"{kinds} & {'access' if 'access' in classes else 'no access'}"
    if first:
        beside_it = items[first - 1]
        yield f"{kinds} & before {beside_it.word[:STEM]}"
        for one in beside_it.classes:
            yield f"{kinds} & before is {one}"
    if told.isdecimal():
        length = min(len(told), _LONGEST_NUMBER)
        yield f"number {length} & announced before {announced}"
        for one in classes:
            yield f"number {length} & text has {one}"


def _of_words(words: Sequence[Item], sort: str) -> Iterator[str]:
    """What the words are of which a phrase, a quotation or a spelled secret is made."""
    count = len(words)
    yield f"{sort} of {min(count, 9)}"
    if not count:
        return
    yield f"{sort} describes {_quarters(sum(values.describes(item.text) for item in words), count)}"
    yield f"{sort} capitals {_quarters(sum(item.text[0].isupper() for item in words), count)}"
    yield f"{sort} long {bucket(sum(len(item.text) for item in words) // count)}"
    yield f"{sort} short words {min(sum(len(item.text) <= 3 for item in words), 3)}"
    yield f"{sort} classes {min(sum(bool(item.classes) for item in words), 4)}"
    yield f"{sort} figures {min(sum(any(map(str.isdigit, item.text)) for item in words), 2)}"
    yield f"{sort} spelled {min(sum('spelled' in item.classes for item in words), 6)}"
    yield f"{sort} first {words[0].word}"
    yield f"{sort} last {words[-1].word}"
    for item in words:
        yield f"{sort} with {item.word}"
        for one in item.classes:
            yield f"{sort} with {one}"


def _quarters(part: int, whole: int) -> int:
    return round(4 * part / whole)
