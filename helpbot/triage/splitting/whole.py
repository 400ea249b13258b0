"""The features by which a whole message is judged to report several problems. Must not know where to cut it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.learned.weights import Features
from helpbot.triage.splitting.borders import Border, kind, tells
from helpbot.triage.splitting.stretches import Piece

FACTS, WORDS, SIGNS = "facts", "words", "signs"
_SIGN_OR_WORD = re.compile(r"\w+|[.,;:!?\n–—-]")
_SENTENCE_ENDS = re.compile(r"[.!?\n]+")
_MOST_COUNTED = 8
_WORDS_OF_A_LENGTH = 8


def message_features(whole: Reading, pieces: Sequence[Piece], borders: Sequence[Border]) -> Features:
    """Facts about its pieces and their borders, its word n-grams, and its punctuation with the words after it."""
    return {
        FACTS: frozenset((*_borders(borders), *_kinds(pieces), *_counts(whole, pieces))),
        WORDS: frozenset(_words(whole)),
        SIGNS: frozenset(_signs(whole)),
    }


def _borders(borders: Sequence[Border]) -> Iterator[str]:
    """The facts of any border, and those of more than one."""
    told = Counter(fact for border in borders for fact in border.facts)
    yield from (f"somewhere {fact}" for fact in told)
    yield from (f"repeatedly {fact}" for fact, count in told.items() if count > 1)


def _kinds(pieces: Sequence[Piece]) -> Iterator[str]:
    kinds = [kind(piece) for piece in pieces]
    yield f"kinds {'/'.join(sorted(set(kinds)))}"
    yield from (f"{one} > {next_one}" for one, next_one in pairwise(kinds))


def _counts(whole: Reading, pieces: Sequence[Piece]) -> Iterator[str]:
    counts = {
        "pieces": len(pieces),
        "sentences": len(_SENTENCE_ENDS.findall(whole.text)),
        "telling": sum(map(tells, pieces)),
        "parts of the product": len(frozenset[str]().union(*(piece.parts for piece in pieces))),
        "lengths": len(whole.words) // _WORDS_OF_A_LENGTH,
    }
    yield from (f"{what} {min(count, _MOST_COUNTED)}" for what, count in counts.items())


def _words(whole: Reading) -> Iterator[str]:
    language, words = whole.vocabulary.language, [word.text for word in whole.words]
    for size in (1, 2, 3):
        yield from (f"{language} {' '.join(words[at : at + size])}" for at in range(len(words) - size + 1))


def _signs(whole: Reading) -> Iterator[str]:
    """Each punctuation mark with the one or two words that follow it."""
    told = _SIGN_OR_WORD.findall(whole.text.lower())
    for at, sign in enumerate(told):
        if not sign.isalnum():
            yield from (" ".join(told[at : at + size]) for size in (2, 3) if at + size <= len(told))
