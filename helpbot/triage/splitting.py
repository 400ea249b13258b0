"""Find several problems in one message: one problem, one ticket.

A message is split where it numbers its points, where it announces several things, or where a word like `besides` joins
two parts that each stand for themselves. What merely goes on about the same thing is never split off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpbot.triage.extraction.reading import Reading, prose_of, read

_ITEM = re.compile(r"(?:^|(?<=\s))(?:\(?[1-9][).:]|[a-e]\)|[-*•])\s+(?=\S)")
_BORDER = re.compile(r"(?<=[.;?!])\s+|\n+|,\s+|\s+(?:y|e|and)\s+")
_COMPLAINT = ("total", "broken", "partial", "share", "cosmetic", "leak", "runaway")
_WISH = ("howto", "request")
_FEWEST_WORDS = 3
_FEWEST_WORDS_OF_ITEM = 2


def split(text: str, language: str) -> tuple[str, ...]:
    """The problems that a message bundles, in its own words; the whole message when it is about one."""
    whole = read(text, language)
    ways = (_numbered(text), tuple(_standing(_announced(whole), language)), _joined(whole))
    return next((parts for parts in ways if len(parts) > 1), (text.strip(),))


def _numbered(text: str) -> tuple[str, ...]:
    pieces = [piece.strip(" ,;\n") for piece in _ITEM.split(prose_of(text))[1:]]
    return tuple(piece for piece in pieces if len(piece.split()) >= _FEWEST_WORDS_OF_ITEM)


def _announced(whole: Reading) -> list[str]:
    announcement = whole.starts_with("several", within=8)
    if announcement is None:
        return []
    rest = whole.text[whole.words[announcement.last].end :].lstrip(" :.,;-")
    return _BORDER.split(rest)


def _joined(whole: Reading) -> tuple[str, ...]:
    for hit in whole.found.get("besides", ()):
        before = whole.text[: whole.words[hit.first].start]
        after = whole.text[whole.words[hit.last].end :]
        left, right = read(before, whole.vocabulary.language), read(after, whole.vocabulary.language)
        if _stands(left) and _stands(right) and not _goes_on(right) and _topics(left).isdisjoint(_topics(right)):
            return before.strip(" ,;.-\n"), after.strip(" ,;.-\n")
    return ()


def _standing(pieces: Iterable[str], language: str) -> Iterator[str]:
    """The pieces that say something of their own; one that does not continues the piece before it."""
    kept: list[str] = []
    for piece in pieces:
        if _stands(read(piece, language)):
            kept.append(piece)
        elif kept:
            kept[-1] = f"{kept[-1]}, {piece}"
    for piece in kept:
        yield piece.strip(" ,;.-\n")


def _stands(part: Reading) -> bool:
    return len(part.words) >= _FEWEST_WORDS and part.says(*_COMPLAINT, *_WISH)


def _goes_on(part: Reading) -> bool:
    """Whether the part tells what was tried: `we also restarted it` is no second problem."""
    return part.starts_with("tried_in_vain", within=3) is not None


def _topics(part: Reading) -> set[str]:
    topics = {hit.cue for hit in part.vocabulary.components.find(part.words)}
    return topics | {cue for cue in (*_WISH, "cosmetic") if part.has(cue)}
