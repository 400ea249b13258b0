"""The network's input for a message: its words, and where its pieces begin."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.learned.networks.messages import SeenMessage
from helpbot.triage.learned.seen_words import SIGNS, seen_words
from helpbot.triage.splitting.stretches import Piece

_LINE = "line"


def seen(whole: Reading, pieces: Sequence[Piece]) -> SeenMessage:
    """The input for a message with at least one word."""
    return SeenMessage(
        seen_words(whole),
        [piece.first for piece in pieces],
        [SIGNS.index("sentence" if piece.border == _LINE else piece.border) for piece in pieces],
    )
