"""The words and signs around a candidate: what stands beside it, what announces it, what names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from helpbot.language.secrets.weighing.reading import SENTENCE_ENDS, Item

STEM = 5
"""So many letters of a word are looked at: its forms have them in common (`rechaza`, `rechazó`)."""
ANNOUNCING = frozenset({"label", "misspelt", "token", "pin", "code", "in label", "in token", "question", "in pin"})
_BESIDE, _NEAR, _FAR = 3, 8, 40
_NAMED_BEFORE, _NAMED_AFTER = 12, 8
_NAMES = {
    **dict.fromkeys(("label", "misspelt", "pin", "in label", "in pin"), "label"),
    **dict.fromkeys(("token", "in token"), "token"),
    **dict.fromkeys(("thing", "in thing", "other", "title"), "thing"),
    **dict.fromkeys(("account", "card"), "account"),
    **{name: name for name in ("question", "code", "number", "user", "network", "business")},
}
"""What the words of a class name."""


def beside(items: Sequence[Item], first: int, last: int) -> Iterator[str]:
    """The words and signs before and after it, the nearest by their distance."""
    yield from _side("before", "earlier", items, range(first - 1, first - 1 - _NEAR, -1))
    yield from _side("after", "later", items, range(last + 1, last + 1 + _NEAR))


def _side(where: str, farther: str, items: Sequence[Item], places: Iterable[int]) -> Iterator[str]:
    """Words by their beginnings and classes; behind the end of a sentence they stand `farther`."""
    sentence = where
    for distance, place in enumerate(places, start=1):
        near = distance <= _BESIDE
        if not 0 <= place < len(items):
            if near:
                yield f"{where} {distance} edge"
            return
        item = items[place]
        if item.is_sign:
            if near:
                yield f"{where} {distance} {item.word}"
            if item.word in SENTENCE_ENDS:
                sentence = farther
            continue
        begins = item.word[:STEM]
        yield f"{where} {begins}"
        if near:
            yield f"{where} {distance} {begins}"
        for one in item.classes:
            yield f"{sentence} is {one}"
            if near:
                yield f"{where} {distance} is {one}"


def announced_before(items: Sequence[Item], first: int) -> str:
    """How far before it something announces a secret, in words and sentences; `told` when that one was told already."""
    return _announced(items, range(first - 1, max(-1, first - 1 - _FAR), -1))


def announced_after(items: Sequence[Item], last: int) -> str:
    """How far after it something announces a secret, like `announced_before`."""
    return _announced(items, range(last + 1, min(len(items), last + 1 + _FAR // 2)))


def _announced(items: Sequence[Item], places: Iterable[int]) -> str:
    sentences = 0
    for distance, place in enumerate(places, start=1):
        item = items[place]
        if item.is_sign:
            sentences += item.word in SENTENCE_ENDS
        elif item.is_mark:
            return "told"
        elif not ANNOUNCING.isdisjoint(item.classes):
            return f"{_steps(distance)} {min(sentences, 3)}"
    return "never"


def _steps(words: int) -> str:
    return next((str(most) for most in (1, 2, 4, 8, 16) if words <= most), "far")


def named_before(items: Sequence[Item], first: int) -> str:
    """What the nearest word before it names, in the same sentence: a `label`, a `thing`, a `user` …"""
    return _named(items, range(first - 1, first - 1 - _NAMED_BEFORE, -1))


def named_after(items: Sequence[Item], last: int) -> str:
    """What the nearest word after it names, in the same sentence."""
    return _named(items, range(last + 1, last + 1 + _NAMED_AFTER))


def _named(items: Sequence[Item], places: Iterable[int]) -> str:
    for place in places:
        if not 0 <= place < len(items):
            return "edge"
        item = items[place]
        if item.word in SENTENCE_ENDS:
            return "sentence"
        for one in item.classes:
            if one in _NAMES:
                return _NAMES[one]
    return "nothing"
