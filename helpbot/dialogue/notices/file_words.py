"""Files that are only named, in words: which they are, and why."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.dialogue.messages import LeftFile
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote


def left_words(left: Sequence[LeftFile], requester: str, texts: Texts, *, for_team: bool) -> str:
    """Which files are only named, and why, for the team or for a requester."""
    text = texts.team_files_left if for_team else texts.team_files_kept
    return text.format(files=names_with_reasons(left, texts), requester=quote(requester, 80))


def names_with_reasons(left: Sequence[LeftFile], texts: Texts) -> str:
    """Each name with the reason."""
    named = ((quote(one.file.name, 80), getattr(texts, f"file_left_{one.why}")) for one in left)
    return ", ".join(texts.file_left.format(name=name, why=why) for name, why in named)
