"""The status of a person's tickets: one alone, the open ones in a list, their promises. What is due first is first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.reporting.summary import LINE_BREAK
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import by, on, zone_name

MOST_OFFERED = 3
"""The most tickets that people are offered to write about."""
MOST_OVER = 3
"""The most tickets that are over shown to somebody who asks for news."""
_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


def list_open(exchange: Exchange) -> None:
    """The requester's open tickets with what is due next; nothing is while the support team waits for them."""
    texts, zone = exchange.texts, exchange.requester.timezone
    unfinished = _unfinished(exchange)
    if not unfinished:
        exchange.say(texts.no_tickets, (choices.report(texts),))
        return
    rows = [texts.tickets_title]
    for ticket in unfinished:
        row = texts.ticket_line.format(
            number=ticket.number,
            severity=ticket.severity,
            status=_status(exchange, ticket),
            summary=quote(ticket.summary, 120),
        )
        if ticket.due is not None and ticket.waiting_since is None:
            promise = texts.ticket_restoration_due if ticket.responded else texts.ticket_due
            words, due = by(ticket.due, exchange.now, zone, exchange.language)
            row += " " + promise.format(by=words, due=due)
        rows.append(row)
    exchange.say("\n".join(rows))


def tell_news(exchange: Exchange) -> None:
    """By when the support team has promised to answer each open ticket; without any, how those ended that are over."""
    unfinished = _unfinished(exchange)
    over = [ticket for ticket in exchange.tickets if ticket.over]
    if unfinished:
        offered = [choices.write_to_support(exchange.texts, ticket.number) for ticket in unfinished[:MOST_OFFERED]]
        exchange.say(LINE_BREAK.join(_promise(exchange, ticket) for ticket in unfinished), offered)
    elif len(over) == 1:
        show(exchange, over[0])
    elif over:
        exchange.say("\n\n".join(_standing(exchange, ticket) for ticket in over[:MOST_OVER]))
    else:
        list_open(exchange)


def show(exchange: Exchange, ticket: TicketView) -> None:
    """One ticket with its promise, and what can be done with it."""
    texts, number = exchange.texts, ticket.number
    offered: Sequence[Choice] = {
        "resolved": choices.solved(texts, number),
        "closed": (choices.still_failing(texts, number),),
    }.get(ticket.status, (choices.write_to_support(texts, number),))
    exchange.say(_standing(exchange, ticket), offered)


def _standing(exchange: Exchange, ticket: TicketView) -> str:
    texts = exchange.texts
    status = _status(exchange, ticket)
    rows = [texts.ticket_standing.format(number=ticket.number, severity=ticket.severity, status=status)]
    rows.append(quote(ticket.summary))
    if not ticket.over and ticket.waiting_since is None and ticket.due is not None and ticket.due >= exchange.now:
        rows.append(_due(exchange, ticket, exchange.texts.due_newly))
    return LINE_BREAK.join(rows)


def _promise(exchange: Exchange, ticket: TicketView) -> str:
    texts = exchange.texts
    if ticket.waiting_since is not None:
        return texts.ticket_waits.format(number=ticket.number)
    if ticket.status == "duplicate":
        return texts.ticket_together.format(number=ticket.number)
    if ticket.due is None:
        return texts.ticket_no_promise.format(number=ticket.number)
    return _due(exchange, ticket, texts.ticket_late if ticket.due < exchange.now else texts.ticket_next)


def _due(exchange: Exchange, ticket: TicketView, text: str) -> str:
    texts, zone, language = exchange.texts, exchange.requester.timezone, exchange.language
    assert ticket.due is not None
    before, due = by(ticket.due, exchange.now, zone, language)
    return text.format(
        number=ticket.number,
        promise=texts.promise_restoration if ticket.responded else texts.promise_response,
        by=before,
        on=on(ticket.due, exchange.now, zone, language).words,
        due=due,
        zone=zone_name(zone, language),
    )


def by_urgency(tickets: Iterable[TicketView]) -> list[TicketView]:
    """The tickets in the order in which they are listed."""
    return sorted(tickets, key=_order)


def _unfinished(exchange: Exchange) -> list[TicketView]:
    return by_urgency(ticket for ticket in exchange.tickets if not ticket.over)


def _order(ticket: TicketView) -> tuple[datetime, int, datetime, int, str]:
    """What is due first comes first, then what is most severe, then by the number."""
    return (ticket.due or _LATER_THAN_ALL, ticket.severity, ticket.opened_at, len(ticket.number), ticket.number)


def _status(exchange: Exchange, ticket: TicketView) -> str:
    return str(getattr(exchange.texts, f"status_{ticket.status}", ticket.status))
