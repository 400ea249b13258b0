"""The marks of removed secrets (`helpbot.language.marks`) in a person's language."""

from __future__ import annotations

from helpbot.dialogue.wording import Texts
from helpbot.language.marks import KINDS, worded


def worded_in(text: str, texts: Texts) -> str:
    """The text with its marks in the language of `texts`."""
    if "‹" not in text:
        return text
    return worded(text, {kind: getattr(texts, f"mark_{kind.replace(' ', '_')}") for kind in KINDS})
