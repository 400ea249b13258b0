"""The part of an answer that a follow-up question is about: one entry of its list. Pure."""

from __future__ import annotations

import re

from helpbot.language.rules import rules_for
from helpbot.language.text import Words

FEWEST_SHARED = 2
"""The topic words that a question and an entry have to share; all of those in bold are enough."""
_ENTRY = re.compile(r"^-\s+.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
"""Not numbered steps, which say little by themselves."""
_BOLD = re.compile(r"^-\s+\*\*(.+?)\*\*")


def entry_about(answer: str, question: str, language: str) -> str:
    """The entry that shares the most topic words with a question; empty if two share as many, or too few."""
    words = Words(rules_for(language))
    asked = words.topic_stems(question)
    entries = _ENTRY.findall(answer)
    fits = [_fit(words, asked, entry) for entry in entries]
    best = max(fits, default=0)
    return entries[fits.index(best)] if best >= FEWEST_SHARED and fits.count(best) == 1 else ""


def _fit(words: Words, asked: frozenset[str], entry: str) -> int:
    """How many topic words an entry shares with a question; its whole heading is enough."""
    bold = _BOLD.match(entry)
    heading = words.topic_stems(bold[1]) if bold else frozenset()
    shared = len(asked & words.topic_stems(entry))
    return max(shared, FEWEST_SHARED) if heading and heading <= asked else shared
