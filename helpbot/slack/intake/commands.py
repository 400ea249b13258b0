"""What the words after the slash command ask for, in any language. Pure."""

from __future__ import annotations

from helpbot.language.text import fold
from helpbot.slack.intake.plaintext import plain_text
from helpbot.slack.wording import shipped


def report_asked(text: str) -> str | None:
    """`report`, `report calls drop` -> what goes into the form; None if it does not ask for a report."""
    return _after(text, "report")


def search_asked(text: str) -> bool:
    """Whether it only asks for the search, without saying what for: `search`."""
    return _after(text, "search") == ""


def question(text: str) -> str:
    """`search how do I …` -> the question; anything else unchanged."""
    words = plain_text(text)
    asked = _after(text, "search")
    return asked if asked else words


def _after(text: str, name: str) -> str | None:
    words = plain_text(text)
    first, _, rest = words.partition(" ")
    known = (word for wording in shipped().values() for word in getattr(wording.commands, name))
    return rest.strip() if first and fold(first) in map(fold, known) else None
