"""Which known failure a report matches: one of the status page, or of the open tickets of others.

The result quotes nobody: of tickets only area, time and count; titles and updates are the page's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_
from sqlmodel import Session, col, select

from helpbot.desk.incidents.book import members_of
from helpbot.dialogue.incidents.failures import Found, KnownFailure, PageEntry, PageReading, PageState
from helpbot.tickets.duplicates import original_numbers
from helpbot.tickets.incident_tables import Incident, IncidentMember, IncidentState
from helpbot.tickets.lifecycle import UNFINISHED
from helpbot.tickets.tables import Ticket
from helpbot.triage.same_failure import Known, KnownIncidents, Signature, one_failure, speaks_of

MOST_COMPARED = 500
"""How many tickets are compared, the newest first."""
ENTRY, TICKET = "page:", "ticket:"
"""Begin the names of known failures."""


def find_known(
    session: Session,
    problems: Sequence[Signature | None],
    page: PageState,
    person: str,
    rules: KnownIncidents,
    now: datetime,
) -> Found | None:
    """The first problem that matches a known failure, and that failure; the status page takes precedence."""
    compared = [(n, problem) for n, problem in enumerate(problems) if problem is not None]
    for n, problem in compared:
        if failure := _of_page(session, problem, page, rules):
            return Found(n, failure)
    known = _open_tickets(session, person, rules, now) if compared else {}
    for n, problem in compared:
        if failure := _of_tickets(session, problem, known, rules, now):
            return Found(n, failure)
    return None


def signature_of(ticket: Ticket, at: datetime | None = None) -> Signature:
    """What a stored ticket is compared by; `at` replaces the time when it was opened."""
    codes = frozenset(ticket.error_codes)
    return Signature(ticket.component, ticket.summary, codes, ticket.language, at or ticket.opened_at)


def _of_page(session: Session, problem: Signature, page: PageState, rules: KnownIncidents) -> KnownFailure | None:
    if not isinstance(page, PageReading):
        return None
    entry = next((entry for entry in page.entries if _speaks_of(entry, problem, rules)), None)
    if entry is None:
        return None
    incident = session.exec(select(Incident).where(Incident.page_entry == entry.id)).one_or_none()
    return KnownFailure(
        name=f"{ENTRY}{entry.id}",
        since=entry.since,
        seen_at=page.read_at,
        area=problem.area,
        title=entry.title,
        update=entry.update,
        updated_at=entry.updated_at,
        people=len(members_of(session, [incident.id])) if incident else 0,
    )


def _speaks_of(entry: PageEntry, problem: Signature, rules: KnownIncidents) -> bool:
    return any(speaks_of(text, problem, rules) for text in (entry.title, *entry.components))


def _open_tickets(
    session: Session, person: str, rules: KnownIncidents, now: datetime
) -> dict[str, tuple[Known, Ticket]]:
    """The tickets of others to compare with, by number: each as of when it was last reported or joined, and with the
    ticket to join, which is the original of a duplicate."""
    begin = now - rules.within.length()
    joined = select(Incident.ticket_id, IncidentMember.joined_at).join(IncidentMember)
    rows = session.exec(joined.where(col(IncidentMember.joined_at) >= begin).order_by(col(IncidentMember.joined_at)))
    last = {ticket: at for ticket, at in rows if ticket is not None}
    query = select(Ticket).where(
        col(Ticket.status).in_(UNFINISHED),
        or_(col(Ticket.opened_at) >= begin, col(Ticket.id).in_(last)),
        col(Ticket.erased_at).is_(None),
        col(Ticket.component).not_in(rules.never),
        Ticket.requester != person,
    )
    found = session.exec(query.order_by(col(Ticket.id).desc()).limit(MOST_COMPARED)).all()
    by_number, originals = {one.number: one for one in found}, original_numbers(session, found)
    to_join = ((one, by_number.get(originals.get(one.id, one.number))) for one in found)
    return {
        one.number: (Known(one.number, one.requester, signature_of(one, last.get(one.id))), joined)
        for one, joined in to_join
        if joined is not None
    }


def _of_tickets(
    session: Session, problem: Signature, tickets: dict[str, tuple[Known, Ticket]], rules: KnownIncidents, now: datetime
) -> KnownFailure | None:
    same = one_failure(problem, [known for known, _ in tickets.values()], rules)
    if not same:
        return None
    joined = {ticket.number: ticket for ticket in (tickets[known.name][1] for known in same)}
    about = sorted(joined.values(), key=lambda ticket: (ticket.opened_at, ticket.number))
    first = about[0]
    anchored = select(Incident).where(col(Incident.ticket_id).in_([ticket.id for ticket in about]))
    incidents = [one for one in session.exec(anchored).all() if one.state == IncidentState.OPEN]
    joined_already = {one.ticket_id for one in incidents}
    anchor = next((ticket for ticket in about if ticket.id in joined_already), first)
    people = {ticket.requester for ticket in about}
    people |= {member.person for member in members_of(session, [one.id for one in incidents])}
    return KnownFailure(
        name=f"{TICKET}{anchor.number}",
        since=first.opened_at,
        seen_at=now,
        area=first.component,
        title=next((one.title for one in incidents if one.title), ""),
        people=len(people),
        tickets=tuple(ticket.number for ticket in about),
    )
