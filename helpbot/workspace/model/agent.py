"""What an agent app shows besides its messages: that it is working, suggestions, the title of a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

STATUS_SECONDS = 120.0
"""After this Slack removes the status by itself."""

Place = tuple[str, str | None]
"""A channel, and a thread in it or None."""


@dataclass(frozen=True)
class Status:
    """Such as `is thinking…`, shown after the name of the app."""

    text: str
    loading_messages: tuple[str, ...]
    since: float

    @property
    def gone(self) -> bool:
        """Whether it has been shown long enough."""
        return monotonic() - self.since > STATUS_SECONDS


@dataclass(frozen=True)
class Prompts:
    """Suggestions: each has a `title` to see and a `message` that is sent."""

    title: str
    prompts: tuple[Mapping[str, str], ...]


class Agent:
    """Statuses, suggestions and titles by place."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        suggested = manifest["features"].get("agent_view", {}).get("suggested_prompts", ())
        self._first = Prompts("", tuple(suggested))
        self._statuses: dict[Place, Status] = {}
        self._prompts: dict[Place, Prompts] = {}
        self.titles: dict[Place, str] = {}

    def status(self, place: Place) -> Status | None:
        """The app's current status there."""
        found = self._statuses.get(place)
        return None if found is None or found.gone else found

    def statuses(self, channel: str) -> dict[str, Status]:
        """All its statuses in a channel, by thread."""
        return {
            thread or "": status
            for (where, thread), status in self._statuses.items()
            if where == channel and not status.gone
        }

    def set_status(self, place: Place, text: str, loading_messages: tuple[str, ...] = ()) -> None:
        """Show what it is doing; an empty text removes that."""
        self._statuses.pop(place, None)
        if text:
            self._statuses[place] = Status(text, loading_messages, monotonic())

    def posted(self, channel: str, thread: str | None, *, direct: bool) -> None:
        """The app has posted, which ends its status there; in a direct message the statuses of all threads."""
        for where, at in list(self._statuses):
            if where == channel and (at == thread or (direct and thread is None)):
                del self._statuses[where, at]

    def prompts(self, place: Place) -> Prompts:
        """What it suggests there."""
        return self._prompts.get(place, self._first)

    def set_prompts(self, place: Place, title: str, prompts: tuple[Mapping[str, str], ...]) -> None:
        """Suggest something else."""
        self._prompts[place] = Prompts(title, prompts)
