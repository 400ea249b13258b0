"""Find several problems in one message: one problem, one ticket.

A message is split where it numbers its points, where it announces several things, where a word like `besides` joins
two parts that each stand for themselves, and where a question, a matter of looks or trouble with another part of the
product follows in a sentence of its own. What merely goes on about the same thing, or lists what one failure breaks,
stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading, prose_of, read

_ITEM = re.compile(r"(?:^|(?<=\s))(?:\(?[1-9][).:]|[a-e]\)|[-*•])\s+(?=\S)")
_BORDER = re.compile(r"(?<=[.;?!])\s+|\n+|,\s+|\s+(?:y|e|and)\s+")
_SENTENCE = re.compile(r"(?<=[.;?!])\s+|\n+|\s+-\s+")
_NEXT_SUBJECT = re.compile(
    r",?\s+(?:y|e|and|plus)\s+(?=(?:the|my|our|a|an|how|where|when|what|el|la|los|las|mi|un|una|en qu[eé]|cómo|como"
    r"|dónde|donde|cuándo|cuánt[oa]s?|qué|se puede)\s)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*(?:\w+\s+){0,3}\w*:\s+")
"""What is left of `two different problems:` after its number."""
_COMPLAINT = ("total", "broken", "partial", "share", "cosmetic", "leak", "runaway")
_WISH = ("howto", "request")
_GENERIC = frozenset({"voice", "desktop_app", "performance", "login", "security"})
"""Words of these stand in reports about anything, so they do not show that a sentence is about something else."""
_FEWEST_WORDS = 3
_WORDS_OF_SUBJECT = 5
_FEWEST_WORDS_OF_ITEM = 2
_MOST_PROBLEMS = 4


def split(text: str, language: str) -> tuple[str, ...]:
    """The problems that a message bundles, in its own words; the whole message when it is about one."""
    whole = read(text, language)
    ways = (_numbered(text), _ordered(whole), _announced(whole), _joined(whole), _by_subject(whole))
    return next((parts for parts in ways if len(parts) > 1), (text.strip(),))


def _numbered(text: str) -> tuple[str, ...]:
    pieces = [piece.strip(" ,;\n") for piece in _ITEM.split(prose_of(text))[1:]]
    return tuple(piece for piece in pieces if len(piece.split()) >= _FEWEST_WORDS_OF_ITEM)


def _ordered(whole: Reading) -> tuple[str, ...]:
    """The parts that `one: … two: …` begin."""
    announced = whole.starts_with("several", within=8) is not None
    starts = [hit for hit in whole.found.get("ordinal", ()) if announced or _followed_by_mark(whole, hit)]
    places = [whole.words[hit.first].start for hit in starts] + [len(whole.text)]
    parts = [
        whole.text[whole.words[hit.last].end : end].strip(" :),.;\n")
        for hit, end in zip(starts, places[1:], strict=True)
    ]
    return tuple(parts) if len(parts) > 1 and (announced or all(_stands(_part(whole, part)) for part in parts)) else ()


def _followed_by_mark(whole: Reading, hit: Hit) -> bool:
    return whole.text[whole.words[hit.last].end :].lstrip()[:1] in (":", ")", ",")


def _announced(whole: Reading) -> tuple[str, ...]:
    announcement = whole.starts_with("several", within=8)
    if announcement is None:
        return ()
    rest = _HEADING.sub("", whole.text[whole.words[announcement.last].end :]).lstrip(" :.,;-")
    return tuple(_standing(whole, _BORDER.split(rest)))


def _joined(whole: Reading) -> tuple[str, ...]:
    for hit in whole.found.get("besides", ()):
        before = whole.text[: whole.words[hit.first].start].strip(" ,;.-¿\n")
        after = whole.text[whole.words[hit.last].end :].strip(" ,;.-\n")
        left, right = _part(whole, before), _part(whole, after)
        if (
            not right.has("resolved")
            and not left.has("drill")
            and not _goes_on(right)
            and _stands(left)
            and _opens(right)
            and _topics(left).isdisjoint(_topics(right))
        ):
            return before, *(_joined(right) or _by_subject(right) or (after,))
    return ()


def _by_subject(whole: Reading) -> tuple[str, ...]:
    """The parts of a message that changes its subject from one sentence to the next."""
    groups: list[str] = []
    for sentence in _SENTENCE.split(whole.text):
        for place, piece in enumerate(_NEXT_SUBJECT.split(sentence)):
            if groups and _changes_subject(_part(whole, " ".join(groups)), _part(whole, piece), joined=place > 0):
                groups.append(piece)
            elif groups:
                groups[-1] = whole.text[whole.text.find(groups[-1]) : whole.text.find(piece) + len(piece)]
            else:
                groups.append(piece)
    parts = tuple(group.strip(" ,;.-\n") for group in groups)
    return parts if len(parts) <= _MOST_PROBLEMS else ()


def _changes_subject(before: Reading, piece: Reading, *, joined: bool) -> bool:
    """Whether it asks, or minds looks, or tells of trouble, about another part of the product than all before.

    Trouble that `and` joins to trouble is taken as one: so people list what a single failure breaks.
    """
    if not (_tells(before) and _stands(piece)) or piece.has("resolved", "unstoppable", "drill"):
        return False
    if _goes_on(piece) or piece.starts_with("refers_back"):
        return False
    kinds = _kind(before), _kind(piece)
    topics = _subjects(piece, len(piece.words) if kinds[1] == "asks" else _WORDS_OF_SUBJECT)
    told = _topics(before)
    if not topics or not told or not topics.isdisjoint(told):
        return False
    if kinds[0] != kinds[1]:
        return True
    return not joined and not before.has("everyone")


def _kind(part: Reading) -> str:
    if part.starts_with("howto", within=3) or part.starts_with("request", within=3):
        return "asks"
    return "looks" if part.has("cosmetic") and not part.has("total") else "trouble"


def _tells(part: Reading) -> bool:
    """Whether it stands for itself and tells of trouble: `nothing is broken` does not."""
    return _stands(part) and part.has(*_COMPLAINT, "heavy") and not part.has("resolved", "drill", "nil")


def _subjects(part: Reading, within: int) -> set[str]:
    """The parts of the product that its first words name by words of their own."""
    named = {hit.cue for hit in part.components if hit.first < within} - _GENERIC
    return named | {"cosmetic" for hit in part.all("cosmetic") if hit.first < within}


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


def _opens(part: Reading) -> bool:
    """Whether it stands for itself from its first clause on: `also: fails` says nothing of its own."""
    first = [word for word in part.words if word.clause == part.words[0].clause]
    return _stands(part) and len(first) >= _FEWEST_WORDS


def _goes_on(part: Reading) -> bool:
    """Whether the part tells what was tried: `we also restarted it` is no second problem."""
    return part.starts_with("tried_in_vain", within=3) is not None


def _topics(part: Reading) -> set[str]:
    topics = {hit.cue for hit in part.components}
    return topics | {cue for cue in (*_WISH, "cosmetic") if part.has(cue)}
