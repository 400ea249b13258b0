"""The person at the terminal."""

from __future__ import annotations

from helpbot.dialogue.messages import Requester
from helpbot.settings import Settings


class ConsolePeople:
    """One person, with the default time zone and country of the settings.

    `chosen` is the language that they want whatever they write, `language` the one to begin with. The `name` is empty
    unless they gave one: a login name is not used to address them.
    """

    def __init__(self, settings: Settings, name: str, chosen: str | None, language: str | None) -> None:
        self._settings = settings
        self._name = name
        self._chosen = chosen
        self._language = language

    def find(self, user_id: str) -> Requester:
        """The person at the terminal, in every role: whoever has the machine has the database."""
        return Requester(
            id=user_id,
            name=self._name,
            language=self._language,
            chosen_language=self._chosen,
            timezone=self._settings.requester.timezone,
            country=self._settings.requester.country,
            roles=frozenset({"requester", "agent", "admin"}),
        )
