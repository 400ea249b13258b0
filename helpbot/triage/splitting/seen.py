"""What the network sees of a message: its words, the signs and cues at them, and where its pieces begin.

Words of tone are all one word, so that the way of telling moves little; numbers are one, too. The end of a line is that
of a sentence: the bot puts what a person says later in lines of its own, and that is often about the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.extraction.words import Word
from helpbot.triage.learned.network import Seen
from helpbot.triage.splitting.stretches import Piece

_TONE, _NUMBER, _LINE = "<tone>", "<num>", "line"
_BETWEEN = (
    ("asked", "?"),
    ("sentence", ".!…\n"),
    ("semicolon", ";"),
    ("colon", ":"),
    ("dash", "—–"),
    ("comma", ","),
)
"""What may stand between two words, by its signs; what stands higher counts."""
SIGNS = ("", *(name for name, _ in _BETWEEN), "and", "comma and", "besides", "other")
"""How a word may follow the one before it, and a piece what was told before it."""


def seen(whole: Reading, pieces: Sequence[Piece]) -> Seen:
    """What is seen of a message with at least one word."""
    return Seen(
        [_word(word, whole) for word in whole.words],
        list(_signs(whole)),
        list(_cues(whole)),
        [piece.first for piece in pieces],
        [SIGNS.index("sentence" if piece.border == _LINE else piece.border) for piece in pieces],
    )


def _word(word: Word, whole: Reading) -> str:
    if word.text in whole.vocabulary.tone:
        return _TONE
    return _NUMBER if word.number else word.text


def _signs(whole: Reading) -> Iterator[int]:
    yield 0
    for before, word in zip(whole.words, whole.words[1:], strict=False):
        yield _sign(whole.text[before.end : word.start])


def _sign(between: str) -> int:
    if between in ("", " "):
        return 0
    named = next((name for name, signs in _BETWEEN if any(sign in between for sign in signs)), "")
    return SIGNS.index(named or ("dash" if " - " in between else "other"))


def _cues(whole: Reading) -> Iterator[tuple[str, int]]:
    """Each cue at each of its words, as plain, as denied, or as a part of the product."""
    parts = (*whole.components, *whole.in_passing)
    for before, hits in (("", whole.plain), ("not ", whole.denied), ("part ", parts)):
        for hit in hits:
            yield from ((f"{before}{hit.cue}", place) for place in range(hit.first, hit.last + 1))
