"""The ordinary words of a language. Whoever writes one means it, whether or not the knowledge base has it: `house` is
no misspelt `hours`.
"""

from __future__ import annotations

from spellchecker import SpellChecker

from helpbot.knowledge.search.comparing.spelling import SHORTEST
from helpbot.language.text import fold

ONCE_IN = 1_000_000
"""A word is ordinary that is said at least once in so many. Rarer ones are often a mistyped other word."""


def ordinary_words(language: str) -> list[str]:
    """Those that are long enough to be repaired, folded; none of a language that has no word list."""
    if language not in SpellChecker.languages():
        return []
    said = SpellChecker(language=language).word_frequency
    least = said.total_words / ONCE_IN
    return sorted({fold(word) for word, count in said.items() if count >= least and len(word) >= SHORTEST})
