"""The points that a message lists: by numbers and bullets, by words (`one: … two: …`), or after an announcement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from helpbot.language.sentences import SENTENCE_END
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.splitting.items import ITEM
from helpbot.triage.vocabulary import vocabulary

_HEADING = re.compile(r"^\s*(?:\w+\s+){0,3}\w*:\s+")
"""What is left of `two different problems:` after its number."""
_COMPLAINT = ("total", "broken", "partial", "share", "cosmetic", "leak", "runaway")
_WISH = ("howto", "request")
_FEWEST_WORDS = 3
_FEWEST_WORDS_OF_ITEM = 2
_ANNOUNCED_WITHIN = 8


def counted(whole: Reading) -> tuple[str, ...]:
    """The points of a list, in the person's own words; empty if there are none."""
    return next((parts for parts in (_numbered(whole), _ordered(whole)) if len(parts) > 1), ())


def after_announcement(whole: Reading) -> str:
    """What follows the announcement of several things; empty if there is none."""
    announcement = whole.starts_with("several", within=_ANNOUNCED_WITHIN)
    if announcement is None:
        return ""
    return _HEADING.sub("", whole.text[whole.words[announcement.last].end :]).lstrip(" :.,;-")


def clauses(whole: Reading, text: str) -> tuple[str, ...]:
    """Every clause of `text` that can stand alone."""
    return tuple(_standing(whole, _border(whole.vocabulary.language).split(text)))


def _numbered(whole: Reading) -> tuple[str, ...]:
    """The items, without the `and` that leads to the next one."""
    leading_on = _leading_on(whole.vocabulary.language)
    pieces = [leading_on.sub("", piece.strip(" ,;\n")) for piece in ITEM.split(whole.text)[1:]]
    return tuple(piece for piece in pieces if len(piece.split()) >= _FEWEST_WORDS_OF_ITEM)


def _ordered(whole: Reading) -> tuple[str, ...]:
    """The parts that `one: … two: …` begin."""
    announcement = whole.starts_with("several", within=_ANNOUNCED_WITHIN)
    announced = announcement is not None
    last = announcement.last if announcement else -1  # the number in `two things` is no point of a list
    ordinals = (hit for hit in whole.found.get("ordinal", ()) if hit.first > last)
    starts = [hit for hit in ordinals if announced or _followed_by_mark(whole, hit)]
    places = [whole.words[hit.first].start for hit in starts] + [len(whole.text)]
    parts = [
        whole.text[whole.words[hit.last].end : end].strip(" :),.;\n")
        for hit, end in zip(starts, places[1:], strict=True)
    ]
    return tuple(parts) if len(parts) > 1 and (announced or all(_stands(_part(whole, part)) for part in parts)) else ()


def _followed_by_mark(whole: Reading, hit: Hit) -> bool:
    return whole.text[whole.words[hit.last].end :].lstrip()[:1] in (":", ")", ",")


def _part(whole: Reading, text: str) -> Reading:
    return read(text, whole.vocabulary.language)


def _standing(whole: Reading, pieces: Iterable[str]) -> Iterator[str]:
    """The pieces that say something of their own; one that does not continues the piece before it."""
    kept: list[str] = []
    for piece in pieces:
        if _stands(_part(whole, piece)):
            kept.append(piece)
        elif kept:
            kept[-1] = f"{kept[-1]}, {piece}"
    for piece in kept:
        yield piece.strip(" ,;.-\n")


def _stands(part: Reading) -> bool:
    return len(part.words) >= _FEWEST_WORDS and (part.says(*_COMPLAINT, *_WISH) or part.text.rstrip().endswith("?"))


def _joint(language: str) -> str:
    """A word like `and`."""
    return f"(?:{'|'.join(map(re.escape, sorted(vocabulary(language).joints)))})"


@cache
def _leading_on(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,;]+{_joint(language)}$", re.IGNORECASE)


@cache
def _border(language: str) -> re.Pattern[str]:
    """Where a clause ends: at punctuation, or at a word like `and`."""
    return re.compile(rf"{SENTENCE_END}|(?<=;)\s+|\n+|,\s+|\s+{_joint(language)}\s+")
