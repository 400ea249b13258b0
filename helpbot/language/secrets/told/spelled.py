"""Secrets spelled out in words: `capital P parsnip seventy two`, `tres gatos con el año 87 al final`.

Where a password is announced, a clause soon after it that is made of number words, names of characters and the
like is taken for it. Clauses that speak of what a password has to be (`eight characters`) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.told.labels import Label
from helpbot.language.secrets.vocabulary import alternatives, spelling_joints, standing_alone, vocabulary
from helpbot.language.text import fold

_REACH = 220
_REACH_BACK = 100
_CLAUSE = re.compile(r"[^,;:()–—«»\".?!\n]+")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 14
_FEWEST_SPELLED = 3
_FEWEST_NAMED = 2
_LEAST_SHARE = 0.55


def spelled_secrets(text: str, announced: Iterable[Label]) -> Iterator[Finding]:
    """The clauses that spell out the secrets which these labels announce."""
    read = 0
    for label in announced:
        end = min(len(text), label.end + _REACH)
        tied = _tie().match(text, label.end)
        if tied and (finding := _tied_clause(text, tied.end(), end, phrase=label.word in vocabulary().phrases)):
            yield finding
            read = max(read, finding.end)
        if not tied:
            yield from filter(None, map(_free_clause, _clauses_before(text, label.start, read)))
        for clause in _CLAUSE.finditer(text, max(read, tied.end() if tied else label.end), end):
            if finding := _free_clause(clause):
                yield finding
        read = max(read, end)


def _tied_clause(text: str, start: int, end: int, *, phrase: bool) -> Finding | None:
    """What stands after `the password is`, up to the next clause: some of it spelled, or a pass`phrase` by its name."""
    match = _CLAUSE.match(text, start, end)
    if not match or not (phrase or any(map(_is_spelling, _WORD.findall(fold(match[0]))))):
        return None
    told = clauses.up_to_closer(match[0])
    words = _WORD.findall(fold(told))
    spelled = sum(map(_is_spelling, words))
    numbered = spelled >= 1 and any(word.isdecimal() for word in words)
    if not (numbered or spelled > 1 or phrase) or not _fits(told, words) or len(words) < _FEWEST_SPELLED:
        return None
    return Finding(start, start + len(told), "password")


def _free_clause(clause: re.Match[str]) -> Finding | None:
    """A clause that is nearly all spelled."""
    words = [word for word in _WORD.findall(fold(clause[0])) if word not in spelling_joints() or _is_spelling(word)]
    named = sum(map(_is_spelling, words))
    spelled = named + len(_letter().findall(clause[0]))
    if (
        named < _FEWEST_NAMED
        or spelled < _FEWEST_SPELLED
        or spelled < _LEAST_SHARE * len(words)
        or not _fits(clause[0], words)
    ):
        return None
    lead = len(clause[0]) - len(clause[0].lstrip())
    return Finding(clause.start() + lead, clause.start() + len(clause[0].rstrip()), "password")


def _clauses_before(text: str, end: int, start: int) -> list[re.Match[str]]:
    """The clauses that lead up to a label: `capital J underscore … is the password`."""
    link = _link_back().search(text, max(start, end - _REACH_BACK), end)
    return list(_CLAUSE.finditer(text, max(start, end - _REACH_BACK), link.start() if link else start))[-2:]


def _fits(told: str, words: list[str]) -> bool:
    return (
        len(words) <= _MOST_WORDS and not standing_alone(vocabulary().units).search(told) and not values.describes(told)
    )


def _is_spelling(word: str) -> bool:
    return word in _spelling()


@cache
def _spelling() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary().spelling)


@cache
def _link_back() -> re.Pattern[str]:
    """`… is the`, `… esa es la` right before a label."""
    links = alternatives(vocabulary().reverse_links)
    return re.compile(
        rf"(?<!\w)(?:[^\W\d]{{2,4}}[ \t]+)?(?:{links})(?:[ \t]+[^\W\d]{{2,5}}){{0,2}}[ \t]+\Z", re.IGNORECASE
    )


@cache
def _tie() -> re.Pattern[str]:
    """`… is`, `, que es`, `… was`, `:` right after the label."""
    words = vocabulary()
    links, complements, relatives = map(alternatives, (words.links, words.complements, words.relatives))
    of_what = rf"(?:[ \t]{{1,2}}(?:{complements})(?:[ \t]{{1,2}}[^\s,.;:()‹]{{1,30}}){{1,3}}?)?"
    return re.compile(
        rf"{of_what}[ \t]{{0,2}}(?:[:=]|,?[ \t]{{1,2}}(?:(?:{relatives})[ \t]{{1,2}})?(?:{links})\b)[ \t]{{1,3}}", re.I
    )


@cache
def _letter() -> re.Pattern[str]:
    """A letter named on its own; one that is a word (`I`, `A`) is none."""
    named = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - {word.upper() for word in vocabulary().letter_words}
    return re.compile(rf"\b[{''.join(sorted(named))}]\b")
