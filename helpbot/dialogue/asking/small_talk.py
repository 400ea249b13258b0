"""Greetings, thanks and the Help menu."""

from __future__ import annotations

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import TicketView
from helpbot.dialogue.reporting.summary import LINE_BREAK
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import moment, zone_name
from helpbot.knowledge.menu import HelpMenu

MOST_OFFERED = 3
"""So many tickets, at most, are offered to be written about."""


class SmallTalk:
    """The short replies around the real work."""

    def __init__(self, name: str, menu: HelpMenu) -> None:
        self._name = name
        self._menu = menu

    def menu(self, exchange: Exchange) -> None:
        """The Help menu."""
        exchange.say(exchange.texts.menu, choices.menu_entries(self._menu, exchange.reading))

    def greet(self, exchange: Exchange) -> None:
        """A greeting with the Help menu."""
        first_name = exchange.requester.name.split()[0] if exchange.requester.name.strip() else ""
        name = f", {quote(first_name, 40)}" if first_name else ""
        greeting = exchange.texts.greeting.format(name=name, bot=self._name)
        exchange.say(greeting, choices.menu_entries(self._menu, exchange.reading))

    def opens(self, entry_id: str) -> tuple[str, str | None]:
        """What a menu entry opens, and which article; the menu itself when the entry is gone."""
        for entry in self._menu.entries:
            if entry.id == entry_id:
                return entry.opens, entry.article
        return "menu", None

    def tickets(self, exchange: Exchange) -> None:
        """The requester's open tickets, with what is due next; while they are asked something, nothing is."""
        texts, zone = exchange.texts, exchange.requester.timezone
        unfinished = [ticket for ticket in exchange.tickets if not ticket.over]
        if not unfinished:
            exchange.say(texts.no_tickets, (choices.report(texts),))
            return
        rows = [texts.tickets_title]
        for ticket in unfinished:
            status = getattr(texts, f"status_{ticket.status}", ticket.status)
            row = texts.ticket_line.format(
                number=ticket.number, severity=ticket.severity, status=status, summary=quote(ticket.summary, 120)
            )
            if ticket.due is not None and ticket.waiting_since is None:
                promise = texts.ticket_restoration_due if ticket.responded else texts.ticket_due
                row += " " + promise.format(due=moment(ticket.due, zone, exchange.language))
            rows.append(row)
        exchange.say("\n".join(rows))

    def when_answered(self, exchange: Exchange) -> None:
        """By when the support team has promised to answer, for each open ticket."""
        unfinished = [ticket for ticket in exchange.tickets if not ticket.over]
        if not unfinished:
            self.tickets(exchange)
            return
        offered = [choices.write_to_support(exchange.texts, ticket.number) for ticket in unfinished[:MOST_OFFERED]]
        exchange.say(LINE_BREAK.join(_promise(exchange, ticket) for ticket in unfinished), offered)


def _promise(exchange: Exchange, ticket: TicketView) -> str:
    texts, zone, language = exchange.texts, exchange.requester.timezone, exchange.language
    if ticket.waiting_since is not None:
        return texts.ticket_waits.format(number=ticket.number)
    if ticket.due is None:
        return texts.ticket_no_promise.format(number=ticket.number)
    return (texts.ticket_late if ticket.due < exchange.now else texts.ticket_next).format(
        number=ticket.number,
        promise=texts.promise_restoration if ticket.responded else texts.promise_response,
        due=moment(ticket.due, zone, language),
        zone=zone_name(zone, language),
    )
