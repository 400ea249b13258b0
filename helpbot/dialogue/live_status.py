"""What the status page says, in words: all fine, open incidents with their latest update, or that it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.failures import PageReading, PageState, PageUnreachable
from helpbot.dialogue.quoting import quote
from helpbot.dialogue.times import lately, moment, since, zone_name

MOST_SHOWN = 10
"""Entries and components that are shown; the page has the rest."""


def say_status(exchange: Exchange, page: PageState, address: str) -> None:
    """Tell it, with the address of the page."""
    texts = exchange.texts
    if isinstance(page, PageReading):
        zone, language = exchange.requester.timezone, exchange.language
        read = texts.status_read.format(read=moment(page.read_at, zone, language), zone=zone_name(zone, language))
        exchange.say(f"{_told(exchange, page, address)}\n\n{texts.status_next}", (choices.report(texts),), note=read)
        return
    text = texts.status_unreachable if isinstance(page, PageUnreachable) else texts.status
    exchange.say(f"{text.format(status_page=address)}\n\n{texts.status_next}", (choices.report(texts),))


def update_text(exchange: Exchange, update: str, updated_at: datetime | None) -> str:
    """The latest update of an incident; empty when there is none."""
    if not update or updated_at is None:
        return ""
    updated = lately(updated_at, exchange.now, exchange.requester.timezone, exchange.language)
    return exchange.texts.page_update.format(updated=updated, update=quote(update, 500))


def _told(exchange: Exchange, page: PageReading, address: str) -> str:
    texts, count = exchange.texts, len(page.entries)
    lines = [*_entries(exchange, page), *_components(exchange, page)]
    if count > 1:
        lead = texts.status_incidents
    elif count == 1:
        lead = texts.status_one_incident
    else:
        lead = texts.status_components if lines else texts.status_all_fine
    told = lead.format(count=count, status_page=address)
    return "\n\n".join([told, "\n".join(lines)]) if lines else told


def _entries(exchange: Exchange, page: PageReading) -> Iterator[str]:
    for entry in page.entries[:MOST_SHOWN]:
        began = since(entry.since, exchange.now, exchange.requester.timezone, exchange.language)
        yield exchange.texts.page_entry.format(title=quote(entry.title, 160), since=began)
        if update := update_text(exchange, entry.update, entry.updated_at):
            yield f"  {update}"


def _components(exchange: Exchange, page: PageReading) -> Iterator[str]:
    for component in page.components[:MOST_SHOWN]:
        state = getattr(exchange.texts, f"page_{component.state}", quote(component.state))
        yield exchange.texts.page_component.format(name=quote(component.name, 80), state=state)
