"""The ordinary words of a language, which are never repaired, known to the knowledge base or not: `house` is not a
misspelt `hours`.
"""

from __future__ import annotations

from spellchecker import SpellChecker

from helpbot.knowledge.search.comparing.spelling import SHORTEST
from helpbot.language.text import fold

ONCE_IN = 1_000_000
"""A word is ordinary if it is at least one in so many. Rarer ones are often typos of other words."""


def ordinary_words(language: str) -> list[str]:
    """Those long enough to be repaired, folded; none for a language without a word list."""
    if language not in SpellChecker.languages():
        return []
    said = SpellChecker(language=language).word_frequency
    least = said.total_words / ONCE_IN
    return sorted({fold(word) for word, count in said.items() if count >= least and len(word) >= SHORTEST})
