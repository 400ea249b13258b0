"""Three or more problems that a message plainly joins: `the screen is frozen and also invoices are missing, and …`."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.splitting.borders import harmless, kind
from helpbot.triage.splitting.stretches import Piece, Stretch, pieces

_JOINTS = ("and", "comma and", "besides", "comma", "semicolon", "sentence", "line")
_FEWEST = 3
"""Two may be one failure and its consequence; three in a row about different parts are not."""


def joined(whole: Reading) -> tuple[Stretch, ...]:
    """The clauses, if a word like `also` joins them and each reports trouble with a part that none before it names."""
    cut = pieces(whole)
    if len(cut) < _FEWEST or not whole.says("besides") or not _stand_apart(cut):
        return ()
    return tuple(cut)


def _stand_apart(cut: Sequence[Piece]) -> bool:
    named: set[str] = set()
    for piece in cut:
        joins = not named or piece.border in _JOINTS
        if not joins or kind(piece) != "trouble" or harmless(piece) or not piece.parts or piece.parts & named:
            return False
        named |= piece.parts
    return True
