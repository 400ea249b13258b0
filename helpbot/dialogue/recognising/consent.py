"""Consent to what cannot be undone: to file, to erase. `yes` is consent; `yes?` and `¿mande?` are questions. Pure."""

from __future__ import annotations

from helpbot.dialogue.choices import Action

FOR_GOOD = frozenset({Action.CONFIRM, Action.ERASE_CONFIRMED})
"""The actions that need it."""


def may_consent(text: str) -> bool:
    """Whether words are no question, so that they can be consent."""
    return not text.rstrip().endswith("?")
