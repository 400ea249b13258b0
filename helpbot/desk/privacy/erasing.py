"""Remove a person's words and identity from what is stored; what statistics need stays.

A ticket keeps its severity, status, times, area, counts and error codes; each line of its history its kind and time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_
from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from helpbot.desk.privacy.audit import note
from helpbot.desk.privacy.holdings import conversations_of, handed_to
from helpbot.desk.privacy.posts import forget_posts
from helpbot.desk.queues import schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.queues.withdrawing import withdraw
from helpbot.desk.tickets.team import Team
from helpbot.desk.turns import preferences
from helpbot.tickets.flow_tables import Conversation, InboxKey, InboxRow, OutboxRow, Progress
from helpbot.tickets.incident_tables import IncidentMember
from helpbot.tickets.locking import locked
from helpbot.tickets.tables import COLLEAGUE, ERASED, Attachment, Ticket, TicketEvent

_WORDS = ("requester_name", "summary", "description", "business_impact", "affected", "workaround", "since")


def erase_person(session: Session, person: str, actor: str, team: Team, now: datetime) -> dict[str, int]:
    """Erase everything about the person; returns the number of rows of each kind. `actor` is for the audit.

    Messages that still wait in the inbox or the outbox are handled and delivered all the same. What the bot has posted
    with their words is deleted, or updated without them, by way of the outbox.
    """
    tickets = session.exec(locked(select(Ticket).where(Ticket.requester == person).order_by(col(Ticket.id)))).all()
    strip_tickets(session, tickets, team, now)
    session.execute(update(TicketEvent).where(col(TicketEvent.actor) == person).values(actor=ERASED))
    for event in session.exec(select(TicketEvent).where(handed_to(person))):
        event.details = {**event.details, COLLEAGUE: ERASED}
    _leave_work(session, person, team, now)
    preferences.choose_language(session, person, None)
    incidents = _leave_no_trace(session, select(IncidentMember).where(IncidentMember.person == person), now)
    conversations = _forget_conversations(session, person, now)
    messages = _forget_messages(session, person)
    counts = {"tickets": len(tickets), "conversations": conversations, "messages": messages, "incidents": incidents}
    note(session, "erase", actor, counts, now)
    return counts


def strip_tickets(session: Session, tickets: Iterable[Ticket], team: Team, now: datetime) -> None:
    """Remove words and identity from tickets, their histories, files and messages, and cancel their reminders.

    Lock the tickets before, or more may be written into their histories meanwhile.
    """
    tickets = list(tickets)
    ids = [ticket.id for ticket in tickets]
    session.execute(delete(Attachment).where(col(Attachment.ticket_id).in_(ids)))
    numbers = [ticket.number for ticket in tickets]
    schedule.cancel(session, Kind.REMINDER, numbers)
    schedule.cancel(session, Kind.ESCALATION, numbers)
    people = {ticket.id: ticket.requester for ticket in tickets}
    for event in session.exec(select(TicketEvent).where(col(TicketEvent.ticket_id).in_(ids))):
        event.actor = ERASED if event.actor == people[event.ticket_id] else event.actor
        event.details = _without_words(event.details)
    for ticket in tickets:
        ticket.requester = ticket.conversation = ERASED
        ticket.reasons = _without_quotes(ticket.reasons)
        ticket.erased_at = now
        ticket.source = ticket.began_on = ticket.began_at = None
        for name in _WORDS:
            setattr(ticket, name, "")
    session.flush()
    forget_posts(session, tickets, team, now)


def strip_members(session: Session, incidents: Sequence[int], now: datetime) -> int:
    """Remove words and identity of members of incidents; they still count. Returns how many there were."""
    known = ~col(IncidentMember.person).startswith(ERASED)
    return _leave_no_trace(
        session, select(IncidentMember).where(col(IncidentMember.incident_id).in_(incidents), known), now
    )


def _leave_no_trace(session: Session, members: SelectOfScalar[IncidentMember], now: datetime) -> int:
    found = session.exec(locked(members.order_by(col(IncidentMember.id)))).all()
    for member in found:
        member.person = f"{ERASED}-{member.id}"
        member.conversation = member.words = ""
        member.told_at = member.told_at or now
    session.flush()
    return len(found)


def _leave_work(session: Session, person: str, team: Team, now: datetime) -> None:
    """Tickets assigned to the person stay assigned, but not to anybody known."""
    theirs = select(Ticket).where(Ticket.assignee == person).order_by(col(Ticket.id))
    for ticket in session.exec(locked(theirs)).all():
        ticket.assignee, ticket.assignee_name = ERASED, ""
        if ticket.card is not None:
            team.show(session, ticket, f"{ticket.number}-{ERASED}", now)


def _forget_conversations(session: Session, person: str, now: datetime) -> int:
    """Delete those held alone; clear the state of those with others, because it may hold the person's words.

    What the bot has told the person is deleted where it was posted. Of what it has told others the stored words are
    cleared, which may be the person's too; the rest stays, so that it can be deleted when they ask.
    """
    known = [talk.id for talk in conversations_of(session, person)]
    theirs = select(Conversation).where(col(Conversation.id).in_(known)).order_by(Conversation.id)
    talks = session.exec(locked(theirs)).all()  # or a turn under way would write back what it has read
    heard = session.exec(select(InboxRow.conversation, InboxRow.reference).where(InboxRow.sender == person)).all()
    talk_ids, references = {talk.id for talk in talks}, {reference for _, reference in heard}
    with_others = {talk.id for talk in talks if talk.people != [person]}
    said = col(OutboxRow.conversation).in_({*talk_ids, *(conversation for conversation, _ in heard)})
    over = select(OutboxRow).where(said, col(OutboxRow.state) != Progress.WAITING).order_by(col(OutboxRow.sequence))
    for row in session.exec(locked(over)).all():
        if row.reference in references or row.conversation not in with_others:
            withdraw(session, row, now)
        elif row.state == Progress.DONE:
            row.body = {}
    session.flush()
    for talk in talks:
        others = [other for other in talk.people if other != person]
        if others:
            talk.people, talk.state, talk.version = others, {}, talk.version + 1
        else:
            session.execute(delete(Conversation).where(col(Conversation.id) == talk.id))
    return len(talks)


def _forget_messages(session: Session, person: str) -> int:
    """The rows stay, naming nobody, so that a late duplicate of an event is still recognised.

    Keys that contain the person's id go, also those of messages that they took up for others: what may arrive again has
    another key.
    """
    theirs = (col(InboxRow.sender) == person, col(InboxRow.state) != Progress.WAITING)
    nobody: dict[str, Any] = {
        "surface": ERASED,
        "sender": ERASED,
        "conversation": ERASED,
        "address": {},
        "content": None,
        "state": Progress.DONE,
    }
    found = session.exec(select(InboxRow.sequence).where(*theirs)).all()
    named_in_theirs = and_(col(InboxKey.sequence).in_(found), col(InboxKey.key).contains(person, autoescape=True))
    taken_up = col(InboxKey.key).endswith(f":{person}", autoescape=True)  # a message of somebody else
    session.execute(delete(InboxKey).where(or_(named_in_theirs, taken_up)))
    session.execute(update(InboxRow).where(*theirs).values(nobody))
    return len(found)


def _without_words(details: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in details.items() if name not in ("reason", "text")}
    return {**kept, "reasons": _without_quotes(kept["reasons"])} if "reasons" in kept else kept


def _without_quotes(reasons: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: value for name, value in reason.items() if name != "quote"} for reason in reasons]
