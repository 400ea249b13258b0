"""How severities are named and set: `2`, `high`, `make the first one high`. Pure."""

from __future__ import annotations

import re

from helpbot.dialogue.recognising.phrasing import one_of
from helpbot.dialogue.wording import Wording
from helpbot.language.text import fold


def levels(wording: Wording) -> dict[str, str]:
    """The words for severities, folded, and the number of each."""
    return {fold(word): level for level, names in wording.levels.items() for word in names}


def values(wording: Wording) -> str:
    """A pattern for the digit or the folded word of a severity."""
    return rf"(?:[1-4]|{one_of(levels(wording))})"


def put_at(wording: Wording, what: str) -> re.Pattern[str]:
    """A pattern for words that set the severity of `what` (also a pattern); its groups are that and the severity."""
    around = wording.puts_at
    before, behind, please = map(one_of, (around.before, around.behind, around.please))
    return re.compile(rf"\b(?:{before})\b({what})(?:\s+(?:{behind}))?\s+({values(wording)})(?:\W+(?:{please}))?\W*$")
