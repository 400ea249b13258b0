"""A text as words and signs, each word with the classes that the vocabulary gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from helpbot.language.secrets.vocabulary import vocabulary
from helpbot.language.text import fold

_SEPARATORS = r",;|()\[\]{}<>\"«»“”`…→"
_ITEM = re.compile(rf"‹·+›|[^\s{_SEPARATORS}‹›]+|[{_SEPARATORS}‹›\n]")
_LEADING = "*_'’‘¿¡:=-–—.!?~→"
_TRAILING = "*_'’‘.:!?~–—→="
_NAMED = re.compile(r"([^\W\d][\w.$-]{0,40}?)([:=])([^:=/\s][^:\s]{1,200})")
_PAIR = re.compile(r"([A-Za-z][\w.@-]{2,40})(/)([^/\s]{4,64})")
_LED = re.compile(r"([^\W\d_]{3,20})([-_])(\w\S{3,80})")
_WEB = re.compile(r"\w+://")
_PARTS = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])")
_LABELS = "label"
_SHORTEST_MISSPELT = 5
_LONG = 8
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xzñ]{3,}")

_SIGN = ("sign",)
_MARK = ("mark",)

SENTENCE_ENDS = frozenset(".!?\n")


class Item(NamedTuple):
    """A word or a sign at a place of a text: `word` is the word folded, or the sign."""

    start: int
    end: int
    text: str
    word: str
    classes: tuple[str, ...]

    @property
    def is_sign(self) -> bool:
        """Whether it is no word."""
        return self.classes is _SIGN

    @property
    def is_mark(self) -> bool:
        """Whether a secret stood here."""
        return self.classes is _MARK


def read(text: str) -> list[Item]:
    """A text as words and signs."""
    return list(_items(text))


def _items(text: str) -> Iterator[Item]:
    for match in _ITEM.finditer(text):
        told = match[0]
        if told.isalpha():
            yield _word(match.start(), told)
        elif told[0] == "‹" and len(told) > 1:
            yield Item(*match.span(), told, "‹›", _MARK)
        elif len(told) == 1:
            yield _sign(match.start(), told)
        else:
            yield from _parted(match.start(), told)


def _parted(at: int, told: str) -> Iterator[Item]:
    """A run of characters without blanks: signs before and after it, and a name (`pass=…`, `ana/…`, `pwd-…`) apart."""
    core = told.lstrip(_LEADING)
    for place in range(len(told) - len(core)):
        yield _sign(at + place, told[place])
    at += len(told) - len(core)
    kept = core.rstrip(_TRAILING)
    if core[len(kept) : len(kept) + 1] == "!" and any(map(str.isdigit, kept)):
        kept += "!"
    named = None if _WEB.match(kept) else _NAMED.fullmatch(kept) or _PAIR.fullmatch(kept) or _led(kept)
    if named:
        yield _word(at, named[1])
        yield _sign(at + named.start(2), named[2])
        yield from _parted(at + named.start(3), named[3])
    elif kept:
        yield _word(at, kept)
    for place in range(len(kept), len(core)):
        yield _sign(at + place, core[place])


def _led(told: str) -> re.Match[str] | None:
    """A word that begins with what announces a secret: `pwd-Verano-2026`."""
    found = _LED.fullmatch(told)
    return found if found and _LABELS in known(found[1])[1] else None


def _sign(at: int, sign: str) -> Item:
    return Item(at, at + 1, sign, sign, _SIGN)


def _word(at: int, told: str) -> Item:
    word, classes = known(told)
    return Item(at, at + len(told), told, word, classes)


@lru_cache(maxsize=8192)
def known(told: str) -> tuple[str, tuple[str, ...]]:
    """A word folded, and its classes; those of its parts when it is made of several (`initial_pw`)."""
    word = fold(told)
    if classes := _classes().get(word):
        return word, classes
    parts = [fold(part) for part in _PARTS.findall(told)] if not told.isalpha() or not told.islower() else []
    if len(parts) > 1:
        inside = dict.fromkeys(f"in {one}" for part in parts for one in _classes().get(part, ()))
        return word, tuple(inside)
    return word, ("misspelt",) if told.isalpha() and _is_misspelt(word) else ()


def _is_misspelt(word: str) -> bool:
    """Whether it is nearly, or the consonants of, a word that announces a secret: `pasword`, `pswd`, `clv`."""
    if _CONSONANTS.fullmatch(word):
        return any(word[-1] == label[-1] and _is_within(word, label) for label in _consonants())
    if len(word) < _SHORTEST_MISSPELT:
        return False
    return any(_is_near(word, label) for label in _announcing().get(word[0], ()))


def _is_near(word: str, label: str) -> bool:
    most = 2 if len(label) >= _LONG else 1
    return OSA.distance(word, label, score_cutoff=most) <= most


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of one word stand in the other in the same order, the first of all first."""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


@cache
def _announcing() -> Mapping[str, Sequence[str]]:
    """The longer words that announce a secret, by their first letter."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word, classes in _classes().items():
        if _LABELS in classes and len(word) >= _SHORTEST_MISSPELT:
            by_letter[word[0]].append(word)
    return dict(by_letter)


@cache
def _consonants() -> tuple[str, ...]:
    return tuple({re.sub("[aeiou]", "", word) for words in _announcing().values() for word in words})


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """The classes of each folded word."""
    words = vocabulary()
    groups = {
        _LABELS: (
            *words.labels["password"],
            *words.labels["weak password"],
            *words.short_numbers,
            "credentials",
            "creds",
        ),
        "token": (*words.labels["token"], *words.near["key"]),
        "pin": words.short_numbers,
        "code": words.code_words,
        "user": (*words.users, *words.user_marks),
        "manner": words.manners,
        "thing": words.things,
        "title": words.titles,
        "number": (*words.identifiers, *words.number_marks),
        "unit": words.units,
        "closer": words.closers,
        "break": words.breaks,
        "judged": words.judged,
        "business": words.business,
        "altered": words.altered,
        "being": (*words.links, *words.being),
        "typing": words.typing,
        "joint": words.joints,
        "failing": words.failing,
        "sending": words.sending,
        "opened": words.opened,
        "owner": (*words.possessives, *words.owners),
        "article": words.articles,
        "access": words.access,
        "other": (*words.other_codes, *words.other_keys, *words.not_accounts),
        "spelled": words.spelling,
        "network": words.networks,
        "account": (*words.accounts, *words.banking),
        "answering": words.answering,
        "question": words.recalled,
        "card": (*words.expiries, *words.check_codes),
        "changing": (*words.moves, *words.changing),
    }
    classes: dict[str, dict[str, None]] = {}
    for name, group in groups.items():
        for word in group:
            classes.setdefault(fold(word), {})[name] = None
    return {word: tuple(names) for word, names in classes.items() if " " not in word}
