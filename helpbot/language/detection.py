"""Which language a text is in: judged by letter groups learned from the texts at hand, and by stop words."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpbot.language.rules import LanguageRules
from helpbot.language.text import fold, simple_words

STOP_WORD_VOTE = 1.5
"""How much a stop word of a language counts, in nats; a word of several languages counts for each."""
MOST_PER_WORD = 2.0
"""The most that the letters of one word count, in nats: one English term does not make a Spanish sentence English."""
EXPECTED_VOTE = 2.5
"""How much the language spoken so far counts, in nats."""
UNSEEN = 0.05
"""The share of probability kept for letter groups that were not seen."""
FOREIGN_WORDS = 2
"""A language that is not spoken here is recognised when it explains this many more stop words than the others."""
LONGEST_WORD = 100
"""How many characters of a word are judged: no word has more, and verdicts on words are cached."""
OTHER_SCRIPT = "?"
"""Stands for any language in a script other than Latin."""
_GROUP = 3


@dataclass(frozen=True)
class Detection:
    """The likeliest of the spoken languages and its probability; `foreign` names another that it seems to be."""

    language: str
    probability: float
    foreign: str | None = None


class LanguageDetector:
    """Knows the letter groups of each spoken language (see `count_groups`); the rules bring stop words, also of other
    languages.
    """

    def __init__(self, groups: Mapping[str, Mapping[str, int]], rules: Mapping[str, LanguageRules]) -> None:
        kinds = len(set().union(*groups.values())) or 1
        self._shares = {language: _log_shares(seen, kinds) for language, seen in groups.items()}
        self._unseen = math.log(UNSEEN / kinds)
        self._all_latin = not any(_other_script("".join(seen)) for seen in groups.values())
        self._others = [language for language in rules if language not in groups]
        self._stop_words_of = _languages_by_stop_word(rules)
        self._evidence_of = lru_cache(maxsize=4096)(self._evidence)

    def detect(self, text: str, expected: str | None = None) -> Detection:
        """Judge a text. `expected` (the language spoken so far) wins when the text tells nothing."""
        everyday = Counter(language for word in simple_words(text) for language in self._stop_words_of.get(word, ()))
        scores = {language: everyday[language] * STOP_WORD_VOTE for language in self._shares}
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
        groups, unseen = _groups_of(word), self._unseen
        shares = self._shares.items()
        fit = {language: sum(known.get(group, unseen) for group in groups) for language, known in shares}
        best = max(fit.values(), default=0.0)
        return {language: max(value - best, -MOST_PER_WORD) for language, value in fit.items()}

    def _foreign(self, text: str, everyday: Mapping[str, int]) -> str | None:
        if self._all_latin and _other_script(text):
            return OTHER_SCRIPT
        if not self._others:
            return None
        likeliest = max(self._others, key=lambda language: everyday[language])
        spoken = max((everyday[language] for language in self._shares), default=0)
        return likeliest if everyday[likeliest] >= spoken + FOREIGN_WORDS else None


def _log_shares(seen: Mapping[str, int], kinds: int) -> Mapping[str, float]:
    """The log share of each letter group of a language. `UNSEEN` of it is spread evenly over all kinds, however much of
    the language was seen, so that small knowledge bases hold their own.
    """
    total = sum(seen.values())
    return {group: math.log((1 - UNSEEN) * (count / total) + UNSEEN / kinds) for group, count in seen.items()}


def _languages_by_stop_word(rules: Mapping[str, LanguageRules]) -> Mapping[str, Sequence[str]]:
    """The languages of which each folded word is a stop word."""
    languages: dict[str, list[str]] = defaultdict(list)
    for language in rules:
        for word in frozenset(map(fold, rules[language].stop_words)):
            languages[word].append(language)
    return languages


def _other_script(text: str) -> bool:
    """Whether most letters are not Latin."""
    letters = {letter: count for letter, count in Counter(text).items() if letter.isalpha()}
    latin = [letter for letter in letters if letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")]
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
