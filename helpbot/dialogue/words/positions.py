"""Which of several things is meant by its position: `the second one`, `lo del segundo`, `problem 2`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from helpbot.dialogue.recognising.phrasing import one_of
from helpbot.dialogue.recognising.understood import Positions
from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.severities import put_at
from helpbot.language.text import fold

_SIGNS = " ,;:="


class Meant(NamedTuple):
    """The position that is meant (from 0), and the rest of the words."""

    place: int
    rest: str


def place_meant(text: str, count: int, wording: Wording) -> Meant | None:
    """Which of `count` things the words mean by its position; None if they mean none, or more than one."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    found = list(_found(folded, count, wording))
    if len({place for place, _ in found}) != 1:
        return None
    place, (begin, end) = found[0]
    before, after = text[:begin].rstrip(), text[end:].lstrip()
    joined = f"{before}{after}" if after[:1] in _SIGNS else f"{before} {after}"
    return Meant(place, joined.strip(_SIGNS))


def _found(folded: str, count: int, wording: Wording) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each position that is meant, and from where to where the words say so.

    Between words that set a severity, an ordinal may stand alone.
    """
    positions = wording.positions
    put = put_at(wording, r"\s.+?").search(folded)
    end_of_put = put.end(1) if put else 0
    for place, pattern in enumerate(_patterns(_frozen(positions))):
        if said := pattern.search(folded) or pattern.search(folded, 0, end_of_put):
            yield (count - 1 if place == len(positions.ordinals) else place), said.span()


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
    """An ordinal with the words around it; or a word with a number and more after it, since `el 2` may be a day."""
    told = rf"\s*[:=]|\s+(?:{one_of(after)})\b"
    ends = rf"(?=\s*(?:$|[,.;!?])|{told})"
    by_order = rf"\b(?:{one_of(before)})\s+(?:{one_of(words)})(?:\s+(?:{one_of(nouns)})\b|{ends})"
    by_number = rf"|(?:\b(?:{one_of(before)})\s+)?(?:{one_of(numbered)})\s*{number}(?={told})" if number else ""
    return re.compile(by_order + by_number)
