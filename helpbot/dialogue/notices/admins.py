"""Notices to admins: an entry of the inbox or the outbox failed for good."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.dialogue.messages import Reply
from helpbot.dialogue.wording import Wording


@dataclass(frozen=True)
class AdminNotices:
    """In the bot's preferred language, since one notice goes to all of them."""

    wording: Wording

    def parked(self, what: str, entry: str, reference: str) -> Reply:
        """An entry is parked: which one, and what can be done."""
        texts = self.wording.texts
        text: str = getattr(texts, f"parked_{what}")
        return Reply(text=f"{text} {texts.parked_next.format(entry=entry, reference=reference)}")
