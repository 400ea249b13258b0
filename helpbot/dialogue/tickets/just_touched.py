"""Tickets of this conversation to which something was just done: the next words may be about them."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.ticket import TicketView
from helpbot.triage.splitting import split
from helpbot.triage.utterances.another import of_other_parts
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report


def touched(exchange: Exchange) -> list[TicketView]:
    """Those changed since the person's last message, or by it."""
    last = exchange.state.last_at
    return [
        ticket
        for ticket in exchange.tickets
        if ticket.here and ticket.updated_at is not None and (last is None or ticket.updated_at >= last)
    ]


def unfinished(exchange: Exchange) -> list[TicketView]:
    """Those touched tickets that are not over."""
    return [ticket for ticket in touched(exchange) if not ticket.over]


def in_the_news(exchange: Exchange) -> list[TicketView]:
    """Those that the support team has just sent news of."""
    return [ticket for ticket in touched(exchange) if ticket.responded or ticket.over]


def tells_another(exchange: Exchange, ticket: TicketView, text: str) -> bool:
    """Whether a message plainly tells a trouble with another part of the product than a ticket, or several."""
    if is_report(text, exchange.language) < PLAINLY_A_REPORT:
        return False
    return len(split(text, exchange.language)) > 1 or of_other_parts(ticket.summary, text, exchange.language)
