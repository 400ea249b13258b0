"""Have a posted message taken away: it goes back into the outbox, with nothing to show in its place."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from helpbot.desk.queues.destinations import BEHIND, TRIAGE_SURFACE
from helpbot.desk.queues.outbox import WITHDRAWN, again
from helpbot.tickets.flow_tables import OutboxRow, Progress

_NOWHERE = "withdrawn:"
"""Begins the names of conversations of what is taken away: each is its own, and names nobody."""
_PLACE = ("channel", "thread_ts", BEHIND)
"""What is kept of an address then."""


def withdraw(session: Session, row: OutboxRow, now: datetime) -> None:
    """Have a message taken away, and keep only where it stands, until that is done. Lock the row before.

    One that nobody has tried to post yet, that only one person saw, or that is no message of its own, is forgotten at
    once; one that is being posted is taken away afterwards.
    """
    posted = row.state == Progress.DONE and bool(row.receipt)
    fleeting = {"channel", "user"} <= row.address.keys()
    if row.surface != TRIAGE_SURFACE or fleeting or not (posted or row.maybe_posted):
        session.delete(row)
        return
    row.body = dict(WITHDRAWN)
    row.conversation = f"{_NOWHERE}{row.sequence}"
    row.address = {name: row.address[name] for name in _PLACE if name in row.address}
    if posted:
        again(row, now)
    elif row.state == Progress.PARKED:  # some of it may stand there: whoever delivers looks
        row.state, row.due_at, row.created_at = Progress.WAITING, now, now
        row.finished_at = row.failure = None
