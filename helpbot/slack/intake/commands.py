"""The slash command, and what the words after it ask for, in any language. Pure."""

from __future__ import annotations

from datetime import datetime

from helpbot.desk.ports.events import IncomingEvent
from helpbot.language.text import fold
from helpbot.slack.intake import Body
from helpbot.slack.intake.plaintext import plain_text
from helpbot.slack.intake.presses import MENU, private_event
from helpbot.slack.wording import shipped


def from_command(body: Body, now: datetime) -> IncomingEvent | None:
    """The slash command with its text; None if it opens the report form or the search."""
    given = body.get("text", "")
    if report_asked(given) is not None or search_asked(given):
        return None
    keys, text = (f"command:{body['trigger_id']}",), "" if _menu_asked(given) else _question(given)
    choice = None if text else MENU
    return private_event(keys, body["channel_id"], body["user_id"], now, text=text, choice=choice)


def _menu_asked(text: str) -> bool:
    """Whether it only asks for the menu: `help`, which people type in any language."""
    return _after(text, "menu") == ""


def report_asked(text: str) -> str | None:
    """`report`, `report calls drop` -> what goes into the form; None if it does not ask for a report."""
    return _after(text, "report")


def search_asked(text: str) -> bool:
    """Whether it only asks for the search, without saying what for: `search`."""
    return _after(text, "search") == ""


def _question(text: str) -> str:
    """`search how do I …` -> the question; anything else unchanged."""
    words = plain_text(text)
    asked = _after(text, "search")
    return asked if asked else words


def _after(text: str, name: str) -> str | None:
    words = plain_text(text)
    first, _, rest = words.partition(" ")
    known = (word for wording in shipped().values() for word in getattr(wording.commands, name))
    return rest.strip() if first and fold(first) in map(fold, known) else None
