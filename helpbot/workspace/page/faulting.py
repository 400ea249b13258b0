"""Slack's faults at the push of a button, for demonstrations.

`kind` is one of `rate_limit` (429 with `Retry-After: seconds`), `server_error` (500), `lost_answer` (carried out, then
500), `slow` (answered after `seconds`), each for the next `times` calls of `method`; `drop_connections` (the app's
sockets close without notice), `events_twice` (every event arrives twice, until cleared) and `clear`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from helpbot.workspace.page.bodies import Body
from helpbot.workspace.page.person import Answer, Person


class MakeFault(Body):
    """`fault`."""

    kind: Literal["rate_limit", "server_error", "lost_answer", "slow", "drop_connections", "events_twice", "clear"]
    method: str = "chat.postMessage"
    seconds: int = Field(default=5, ge=1, le=60)
    times: int = Field(default=1, ge=1, le=100)


def make_fault(person: Person, given: MakeFault) -> Answer:
    """Simulate it."""
    faults = person.workspace.faults
    if given.kind == "rate_limit":
        faults.rate_limit(given.method, given.seconds, given.times)
    elif given.kind == "slow":
        faults.slow(given.method, given.seconds, given.times)
    elif given.kind in ("server_error", "lost_answer"):
        faults.server_error(given.method, given.times, done=given.kind == "lost_answer")
    elif given.kind == "drop_connections":
        person.workspace.drop_connections()
    elif given.kind == "events_twice":
        faults.every_event_twice = True
    else:
        faults.clear()
    return {}
