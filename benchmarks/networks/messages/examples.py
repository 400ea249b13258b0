"""Messages to learn from: labelled reports, and synthetic ones made from them.

Few reports bundle problems. The first part of one bundle, followed by the later parts of another by the same author, is
a bundle as people write them; so are the first sentences of two reports, joined as people join them. A part alone, a
report cut short, and a report and an answer to a question about it are one problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from benchmarks.bundling import (
    GOING_ON,
    TOLD_FURTHER,
    Line,
    bundled,
    goes_on,
    joined_as_people_join,
    own_sentences,
    sentences_of,
    starts,
)
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.learned.networks.messages import SeenMessage
from helpbot.triage.learned.resemblance import LEVELS
from helpbot.triage.splitting.seen import seen
from helpbot.triage.splitting.stretches import pieces

_SEED = 3
_RECOMBINED, _JOINED, _PART, _TOLD_ON, _CUT_SHORT = 0.4, 0.15, 0.4, 0.3, 0.3
"""The weight of a synthetic message, relative to a real one."""
_EACH_RECOMBINED = 3
_MOST_JOINED = 140
_HALF = 0.5


@dataclass(frozen=True)
class Message:
    """The features of a message, which of its pieces begin another problem (None if only their number is known), and
    how much it counts; for a real one also its component, and which severities are acceptable for it (those of `LEVELS`
    in their order, none if unknown)."""

    seen: SeenMessage
    several: bool
    splitting: frozenset[int] | None
    weight: float
    component: str = ""
    acceptable: tuple[bool, ...] = (False,) * len(LEVELS)


def messages(authors: Iterable[Sequence[Line]]) -> Iterator[Message]:
    """The reports of all authors, and what is made from them."""
    for lines in authors:
        random = Random(_SEED)
        for line in lines:
            yield from _real(line)
        for _, same in groupby(sorted(lines, key=lambda line: str(line["lang"])), key=lambda line: str(line["lang"])):
            yield from _made(list(same), random)


def _real(line: Line) -> Iterator[Message]:
    if "parts" in line:
        told = _message(line["text"], line["lang"], starts(line["text"], line["parts"]), 1.0)
    elif "fields" in line:
        told = _message(line["text"], line["lang"], None if bundled(line) else (), 1.0)
    else:
        return
    component, severities = line.get("fields", {}).get("component", ""), line.get("severity_first", ())
    acceptable = tuple(severity in severities for severity, _ in enumerate(LEVELS, start=1))
    yield from (replace(one, component=component, acceptable=acceptable) for one in told)


def _made(lines: Sequence[Line], random: Random) -> Iterator[Message]:
    """What is made from the reports of one author in one language."""
    cut = [line for line in lines if len(line.get("parts", ())) > 1]
    yield from _recombined(cut, random)
    for line in cut:
        for part in line["parts"]:
            yield from _message(part, line["lang"], (), _PART)
    labelled = [line for line in lines if "fields" in line]
    yield from _joined(labelled, random)
    for line in labelled:
        if not bundled(line):
            yield from _of_a_single(line, random)


def _recombined(cut: Sequence[Line], random: Random) -> Iterator[Message]:
    for line in cut:
        for other in random.sample(cut, min(_EACH_RECOMBINED, len(cut))):
            head, rest = line["text"][: _end(line)], other["text"][_end(other) :]
            further = [start - _end(other) + len(head) for start in starts(other["text"], other["parts"])]
            if other is not line:
                yield from _message(head + rest, line["lang"], further, _RECOMBINED)


def _end(line: Line) -> int:
    """Where the first part of a bundle ends."""
    first = str(line["parts"][0])
    return str(line["text"]).index(first) + len(first)


def _joined(lines: Sequence[Line], random: Random) -> Iterator[Message]:
    told = [own for line in lines if (own := own_sentences(line, line["lang"]))]
    if len(told) > 1:
        for _ in range(min(_MOST_JOINED, len(told))):
            text, cuts = joined_as_people_join(random.sample(told, 2), lines[0]["lang"], random)
            yield from _message(text, lines[0]["lang"], cuts, _JOINED)


def _of_a_single(line: Line, random: Random) -> Iterator[Message]:
    further = goes_on(line, random.choice(TOLD_FURTHER))
    if further and random.random() < _HALF:
        yield from _message(random.choice(GOING_ON[line["lang"]]).join(further), line["lang"], (), _TOLD_ON)
    if len(own := sentences_of(line["text"])) > 2 and random.random() < _HALF:
        yield from _message(" ".join(own[:2]), line["lang"], (), _CUT_SHORT)


def _message(text: str, language: str, cuts: Sequence[int] | None, weight: float) -> Iterator[Message]:
    """The message whose further problems begin at the first border from each cut on; nothing without words."""
    whole = read(text, language)
    cut = pieces(whole)
    begins = [whole.words[piece.first].end for piece in cut]
    found = {next((place for place, end in enumerate(begins) if place and end > at), 0) for at in cuts or ()} - {0}
    if cut:
        yield Message(seen(whole, cut), cuts is None or bool(cuts), None if cuts is None else frozenset(found), weight)
