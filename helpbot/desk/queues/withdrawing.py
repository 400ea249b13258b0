"""Have a posted message deleted: it goes back into the outbox, with nothing to show in its place."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from helpbot.desk.queues.destinations import BEHIND, TRIAGE_SURFACE
from helpbot.desk.queues.outbox import WITHDRAWN, again
from helpbot.tickets.flow_tables import OutboxRow, Progress

_NOWHERE = "withdrawn:"
"""Begins the names of the conversations of withdrawn messages: one for each, naming nobody."""
_PLACE = ("channel", "thread_ts", BEHIND)
"""The parts of an address that are kept then."""


def withdraw(session: Session, row: OutboxRow, now: datetime) -> None:
    """Have a message deleted; until that is done, keep only where it is. Lock the row before.

    One that was never attempted, or that cannot be deleted because only one person saw it or it is no message of its
    own, is dropped at once; one that is being posted is deleted afterwards.
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
    elif row.state == Progress.PARKED:  # part of it may have been posted: delivering will look for it
        row.state, row.due_at, row.created_at = Progress.WAITING, now, now
        row.finished_at = row.failure = None
