"""Which language a text is in: judged by letter groups learnt from texts at hand, and by everyday words."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from helpbot.language.rules import LanguageRules
from helpbot.language.text import fold, simple_words

STOP_WORD_VOTE = 1.5
"""How much an everyday word of a language says, in nats; a word of several languages says it for each."""
MOST_PER_WORD = 2.0
"""No single word's letters say more, in nats: one English term does not make a Spanish sentence English."""
EXPECTED_VOTE = 2.5
"""How much the language talked in so far says, in nats."""
UNSEEN = 0.05
"""The part kept for letter groups that were not seen."""
FOREIGN_WORDS = 2
"""A language nobody speaks here is recognised when it explains this many more everyday words than the others."""
LONGEST_WORD = 100
"""So many characters of a word are judged: no word has more, and what words say is remembered."""
OTHER_SCRIPT = "?"
"""Stands for the language of a text in another script than the Latin one, whichever it is."""
_GROUP = 3


@dataclass(frozen=True)
class Detection:
    """The likeliest of the spoken languages and its probability; `foreign` names another language it seems to be."""

    language: str
    probability: float
    foreign: str | None = None


class LanguageDetector:
    """Knows the letter groups of each spoken language (see `count_groups`); the rules bring everyday words, of more
    languages than are spoken."""

    def __init__(self, groups: Mapping[str, Mapping[str, int]], rules: Mapping[str, LanguageRules]) -> None:
        self._groups = groups
        self._totals = {language: sum(groups.values()) for language, groups in self._groups.items()}
        self._kinds = len(set().union(*self._groups.values())) or 1
        self._all_latin = not any(_other_script("".join(groups)) for groups in self._groups.values())
        self._everyday = {language: frozenset(map(fold, rules[language].stop_words)) for language in rules}
        self._evidence_of = lru_cache(maxsize=4096)(self._evidence)

    def detect(self, text: str, expected: str | None = None) -> Detection:
        """Judge a text. `expected` (the language talked in so far) wins when the text tells nothing."""
        words = simple_words(text)
        everyday = {name: sum(word in known for word in words) for name, known in self._everyday.items()}
        scores = {language: everyday.get(language, 0) * STOP_WORD_VOTE for language in self._groups}
        for word, count in _count_words([text]).items():
            for language, evidence in self._evidence_of(word[:LONGEST_WORD]).items():
                scores[language] += evidence * count
        if expected in scores:
            scores[expected] += EXPECTED_VOTE
        best = max(scores, key=lambda language: scores[language])
        total = sum(math.exp(min(score - scores[best], 0)) for score in scores.values())
        return Detection(best, 1 / total, self._foreign(text, everyday))

    def _evidence(self, word: str) -> dict[str, float]:
        """How far each language is behind the one that the word's letters fit best."""
        groups = _groups_of(word)
        fit = {language: sum(self._log_share(language, group) for group in groups) for language in self._groups}
        best = max(fit.values(), default=0.0)
        return {language: max(value - best, -MOST_PER_WORD) for language, value in fit.items()}

    def _log_share(self, language: str, group: str) -> float:
        """Of a language's letter groups this one's share, a part being kept for all kinds alike, seen or not: a part
        that does not depend on how much of the language was seen, so that small knowledge bases hold their own."""
        seen = self._groups[language].get(group, 0) / (self._totals[language] or 1)
        return math.log((1 - UNSEEN) * seen + UNSEEN / self._kinds)

    def _foreign(self, text: str, everyday: Mapping[str, int]) -> str | None:
        if self._all_latin and _other_script(text):
            return OTHER_SCRIPT
        others = {language: count for language, count in everyday.items() if language not in self._groups}
        if not others:
            return None
        likeliest = max(others, key=lambda language: others[language])
        spoken = max((everyday.get(language, 0) for language in self._groups), default=0)
        return likeliest if others[likeliest] >= spoken + FOREIGN_WORDS else None


def _other_script(text: str) -> bool:
    """Whether most letters are of another script than all that are spoken here are written in."""
    letters = {letter: count for letter, count in Counter(text).items() if letter.isalpha()}
    latin = [letter for letter in letters if unicodedata.name(letter, "").startswith("LATIN")]
    return sum(letters[letter] for letter in latin) * 2 < sum(letters.values())


def count_groups(texts: Iterable[str]) -> Counter[str]:
    """How often each letter group occurs in texts of one language."""
    groups: Counter[str] = Counter()
    for word, count in _count_words(texts).items():
        for group in _groups_of(word):
            groups[group] += count
    return groups


def _count_words(texts: Iterable[str]) -> Counter[str]:
    """Words with their marks, as written and without accents: many leave them out."""
    words: Counter[str] = Counter()
    for text in texts:
        plain = unicodedata.normalize("NFC", text.lower())
        for variant in {plain, fold(plain)}:
            words.update(variant.split())
    return words


def _groups_of(word: str) -> list[str]:
    bounded = f" {word} "
    return [bounded[start : start + _GROUP] for start in range(len(bounded) - _GROUP + 1)]
