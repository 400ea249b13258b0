"""Why a person cannot do something, in their language; the sentences are in `impossible.yaml`."""

from __future__ import annotations

from helpbot.language.rules import LAST_RESORT
from helpbot.workspace.wording import texts_for


class ImpossibleError(LookupError):
    """A person cannot do that; the message says why, in English. `reason` is the name of a sentence."""

    def __init__(self, reason: str, **details: object) -> None:
        self._reason, self._details = reason, details
        super().__init__(self.words(LAST_RESORT))

    def words(self, locale: str) -> str:
        """The message for a person of this locale."""
        return texts_for("impossible.yaml", locale)[self._reason].format(**self._details)
