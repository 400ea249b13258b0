"""In which language a notice is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpbot.dialogue.messages import Requester
from helpbot.dialogue.wording import Wording
from helpbot.language.rules import in_nearest


@dataclass(frozen=True)
class Wordings:
    """The bot's wordings by language code, the preferred one first."""

    by_language: Mapping[str, Wording]

    def preferred(self) -> Wording:
        """For readers whose language is unknown."""
        return self.nearest(None)

    def of(self, reader: Requester) -> Wording:
        """In the language that they chose, else that of their client."""
        return self.nearest(reader.chosen_language or reader.language)

    def nearest(self, language: str | None) -> Wording:
        """The wording in a language, or in the one nearest to it."""
        return in_nearest(language, self.by_language)
