"""Which part of an answer belongs to which question: asked for one thing, people tell three. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from helpbot.dialogue.state import Slot
from helpbot.language.sentences import SENTENCE_END

_BETWEEN_CLAUSES = re.compile(rf"[,;\n]+\s*|{SENTENCE_END}")
WORDS_OF_AN_ANSWER = 3
"""Fewer left-over words (`no`, `well`) are no answer of their own, but belong to the words beside them."""

_NAMED: frozenset[Slot] = frozenset({"affected", "since"})
"""A clause that only names people or a moment answers these, whatever is told beside it: `the whole team, well, half of
it`, `like 7 p.m., 20 people`."""

_TOLD_PLAINLY: frozenset[Slot] = frozenset({"since"})
"""Words beside the answer to another question are not kept for these unless they tell it."""

Settles = Callable[[str], Collection[Slot]]


def allot(text: str, asked: Slot, settles: Settles) -> Mapping[Slot, str]:
    """The part of an answer that belongs to each question; `settles` tells which questions some words settle.

    The rest belongs to the question that was `asked`, unless only other questions were answered; beside other answers,
    only what tells a beginning belongs to `since`. Nothing is dropped; an answer that cannot be split is kept whole for
    each of its questions.
    """
    clauses = [clause for clause in _BETWEEN_CLAUSES.split(text) if clause]
    by_clause = [set(settles(clause)) for clause in clauses]
    found = set(settles(text)) | (_NAMED & set[Slot]().union(*by_clause))
    if found <= {asked}:
        return {asked: text}
    owners = [found & slots for slots in by_clause]
    rest = [clause for clause, slots in zip(clauses, owners, strict=True) if not slots]
    long_enough = sum(len(clause.split()) for clause in rest) >= WORDS_OF_AN_ANSWER
    if asked in found or (long_enough and asked not in _TOLD_PLAINLY):
        owners = [slots or {asked} for slots in owners]
    else:
        owners = _beside(owners)
    parts = {
        slot: _joined(clause for clause, slots in zip(clauses, owners, strict=True) if slot in slots)
        for slot in (found | set().union(*owners))
    }
    return {slot: part or text for slot, part in parts.items()}


def without(text: str, silent: Callable[[str], bool]) -> str:
    """The text without clauses that say nothing: unchanged if all say something, empty if none does."""
    clauses = [clause for clause in _BETWEEN_CLAUSES.split(text) if clause]
    heard = [clause for clause in clauses if not silent(clause)]
    return text if len(heard) == len(clauses) else _joined(heard)


def _joined(clauses: Iterable[str]) -> str:
    """Clauses in one row, with a full stop at its end only: `me and Ann. Since 9.` -> `me and Ann, since 9.`"""
    *before, last = [*clauses] or [""]
    return ", ".join([*(clause.rstrip(" .") for clause in before), last])


def _beside(owners: list[set[Slot]]) -> list[set[Slot]]:
    """Words without a question of their own belong to the next ones; at the end, to the previous ones."""
    for position in reversed(range(len(owners) - 1)):
        owners[position] = owners[position] or owners[position + 1]
    for position in range(1, len(owners)):
        owners[position] = owners[position] or owners[position - 1]
    return owners
