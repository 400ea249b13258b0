"""In whose words a notice is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpbot.dialogue.messages import Requester
from helpbot.dialogue.wording import Wording
from helpbot.language.rules import nearest_spoken


@dataclass(frozen=True)
class Wordings:
    """The bot's words by language code, in the order in which it prefers the languages."""

    by_language: Mapping[str, Wording]

    def preferred(self) -> Wording:
        """For readers of whom nothing is known."""
        return self.nearest(None)

    def of(self, reader: Requester) -> Wording:
        """As they have chosen, else as they are spoken to."""
        return self.nearest(reader.chosen_language or reader.language)

    def nearest(self, language: str | None) -> Wording:
        """The words of a language, or of the one nearest to it."""
        return self.by_language[nearest_spoken(language, tuple(self.by_language))]
