"""One step in the life of a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue.messages import FileReference, LeftFile, Requester
from helpbot.tickets.lifecycle import Event


@dataclass(frozen=True)
class Step:
    """What happens, by whom, when (aware UTC), with which text; `reference` is the correlation id of its cause.

    `files` come with it; those that are `left` are not passed on from the agent who sent them. `severity` belongs to
    `Event.SET_SEVERITY`, whose `text` is the reason; `Event.HAND_OVER` gives the ticket to the `colleague`.
    `Event.MERGE` makes it a duplicate of the one whose number is `into`. An `Event.CLAIM` that `takes_over` may claim a
    ticket from its assignee.
    """

    event: Event
    by: Requester
    now: datetime
    reference: str
    text: str = ""
    files: tuple[FileReference, ...] = ()
    severity: int | None = None
    left: tuple[LeftFile, ...] = ()
    colleague: Requester | None = None
    into: str = ""
    takes_over: bool = False
