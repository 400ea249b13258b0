"""One ticket is a duplicate of another: the work goes on in the original, for everybody who has the problem.

While that holds, nothing is due for the duplicate itself; it is resolved and reopened with its original; what its
requester writes goes into the thread of the original's card; each person hears of a solution once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from helpbot.desk.incidents import book
from helpbot.desk.incidents.weighing import Weighing
from helpbot.desk.ports.notices import RequesterNotices
from helpbot.desk.queues import outbox, schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets import history, service_clock
from helpbot.desk.tickets.roles import check_roles
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import requester_of, views_of
from helpbot.desk.turns.conversations import home_of
from helpbot.dialogue.messages import Reply
from helpbot.problems import HelpbotError
from helpbot.tickets.duplicates import locked_duplicates, locked_together, original_of
from helpbot.tickets.lifecycle import TRANSITIONS, WORKED_ON, Event, Status
from helpbot.tickets.store import ticket_by_number
from helpbot.tickets.tables import TICKET, Remark, Ticket

WhyNot = Literal["itself", "duplicate", "over", "erased"]
"""Why a ticket cannot be the original: it is the same one, itself a duplicate, finished, or erased."""
_ALONG = {Event.RESOLVE: Event.RESOLVE_ALONG, Event.REOPEN: Event.REOPEN_ALONG}
"""What happens to the duplicates when this happens to their original."""


class NoOriginal(HelpbotError):
    """This ticket cannot be the original of a duplicate."""

    def __init__(self, number: str, why: WhyNot, what: str, fix: str, original: str = "") -> None:
        super().__init__(what, fix)
        self.number, self.why, self.original = number, why, original


@dataclass(frozen=True)
class Merging:
    """Merges tickets and takes them apart again, in the caller's transaction."""

    notices: RequesterNotices
    team: Team
    weighing: Weighing

    def merge(self, session: Session, number: str, step: Step) -> Ticket:
        """Make a ticket a duplicate of `step.into`. Raises `NotAllowed`, `NoOriginal`, `IllegalTransition`, and
        `HelpbotError` when one of the two does not exist; then nothing is changed."""
        duplicate, original = ticket_by_number(session, number), ticket_by_number(session, step.into)
        locked_together(session, duplicate.number, original.number)
        check_roles(duplicate, step)
        _check_original(session, duplicate, original)
        history.move(session, duplicate, Event.MERGE, step, {TICKET: original.number})
        service_clock.stop(duplicate, step.now)
        for kind in (Kind.REMINDER, Kind.ESCALATION):
            schedule.cancel(session, kind, [duplicate.number])
        incident = book.put_together(session, duplicate, original, step.now)
        counted = self.weighing.counted(session, incident, original)
        history.remark(session, original, Remark.MERGED, step, {TICKET: duplicate.number, **counted})
        for ticket in (original, duplicate, *locked_duplicates(session, duplicate)):
            self.team.show(session, ticket, step.reference, step.now)
        self.team.tell_of_merging(session, duplicate, original, step)
        self._tell(session, duplicate, self._merged(session, duplicate, original), step)
        self.weighing.weigh(session, incident, original, step.by, step.now)
        return duplicate

    def take_apart(self, session: Session, ticket: Ticket, step: Step) -> datetime | None:
        """Make a ticket that is reopened a separate one; returns since when it was a duplicate, if it was one."""
        original = original_of(session, ticket)
        if original is None:
            return None
        since = book.take_apart(session, ticket)
        history.remark(session, original, Remark.APART, step, {TICKET: ticket.number})
        for one in (original, *locked_duplicates(session, ticket)):
            self.team.show(session, one, step.reference, step.now)
        self.team.tell_of_parting(session, ticket, original, step)
        if step.by.id != ticket.requester:
            [view] = views_of(session, [ticket])
            self._tell(session, ticket, self.notices.apart(view, requester_of(session, ticket)), step)
        return since

    def take_along(self, session: Session, original: Ticket, step: Step) -> None:
        """Resolve or reopen the duplicates of a ticket, which is locked, with it; also those of a duplicate that
        becomes a separate ticket."""
        event = _ALONG.get(step.event)
        if event is None:
            return
        for duplicate in locked_duplicates(session, original):
            if event not in TRANSITIONS[Status(duplicate.status)]:
                continue
            history.move(session, duplicate, event, step, {TICKET: original.number})
            self.team.show(session, duplicate, step.reference, step.now)

    def _merged(self, session: Session, duplicate: Ticket, original: Ticket) -> Reply:
        """The number of the other ticket is shown only to its own requester."""
        [view] = views_of(session, [duplicate])
        own = original.number if original.requester == duplicate.requester else ""
        return self.notices.merged(view, requester_of(session, duplicate), own)

    @staticmethod
    def _tell(session: Session, ticket: Ticket, told: Reply, step: Step) -> None:
        if ticket.erased_at is None:
            outbox.put(session, home_of(session, ticket), told, step.reference, step.now, ticket_id=ticket.id)


def _check_original(session: Session, duplicate: Ticket, original: Ticket) -> None:
    number = original.number
    if original is duplicate:
        raise NoOriginal(number, "itself", f"{number} cannot be a duplicate of itself", "name the other ticket")
    if (further := original_of(session, original)) is not None:
        what = f"{number} is itself a duplicate, of {further.number}"
        fix = f"reopen {number} first" if further is duplicate else f"name {further.number} instead"
        raise NoOriginal(number, "duplicate", what, fix, further.number)
    if original.status not in WORKED_ON:
        what = f"{number} is {Status(original.status)}"
        raise NoOriginal(number, "over", what, "reopen it first, or name a ticket that is open")
    if original.erased_at is not None or duplicate.erased_at is not None:
        erased = number if original.erased_at is not None else duplicate.number
        raise NoOriginal(erased, "erased", f"what {erased} told is erased", "resolve it by itself")
