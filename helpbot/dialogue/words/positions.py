"""Which of several things is meant by where it stands: `the second one`, `lo del segundo`, `problem 2`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from helpbot.dialogue.wording import Positions, Wording
from helpbot.language.text import fold

_SIGNS = " ,;:="


class Meant(NamedTuple):
    """The place that is meant (counted from 0), and the words without those that say so."""

    place: int
    rest: str


def place_meant(text: str, count: int, wording: Wording) -> Meant | None:
    """Which of `count` things the words mean by its position; None where they mean none, or more than one."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    found = list(_found(folded, count, wording.positions))
    if len({place for place, _ in found}) != 1:
        return None
    place, said = found[0]
    before, after = text[: said.start()].rstrip(), text[said.end() :].lstrip()
    joined = f"{before}{after}" if after[:1] in _SIGNS else f"{before} {after}"
    return Meant(place, joined.strip(_SIGNS))


def _found(folded: str, count: int, positions: Positions) -> Iterator[tuple[int, re.Match[str]]]:
    for place, pattern in enumerate(_patterns(_frozen(positions))):
        if said := pattern.search(folded):
            yield (count - 1 if place == len(positions.ordinals) else place), said


@cache
def _patterns(positions: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], ...]:
    before, last, nouns, numbered, after, *ordinals = positions
    return (
        *(_pattern(before, words, nouns, after, numbered, str(n)) for n, words in enumerate(ordinals, start=1)),
        _pattern(before, last, nouns, after, (), ""),
    )


def _frozen(positions: Positions) -> tuple[tuple[str, ...], ...]:
    one = positions
    return (one.before, one.last, one.nouns, one.numbered, one.after, *one.ordinals)


def _pattern(
    before: Iterable[str],
    words: Iterable[str],
    nouns: Iterable[str],
    after: Iterable[str],
    numbered: Iterable[str],
    number: str,
) -> re.Pattern[str]:
    """An ordinal with what stands around it; or a word and a number that something is told of: `el 2` may be a day."""
    told = rf"\s*[:=]|\s+(?:{_any(after)})\b"
    ends = rf"(?=\s*(?:$|[,.;!?])|{told})"
    by_order = rf"\b(?:{_any(before)})\s+(?:{_any(words)})(?:\s+(?:{_any(nouns)})\b|{ends})"
    by_number = rf"|(?:\b(?:{_any(before)})\s+)?(?:{_any(numbered)})\s*{number}(?={told})" if number else ""
    return re.compile(by_order + by_number)


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(map(fold, words), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)
