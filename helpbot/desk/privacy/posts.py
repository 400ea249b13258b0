"""Messages about erased tickets: deleted, or updated without the words, by way of the outbox."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from helpbot.desk.queues.destinations import Destination
from helpbot.desk.queues.outbox import again, escalation, put
from helpbot.desk.queues.withdrawing import withdraw
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.messages import Reply
from helpbot.dialogue.ticket import Repeated
from helpbot.tickets.flow_tables import OutboxRow, Progress
from helpbot.tickets.locking import locked
from helpbot.tickets.tables import Remark, Ticket, TicketEvent


def forget_posts(session: Session, tickets: Sequence[Ticket], team: Team, now: datetime) -> None:
    """Delete what was posted about tickets that have just been erased; update their cards and escalations."""
    escalations = _escalations(session, tickets)
    cards = {ticket.card for ticket in tickets}
    about = select(OutboxRow).where(col(OutboxRow.ticket_id).in_([ticket.id for ticket in tickets]))
    for row in session.exec(locked(about.order_by(col(OutboxRow.sequence)))).all():
        if row.reference in escalations:
            continue
        if row.delivery in cards or row.replaces in cards:
            _forget_card(session, row)
        else:
            withdraw(session, row, now)
    session.flush()
    _show_escalations(session, escalations, team, now)
    for ticket in tickets:
        _show_card(session, ticket, team, now)


def _forget_card(session: Session, row: OutboxRow) -> None:
    """A card that was never attempted is not posted; of others the receipt stays, by which the card is found."""
    if row.state == Progress.WAITING and not row.maybe_posted:
        session.delete(row)
    else:
        row.body = {}


def _show_card(session: Session, ticket: Ticket, team: Team, now: datetime) -> None:
    """Update the card, if it was ever put into the outbox."""
    if session.exec(select(OutboxRow.sequence).where(OutboxRow.delivery == ticket.card)).first() is None:
        ticket.card = None
    else:
        team.show(session, ticket, f"{ticket.number}-erased", now)


def _escalations(session: Session, tickets: Collection[Ticket]) -> Mapping[str, Mapping[str, Any]]:
    """The escalations that name one of the tickets, by reference, with the details in their history."""
    told = (TicketEvent.kind == Remark.ESCALATED, col(TicketEvent.ticket_id).in_([ticket.id for ticket in tickets]))
    details = session.exec(select(TicketEvent.details).where(*told)).all()
    return {escalation(one["tickets"][0], one["threshold"]): one for one in details}


def _show_escalations(
    session: Session, escalations: Mapping[str, Mapping[str, Any]], team: Team, now: datetime
) -> None:
    found = select(OutboxRow).where(col(OutboxRow.reference).in_(escalations)).order_by(col(OutboxRow.sequence))
    for row in session.exec(locked(found)).all():
        alert = _alert(session, escalations[row.reference], team)
        row.body = alert.model_dump(mode="json", exclude_defaults=True)
        if row.state == Progress.DONE and row.receipt:
            row.address = {}  # if it is gone, it is not posted anew
            again(row, now)
        elif row.state == Progress.WAITING and row.maybe_posted:  # perhaps posted with the former words
            place = Destination(row.surface, row.conversation, row.address)
            put(session, place, alert, row.reference, now, ticket_id=row.ticket_id, replaces=row.delivery)


def _alert(session: Session, told: Mapping[str, Any], team: Team) -> Reply:
    query = select(Ticket).where(col(Ticket.number).in_(told["tickets"])).order_by(col(Ticket.id))
    tickets = session.exec(query).all()
    first = tickets[0]
    repeated = Repeated(views_of(session, tickets), told["reports"], told["threshold"], first.opened_at)
    return team.notices.escalated(repeated, first.timezone)
