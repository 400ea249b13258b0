"""Consent to what cannot be taken back: to file, to erase. `yes` is one; `yes?` and `¿mande?` ask. Pure."""

from __future__ import annotations

from helpbot.dialogue.choices import Action

FOR_GOOD = frozenset({Action.CONFIRM, Action.ERASE_CONFIRMED})
"""What needs it."""


def may_consent(text: str) -> bool:
    """Whether words ask nothing, so that what they mean may be taken for consent."""
    return not text.rstrip().endswith("?")
