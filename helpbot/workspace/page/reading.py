"""How far each person has read in each channel."""

from __future__ import annotations

from helpbot.workspace.model.messages import Message


class Reading:
    """The newest message that each person has read, by channel."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], str] = {}

    def read(self, user: str, channel: str, ts: str) -> None:
        """They have read up to there; this never goes back."""
        self._read[user, channel] = max(ts, self._read.get((user, channel), ""))

    def is_new(self, user: str, message: Message) -> bool:
        """Whether they have not read it yet."""
        return message.ts > self._read.get((user, message.channel), "")
