"""Which of several problems some words are about: the one with which they share most words that say something. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.language.rules import rules_for
from helpbot.language.text import Words


def problem_named(problems: Sequence[str], text: str, language: str) -> int | None:
    """The place of that problem; None when the words name none, or two alike."""
    words = Words(rules_for(language))
    said = _stems(words, text)
    shared = [len(said & _stems(words, problem)) for problem in problems]
    most = max(shared, default=0)
    return shared.index(most) if most and shared.count(most) == 1 else None


def _stems(words: Words, text: str) -> set[str]:
    return {words.stem(word) for word in words.split(text) if word not in words.stop_words}
