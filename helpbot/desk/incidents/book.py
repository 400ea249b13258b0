"""Incidents as rows: found or created, locked, joined once by each person, linked to the tickets that are about them.

When tickets turn out to be duplicates, their incidents are merged: each keeps its members, the whole has all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import distinct, func
from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from helpbot.tickets.duplicates import THESE, together
from helpbot.tickets.incident_tables import Incident, IncidentMember, IncidentState, IncidentTicket, Recurrence
from helpbot.tickets.inserting import insert_unless_there
from helpbot.tickets.locking import locked
from helpbot.tickets.tables import Ticket


def incident_of_entry(session: Session, entry: str, *, title: str, area: str, since: datetime) -> Incident:
    """The incident of an entry of the status page, created if new; locked until the transaction ends."""
    row = {"page_entry": entry, "title": title, "area": area, "state": IncidentState.OPEN, "opened_at": since}
    insert_unless_there(session, Incident, row, ("page_entry",))
    return session.exec(locked(select(Incident).where(Incident.page_entry == entry))).one()


def incident_of_ticket(session: Session, ticket: Ticket) -> Incident:
    """The incident that is anchored in a ticket, created if new; locked until the transaction ends."""
    row = {
        "ticket_id": ticket.id,
        "title": "",
        "area": ticket.component,
        "state": IncidentState.OPEN,
        "opened_at": ticket.opened_at,
    }
    insert_unless_there(session, Incident, row, ("ticket_id",))
    incident = session.exec(locked(select(Incident).where(Incident.ticket_id == ticket.id))).one()
    link(session, incident, [ticket])
    return incident


def existing_incident(session: Session, ticket: Ticket) -> Incident | None:
    """The incident that is anchored in a ticket, if there is one; locked until the transaction ends."""
    return session.exec(locked(select(Incident).where(Incident.ticket_id == ticket.id))).one_or_none()


def incident_about(session: Session, ticket: Ticket) -> Incident | None:
    """The incident that a ticket is about, if any."""
    query = select(Incident).join(IncidentTicket).where(IncidentTicket.ticket_id == ticket.id)
    return session.exec(query).one_or_none()


def incident_of_page(session: Session, entry: str) -> Incident | None:
    """The incident of an entry of the status page, if anybody joined it; locked until the transaction ends."""
    return session.exec(locked(select(Incident).where(Incident.page_entry == entry))).one_or_none()


def link(session: Session, incident: Incident, tickets: Iterable[Ticket]) -> None:
    """Link tickets to the incident, except those that are about another one already."""
    for ticket in tickets:
        row = {"ticket_id": ticket.id, "incident_id": incident.id}
        insert_unless_there(session, IncidentTicket, row, ("ticket_id",))


def parts_of(session: Session, incident: Incident) -> Sequence[Incident]:
    """The incident itself, which is locked, and all its parts."""
    found = together(col(Incident.id) == incident.id)
    return session.exec(select(Incident).join(found, found.c.part == col(Incident.id)).order_by(col(Incident.id))).all()


def put_together(session: Session, duplicate: Ticket, original: Ticket, now: datetime) -> Incident:
    """Make the incident of a ticket a part of another ticket's, and count its requester as a member; both tickets are
    locked. Returns the whole."""
    part, whole = incident_of_ticket(session, duplicate), incident_of_ticket(session, original)
    part.part_of, part.part_since = whole.id, now
    requester = IncidentMember(
        incident_id=part.id,
        person=duplicate.requester,
        conversation=duplicate.conversation,
        language=duplicate.language,
        timezone=duplicate.timezone,
        affected_scope=duplicate.affected_scope,
        affected_told=duplicate.affected_told,
        affected_count=duplicate.affected_count,
        words="",
        joined_at=duplicate.opened_at,
    )
    add_member(session, requester)
    session.flush()
    return whole


def take_apart(session: Session, duplicate: Ticket) -> datetime | None:
    """Undo that; returns since when they were merged. Those who joined the duplicate itself stay with it."""
    part = existing_incident(session, duplicate)
    if part is None:
        return None
    since, part.part_of, part.part_since = part.part_since, None, None
    remove_member(session, part, duplicate.requester)
    session.flush()
    return since


def counted_in(session: Session, incident: Incident, person: str) -> int:
    """The part of an incident in which a person is counted, else the incident itself."""
    mine = (one for one in members_of(session, [incident.id]) if one.person == person and one.told_at is None)
    return next((one.incident_id for one in mine), incident.id)


def add_member(session: Session, member: IncidentMember) -> bool:
    """Count a person; False when they are counted already. Somebody who was told that it is over joins anew."""
    mine = (col(IncidentMember.incident_id) == member.incident_id, col(IncidentMember.person) == member.person)
    session.execute(delete(IncidentMember).where(*mine, col(IncidentMember.told_at).is_not(None)))
    row = member.model_dump(exclude={"id"})
    return insert_unless_there(session, IncidentMember, row, ("incident_id", "person"))


def tell_more(session: Session, member: IncidentMember) -> bool:
    """Store what a member says now; False when it is nothing new."""
    mine = (IncidentMember.incident_id == member.incident_id, IncidentMember.person == member.person)
    before = session.exec(select(IncidentMember).where(*mine)).one()
    if before.words == member.words:
        return False
    before.sqlmodel_update(member.model_dump(include={"affected_scope", "affected_told", "affected_count", "words"}))
    session.flush()
    return True


def remove_member(session: Session, incident: Incident, person: str) -> bool:
    """Stop counting a person; False when they were not counted."""
    mine = (IncidentMember.incident_id == incident.id, IncidentMember.person == person)
    found = session.exec(select(IncidentMember.id).where(*mine)).first()
    session.execute(delete(IncidentMember).where(col(IncidentMember.id) == found))
    return found is not None


def members_of(session: Session, incidents: Collection[int]) -> Sequence[IncidentMember]:
    """The members of incidents and all their parts, in order of joining; once for each part that they joined."""
    return session.exec(_members(), params={"ids": list(incidents)}).all()


@cache
def _members() -> SelectOfScalar[IncidentMember]:
    found = together(col(Incident.id).in_(THESE))
    parts = select(found.c.part).distinct()
    query = select(IncidentMember).where(col(IncidentMember.incident_id).in_(parts))
    return query.order_by(col(IncidentMember.id))


def tickets_of(session: Session, incident: Incident) -> Sequence[Ticket]:
    """The tickets that are about it, oldest first."""
    query = select(Ticket).join(IncidentTicket).where(IncidentTicket.incident_id == incident.id)
    return session.exec(query.order_by(col(Ticket.id))).all()


def affected_by(session: Session, incident: Incident) -> int:
    """How many people are affected: members and requesters of its tickets, each with as many as they reported."""
    told = [(member.person, member.affected_count) for member in members_of(session, [incident.id])]
    told += [(ticket.requester, ticket.affected_count) for ticket in tickets_of(session, incident)]
    affected: dict[str, int] = {}
    for person, count in told:
        affected[person] = max(affected.get(person, 1), count or 1)
    return sum(affected.values())


def member_counts(session: Session, tickets: Iterable[Ticket]) -> dict[int, int]:
    """How many others have joined each ticket, by its id; tickets that nobody joined are left out."""
    ids = [ticket.id for ticket in tickets]
    rows = session.exec(_member_counts(), params={"ids": ids}).all() if ids else []
    return {ticket_id: count for ticket_id, count in rows if ticket_id is not None}


@cache
def _member_counts() -> Select[int | None, int]:
    found = together(col(Incident.ticket_id).in_(THESE))
    counted = (
        select(col(Incident.ticket_id), func.count(distinct(col(IncidentMember.person))))
        .join(found, found.c.whole == col(Incident.id))
        .join(IncidentMember, col(IncidentMember.incident_id) == found.c.part)
        .join(Ticket, col(Ticket.id) == col(Incident.ticket_id))
        .where(col(IncidentMember.person) != col(Ticket.requester))
    )
    return counted.group_by(col(Incident.ticket_id))


def earlier_numbers(session: Session, tickets: Iterable[Ticket]) -> dict[int, str]:
    """The numbers of the earlier tickets of recurring errors, by ticket id."""
    ids = [ticket.id for ticket in tickets]
    earlier = select(Recurrence.ticket_id, Ticket.number).join(Ticket, col(Recurrence.earlier_id) == col(Ticket.id))
    return dict(session.exec(earlier.where(col(Recurrence.ticket_id).in_(ids))).all()) if ids else {}
