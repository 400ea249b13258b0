"""The occasion on which something is done: what every act in a transaction needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.desk.queues.destinations import Destination
from helpbot.dialogue.messages import Requester


@dataclass(frozen=True)
class Occasion:
    """Who said something, where the answers go, when it is, and by which correlation id it is known.

    `helper` is the id of somebody who has taken up the requester's message; a `colleague` is given a ticket by them.
    """

    requester: Requester
    home: Destination
    reference: str
    now: datetime
    helper: str = ""
    colleague: Requester | None = None
