"""What everything that is done about one event needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.desk.queues.destinations import Destination
from helpbot.dialogue.messages import Requester


@dataclass(frozen=True)
class Occasion:
    """Who acts, where the answers go, the correlation id, and the time.

    `helper` is the id of somebody who has taken up the requester's message; the `colleague` is given a ticket. Where it
    is not `shared`, nobody else reads the answers.
    """

    requester: Requester
    home: Destination
    reference: str
    now: datetime
    helper: str = ""
    colleague: Requester | None = None
    shared: bool = True
