"""Take a step in the life of a ticket, in the caller's transaction: status, history, clock, reminders, what the
requester is told, and what the support team sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from helpbot.desk.incidents.resolution import ticket_moved
from helpbot.desk.ports.notices import Notices
from helpbot.desk.queues import destinations, outbox, schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets import history, service_clock
from helpbot.desk.tickets.assigning import (
    TAKE_OVER,
    assignee_of,
    check_claim,
    is_taken_over,
    next_assignee,
    whom_to_mention,
)
from helpbot.desk.tickets.filing import attach
from helpbot.desk.tickets.merging import Merging
from helpbot.desk.tickets.roles import BY_REQUESTER, check_roles
from helpbot.desk.tickets.step import Step
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import requester_of, views_of
from helpbot.desk.turns.conversations import home_of
from helpbot.dialogue.messages import LeftFile, Reply
from helpbot.problems import HelpbotError
from helpbot.tickets.duplicates import locked_together, original_of
from helpbot.tickets.lifecycle import Event, Status, after
from helpbot.tickets.store import ticket_by_number
from helpbot.tickets.tables import COLLEAGUE, Ticket
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.clocks import change_severity

CONCERNING_DUPLICATES = frozenset({Event.RESOLVE, Event.REOPEN})


class NothingToPassOn(HelpbotError):
    """An agent has sent the requester only files, none of which is passed on."""

    def __init__(self, left: tuple[LeftFile, ...]) -> None:
        super().__init__("none of the files is passed on", "look at slack.file_types, file_names and file_megabytes")
        self.left = left


@dataclass(frozen=True)
class TicketSteps:
    """Moves tickets on by the rules of the lifecycle and the policy."""

    policy: SupportPolicy
    notices: Notices
    team: Team
    merging: Merging

    def take(self, session: Session, number: str, step: Step) -> Ticket:
        """Take a step. Raises `IllegalTransition`, `NotAllowed`, `AlreadyTaken`, `NoColleague`, `NothingToPassOn`,
        `NoOriginal`, and `HelpbotError` when there is no such ticket; then nothing is changed."""
        if step.event is Event.MERGE:
            return self.merging.merge(session, number, step)
        if step.event in CONCERNING_DUPLICATES:
            locked_together(session, number)
        ticket = ticket_by_number(session, number, lock=True)
        check_roles(ticket, step)
        check_claim(ticket, step)
        former = assignee_of(ticket)
        if step.event not in BY_REQUESTER:
            step = self._with_what_is_passed_on(step)
        if step.event is Event.SET_SEVERITY:
            changed = self._set_severity(session, ticket, step)
        else:
            changed = self._move_on(session, ticket, step)
        if changed:
            self.team.show(session, ticket, step.reference, step.now)  # first, so that there is a card to tell it below
            self._tell_team(session, ticket, step, former)
        return ticket

    def _tell_team(self, session: Session, ticket: Ticket, step: Step, former: str | None) -> None:
        """Post the news below the card of the ticket where the work goes on, and mention whom it concerns."""
        worked_on = original_of(session, ticket) or ticket
        kind = TAKE_OVER if is_taken_over(step, former) else ""
        self.team.tell(session, ticket, step, kind, mention=whom_to_mention(worked_on, step, former))

    def _with_what_is_passed_on(self, step: Step) -> Step:
        """An agent's step with its files parted into those that the requester gets and those that are left."""
        files, left = self.team.sorted(step.files)
        if left and not files and not step.text:
            raise NothingToPassOn(left)
        return replace(step, files=files, left=left)

    def _move_on(self, session: Session, ticket: Ticket, step: Step) -> bool:
        before, restored = ticket.status, ticket.restored_at
        history.move(session, ticket, step.event, step, _said(step))
        apart = self.merging.take_apart(session, ticket, step) if step.event is Event.REOPEN else None
        if (assignee := next_assignee(ticket, step)) is not None:
            ticket.assignee, ticket.assignee_name = assignee.id, assignee.name
        attach(session, ticket.id, step.files)
        self._count_time(session, ticket, step)
        ticket_moved(session, ticket, step.event, self.notices.members, step.now)
        self.merging.take_along(session, ticket, step)
        if ticket.status != before or step.event is Event.ANSWER:
            # what came due while it was resolved, or a duplicate, is posted at once
            since = apart or restored if step.event is Event.REOPEN else None
            schedule.plan(session, Kind.REMINDER, ticket.number, since or step.now)
        if step.by.id != ticket.requester and apart is None:
            [view] = views_of(session, [ticket])
            told = self.notices.requesters.agent_did(
                view, step.event, step.text, step.by, requester_of(session, ticket)
            )
            self._tell_requester(session, ticket, told, step)
        return True

    def _count_time(self, session: Session, ticket: Ticket, step: Step) -> None:
        """Nothing is due for a duplicate, but an answer to its requester still counts as the first response."""
        if original_of(session, ticket) is None:
            clock = service_clock.after(self.policy, service_clock.clock_of(ticket), step.event, step.now)
            service_clock.keep(ticket, clock, self.policy, step.now)
        elif step.event is Event.ANSWER:
            ticket.responded_at = ticket.responded_at or step.now

    def _set_severity(self, session: Session, ticket: Ticket, step: Step) -> bool:
        """Recompute both clocks from the original start: pauses stay credited, and what is late already stays late.

        The history records the old and the new due times. Setting the same severity again changes nothing.
        """
        severity = step.severity
        if severity not in self.policy.levels:
            raise HelpbotError(f"there is no severity {severity}", "use 1 (critical), 2 (high), 3 (medium) or 4 (low)")
        after(Status(ticket.status), Event.SET_SEVERITY)
        if severity == ticket.severity:
            return False
        change = change_severity(self.policy, service_clock.clock_of(ticket), severity, step.now)
        [before], promised = views_of(session, [ticket]), _promise(ticket)
        service_clock.keep(ticket, change.clock, self.policy, step.now)
        details = {"reason": step.text, "before": promised, "after": _promise(ticket), "late": ticket.late}
        history.move(session, ticket, step.event, step, details)
        # from the start: what is overdue by the new severity is posted at once
        schedule.plan(session, Kind.REMINDER, ticket.number, ticket.opened_at)
        [view] = views_of(session, [ticket])
        told = self.notices.requesters.severity_changed(
            before, view, requester_of(session, ticket), step.text, step.now
        )
        self._tell_requester(session, ticket, told, step)
        return True

    def _tell_requester(self, session: Session, ticket: Ticket, told: Reply | None, step: Step) -> None:
        """The text first, then its files in a message of their own: text does not wait for files."""
        if told is None or ticket.erased_at is not None:
            return
        home, about = home_of(session, ticket), ticket.id
        said = outbox.put(session, home, told, step.reference, step.now, ticket_id=about)
        if step.files:
            shown = self.notices.requesters.files_sent(step.files, requester_of(session, ticket))
            behind = destinations.behind(home)
            outbox.put(session, behind, shown, step.reference, step.now, ticket_id=about, under=said)


def _said(step: Step) -> dict[str, Any]:
    """What the history keeps of a step: its text, and the colleague it names."""
    named = {COLLEAGUE: step.colleague.id} if step.colleague else {}
    return named | ({"text": step.text} if step.text else {})


def _promise(ticket: Ticket) -> dict[str, Any]:
    return ticket.model_dump(mode="json", include={"severity", "response_due", "restoration_due"})
