"""Borders in messages, with and without another problem after them: what splitting is learned from.

Few reports bundle problems, so most examples are synthetic. The first sentences of two reports, joined as people join
them, are two problems; a report and an answer to a question about it are one, and so are all sentences of a single
report. For some bundles only the number of problems is known: the borders that score best are assumed to be theirs.
Lessons (`parts.jsonl`), and bundles whose author cut them, give every part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from random import Random
from typing import Any

from benchmarks.fitting import Example
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.learned.weights import Weights
from helpbot.triage.splitting.borders import Border, kind
from helpbot.triage.splitting.stretches import Piece, Stretch, pieces

Line = dict[str, Any]

_JOINTS = {
    "en": {
        ". ": 6, "\n": 3, ", ": 3, " and ": 3, ", and ": 2, " - ": 1, "; ": 1, "... ": 0.5, ". Also ": 2, ", also ": 1,
        ". btw ": 0.5, ". Oh and ": 0.7, ". And ": 1.5, ". Another thing: ": 0.5, ", plus ": 1, ". Unrelated: ": 0.6,
        ". Separately, ": 0.6, ". While I'm here, ": 0.4, ". On another note, ": 0.4,
    },
    "es": {
        ". ": 6, "\n": 3, ", ": 3, " y ": 3, ", y ": 2, " - ": 1, "; ": 1, "... ": 0.5, ". También ": 2,
        ", también ": 1, ". Además ": 1.5, ", además ": 1, ". Por cierto, ": 0.6, ". Y ": 1.5, ". Lo otro, ": 0.5,
        ". Ah y ": 0.7, ". Otra cosa: ": 0.6, ", aparte ": 0.5, ". Por otro lado, ": 0.8, " y por otro lado ": 0.4,
        ". De paso, ": 0.4,
    },
}  # fmt: skip
"""How people join two problems, and how often they use each joint."""
GOING_ON = {
    "en": (". ", "\n", ", ", " - ", "; ", " and ", "... "),
    "es": (". ", "\n", ", ", " - ", "; ", " y ", "... "),
}
"""How they continue about the same problem."""
TOLD_FURTHER = ("business_impact", "workaround", "affected")
"""The questions whose answers continue about the same problem."""
_LABELS = ("goes on", "splits")
_SEED = 5
_MESSAGES_MADE = 3_000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_FIRST_CLAUSE = re.compile(r",\s|\s\(|;\s")
_FEWEST, _MOST = 4, 28
"""The length in words of sentences that are joined."""
_FEWEST_OF_ANSWER = 3
_WEIGHTS = {"made": 0.7, "single": 4.0, "answer": 1.0, "lesson": 8.0, "bundle": 15.0}
"""The weight of an example by its source: real ones count more than synthetic ones."""
_REST_OF_BUNDLE = 0.3
"""The relative weight of the other borders of a bundle: one of them may be the right one."""


def border_examples(lines: Sequence[Line], parts_known: Sequence[Line], weights: Weights | None) -> Iterator[Example]:
    """All examples. With `weights` also bundles whose parts are unknown: their most likely borders are used."""
    random = Random(_SEED)
    yield from made_bundles(lines, random, _MESSAGES_MADE)
    yield from singles(lines)
    yield from told_further(lines, random)
    yield from lessons([*lines, *parts_known])
    if weights is not None:
        yield from bundles(lines, weights)


def made_bundles(lines: Iterable[Line], random: Random, count: int) -> Iterator[Example]:
    """The borders of `count` messages, each made of two or three reports in the same language."""
    told = {language: [parts for line in lines if (parts := own_sentences(line, language))] for language in _JOINTS}
    for _ in range(count):
        language = random.choice(tuple(told))
        picked = random.sample(told[language], 2 if random.random() < 0.8 else 3)
        text, cuts = joined_as_people_join(picked, language, random)
        yield from _borders(text, language, cuts, _WEIGHTS["made"])


def singles(lines: Iterable[Line]) -> Iterator[Example]:
    """The borders of reports about one problem."""
    for line in lines:
        if not bundled(line):
            yield from _borders(line["text"], line["lang"], (), _WEIGHTS["single"])


def told_further(lines: Iterable[Line], random: Random) -> Iterator[Example]:
    """The borders between a report and an answer to a question about it."""
    for line in lines:
        for question in TOLD_FURTHER:
            if (further := goes_on(line, question)) and random.random() < 0.5:
                told, answer = further
                text = told + random.choice(GOING_ON[line["lang"]]) + answer
                yield from _borders(text, line["lang"], (), _WEIGHTS["answer"], after=len(told))


def goes_on(line: Line, question: str) -> tuple[str, str] | None:
    """How a report about one problem begins, and the answer to a question about it; None if one is missing."""
    sentences, answer = sentences_of(line["text"])[:2], str(line.get("answers", {}).get(question, ""))
    if not sentences or bundled(line) or len(answer.split()) < _FEWEST_OF_ANSWER:
        return None
    return " ".join(sentences).rstrip(" ."), answer


def lessons(lines: Iterable[Line]) -> Iterator[Example]:
    """The borders of messages whose parts are known."""
    for line in (line for line in lines if "parts" in line):
        yield from _borders(line["text"], line["lang"], starts(line["text"], line["parts"]), _WEIGHTS["lesson"])


def bundles(lines: Iterable[Line], weights: Weights) -> Iterator[Example]:
    """The borders of bundles whose parts are unknown: the most likely ones, one for each further problem."""
    for line in lines:
        if not bundled(line) or "parts" in line:
            continue
        whole, cut = _pieces(line["text"], line["lang"])
        sums = {index: float(weights.sums(Border(*pair).features)[0]) for index, pair in _pairs(whole, cut, ())}
        best = sorted(sums, key=lambda index: -sums[index])[: len(line["problems"]) - 1]
        for index, (before, piece) in _pairs(whole, cut, best):
            weight = _WEIGHTS["bundle"] * (1 if index in best else _REST_OF_BUNDLE)
            yield Example(Border(before, piece).features, _LABELS[index in best], weight)


def bundled(line: Line) -> bool:
    """Whether a labelled report bundles several problems."""
    return bool(line.get("fields", {}).get("multiple_problems"))


def own_sentences(line: Line, language: str) -> list[str]:
    """The first self-contained sentences of a single report; none if nothing is wrong in it."""
    if line["lang"] != language or bundled(line) or read(line["text"], language).has("resolved", "drill", "nil"):
        return []
    sentences = sentences_of(line["text"])
    telling = [one for one in sentences[:2] if _FEWEST <= len(one.split()) <= _MOST and _tells(one, language)]
    return telling[:1] or sentences[:1]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the shortest."""
    return [one.strip() for one in _SENTENCE.split(text) if len(one.split()) >= _FEWEST_OF_ANSWER]


@cache
def _tells(text: str, language: str) -> bool:
    whole = read(text, language)
    return bool(whole.words) and kind(Stretch(whole, 0, len(whole.words))) != "nothing"


def _shortened(sentences: Sequence[str], random: Random) -> str:
    clause = _FIRST_CLAUSE.split(sentences[0])[0]
    return clause if random.random() < 0.35 and len(clause.split()) >= _FEWEST else sentences[0]


def joined_as_people_join(told: Sequence[Sequence[str]], language: str, random: Random) -> tuple[str, list[int]]:
    """The beginnings of reports as one message, and where the further ones begin, joints included."""
    parts = [_shortened(sentences, random) for sentences in told]
    text, cuts = parts[0], []
    for part in parts[1:]:
        joint = random.choices(tuple(_JOINTS[language]), tuple(_JOINTS[language].values()))[0]
        text = text if text.endswith(("?", "!")) else text.rstrip(" .")
        joint = joint.removeprefix(".") if text.endswith(("?", "!")) else joint
        cuts.append(len(text))
        text += joint + (part if joint.strip() in ("", ".") else _with_small_letter(part))
    return text, cuts


def _with_small_letter(part: str) -> str:
    return part if part[:2].isupper() else part[:1].lower() + part[1:]


def starts(text: str, parts: Sequence[str]) -> list[int]:
    """Where all parts but the first begin."""
    found, at = [], 0
    for part in parts:
        at = text.index(part, at)
        found.append(at)
        at += len(part)
    return found[1:]


def _borders(text: str, language: str, cuts: Sequence[int], weight: float, after: int = 0) -> Iterator[Example]:
    """The borders from the character `after` on; another problem begins at the first border from each cut on."""
    whole, cut = _pieces(text, language)
    begins = [whole.words[piece.first].end for piece in cut]
    splitting = {next((index for index, end in enumerate(begins) if index and end > at), 0) for at in cuts}
    for index, (before, piece) in _pairs(whole, cut, splitting):
        if begins[index] > after:
            yield Example(Border(before, piece).features, _LABELS[index in splitting], weight)


def _pieces(text: str, language: str) -> tuple[Reading, tuple[Piece, ...]]:
    whole = read(text, language)
    return whole, pieces(whole)


def _pairs(
    whole: Reading, cut: Sequence[Piece], splitting: Iterable[int]
) -> Iterator[tuple[int, tuple[Stretch, Piece]]]:
    """Each border with the problem before it and the piece after it."""
    splitting = frozenset(splitting)
    problem: Stretch | None = None
    for index, piece in enumerate(cut):
        if problem is not None:
            yield index, (problem, piece)
        problem = Stretch(whole, piece.first, piece.end) if problem is None or index in splitting else problem.to(piece)
