"""Which part of an answer belongs to which question: people asked for one thing tell three. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from helpbot.dialogue.state import Slot
from helpbot.language.sentences import SENTENCE_END

_BETWEEN_CLAUSES = re.compile(rf"[,;\n]+\s*|{SENTENCE_END}")
WORDS_OF_AN_ANSWER = 3
"""Fewer left-over words (`no`, `well`) are no answer of their own, but belong to what stands beside them."""

_NAMED: frozenset[Slot] = frozenset({"affected", "since"})
"""What a clause tells that only names people or a moment counts, whatever is told beside it: `the whole team, well,
half of it`, `like 7 p.m., 20 people`."""

_TOLD_PLAINLY: frozenset[Slot] = frozenset({"since"})
"""What no words are kept for that do not tell it, beside others that answer another question."""

Settles = Callable[[str], Collection[Slot]]


def allot(text: str, asked: Slot, settles: Settles) -> Mapping[Slot, str]:
    """The part of an answer that belongs to each question; `settles` tells which questions some words settle.

    What settles nothing belongs to the question that was `asked`, unless other questions alone were answered; to one
    for the beginning belongs only what tells it, beside other answers. Nothing is left out; an answer that cannot be
    cut stands whole under each of its questions.
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
    """The text without its clauses that say nothing: as it is when all say something, empty when none does."""
    clauses = [clause for clause in _BETWEEN_CLAUSES.split(text) if clause]
    heard = [clause for clause in clauses if not silent(clause)]
    return text if len(heard) == len(clauses) else _joined(heard)


def _joined(clauses: Iterable[str]) -> str:
    """Clauses in one row, with a full stop at its end only: `me and Ann. Since 9.` -> `me and Ann, since 9.`"""
    *before, last = [*clauses] or [""]
    return ", ".join([*(clause.rstrip(" .") for clause in before), last])


def _beside(owners: list[set[Slot]]) -> list[set[Slot]]:
    """Words without a question of their own go with those that follow; at the end, with those before."""
    for position in reversed(range(len(owners) - 1)):
        owners[position] = owners[position] or owners[position + 1]
    for position in range(1, len(owners)):
        owners[position] = owners[position] or owners[position - 1]
    return owners
