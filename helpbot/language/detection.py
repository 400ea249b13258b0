"""Which language a text is in: judged by letter groups learnt from texts at hand, and by everyday words."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpbot.language.rules import LanguageRules
from helpbot.language.text import fold, simple_words

STOP_WORD_VOTE = 1.5
"""How much an everyday word of a language says, in nats; a word of several languages says it for each."""
FOREIGN_WORDS = 2
"""A language nobody speaks here is recognised when it explains this many more everyday words than the others."""
_GROUP = 3


@dataclass(frozen=True)
class Detection:
    """The likeliest of the spoken languages and its probability; `foreign` names another language it seems to be."""

    language: str
    probability: float
    foreign: str | None = None


class LanguageDetector:
    """Learns from texts of each spoken language; the rules bring everyday words, of more languages than are spoken."""

    def __init__(self, texts: Mapping[str, Iterable[str]], rules: Mapping[str, LanguageRules]) -> None:
        self._groups = {language: Counter(_letter_groups(texts[language])) for language in texts}
        self._totals = {language: sum(groups.values()) for language, groups in self._groups.items()}
        self._kinds = len(set().union(*self._groups.values())) or 1
        self._everyday = {language: frozenset(map(fold, rules[language].stop_words)) for language in rules}

    def detect(self, text: str, expected: str | None = None) -> Detection:
        """Judge a text. `expected` (the language talked in so far) wins when the text tells nothing."""
        words = simple_words(text)
        everyday = {name: sum(word in known for word in words) for name, known in self._everyday.items()}
        scores = {language: self._score(language, text, everyday.get(language, 0)) for language in self._groups}
        if expected in scores:
            scores[expected] += STOP_WORD_VOTE
        best = max(scores, key=lambda language: scores[language])
        total = sum(math.exp(min(score - scores[best], 0)) for score in scores.values())
        return Detection(best, 1 / total, self._foreign(everyday))

    def _score(self, language: str, text: str, everyday: int) -> float:
        groups, total = self._groups[language], self._totals[language]
        return everyday * STOP_WORD_VOTE + sum(
            math.log((groups[group] + 0.5) / (total + 0.5 * self._kinds)) for group in _letter_groups([text])
        )

    def _foreign(self, everyday: Mapping[str, int]) -> str | None:
        others = {language: count for language, count in everyday.items() if language not in self._groups}
        if not others:
            return None
        likeliest = max(others, key=lambda language: others[language])
        spoken = max((everyday.get(language, 0) for language in self._groups), default=0)
        return likeliest if others[likeliest] >= spoken + FOREIGN_WORDS else None


def _letter_groups(texts: Iterable[str]) -> list[str]:
    """Groups of three letters of each word, as written and without accents (many leave them out), marks included."""
    found = []
    for text in texts:
        plain = unicodedata.normalize("NFC", text.lower())
        for variant in {plain, fold(plain)}:
            for word in variant.split():
                bounded = f" {word} "
                found += [bounded[i : i + _GROUP] for i in range(len(bounded) - _GROUP + 1)]
    return found
