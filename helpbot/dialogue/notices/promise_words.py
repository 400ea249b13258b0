"""Promises in words: their names, and when they are due after a change."""

from __future__ import annotations

from datetime import datetime

from helpbot.dialogue.wording import Texts, Wording
from helpbot.dialogue.words.times import by, moment, zone_name


def moved(
    promise: str, old: datetime | None, new: datetime | None, zone: str, wording: Wording, now: datetime
) -> list[str]:
    """When a promise is due now, and when it was due before, if that is different."""
    texts, name = wording.texts, promise_name(wording.texts, promise)
    if new is None:
        return [texts.due_no_longer.format(promise=name)] if old else []
    words, due = by(new, now, zone, wording.code)
    told = {"promise": name, "by": words, "due": due, "zone": zone_name(zone, wording.code)}
    if old is None or old == new:
        return [texts.due_newly.format(**told)]
    return [texts.due_moved.format(**told, before=moment(old, zone, wording.code))]


def promise_name(texts: Texts, promise: str) -> str:
    """Its name within a sentence."""
    name: str = getattr(texts, f"promise_{promise}")
    return name
