"""The input of networks for a text: its words, the punctuation before them, and the cues at them.

Words of tone are all the same word, so that tone changes little; so are numbers. A line ends like a sentence: the bot
puts what a person says later on lines of their own, and it is often about the same thing.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.learned.networks.words import SeenWords

TONE, _NUMBER = "<tone>", "<num>"
_BETWEEN = (
    ("asked", "?"),
    ("sentence", ".!…\n"),
    ("semicolon", ";"),
    ("colon", ":"),
    ("dash", "—–"),
    ("comma", ","),
)
"""What may come between two words, by its punctuation; the first that applies counts."""
SIGNS = ("", *(name for name, _ in _BETWEEN), "and", "comma and", "besides", "other")
"""How a word may follow the one before it, and a piece the text before it."""


@lru_cache(maxsize=64)  # needed for a message alone, and with its answers
def seen_words(text: Reading) -> SeenWords:
    """The input for a text."""
    tone, language = text.vocabulary.tone, text.vocabulary.language
    return SeenWords(
        [TONE if word.text in tone else _NUMBER if word.number else f"{language} {word.text}" for word in text.words],
        [0, *(_sign(text.text[before.end : word.start]) for before, word in pairwise(text.words))][: len(text.words)],
        _cues(text),
    )


@lru_cache(maxsize=1_000)  # most words follow a blank or a comma
def _sign(between: str) -> int:
    if between in ("", " "):
        return 0
    named = next((name for name, signs in _BETWEEN if any(sign in between for sign in signs)), "")
    return SIGNS.index(named or ("dash" if " - " in between else "other"))


def _cues(text: Reading) -> list[list[str]]:
    """The cues at each word: plain, negated, or naming a part of the product."""
    cues: list[list[str]] = [[] for _ in text.words]
    parts = (*text.components, *text.in_passing)
    for before, hits in (("", text.plain), ("not ", text.denied), ("part ", parts)):
        for cue, first, last in hits:
            for place in range(first, last + 1):
                cues[place].append(before + cue)
    return cues
