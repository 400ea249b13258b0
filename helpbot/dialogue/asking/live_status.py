"""The status page in words: all fine, open incidents with their latest update, or that it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import LookUpStatus, PageReading, PageState, PageUnreachable
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import lately, since, zone_name

MOST_SHOWN = 10
"""The most entries, components and maintenances shown; the page has the rest."""


@dataclass(frozen=True)
class Reader:
    """Who reads it: their texts, language and time zone, and the time (aware UTC)."""

    texts: Texts
    language: str
    zone: str
    now: datetime

    def since(self, at: datetime) -> str:
        """A moment after a word like `since`."""
        return since(at, self.now, self.zone, self.language)


@dataclass(frozen=True)
class StatusTalk:
    """Has the page at an address looked up, and tells what it says."""

    address: str

    def ask(self, exchange: Exchange) -> None:
        """Have it looked up."""
        exchange.do(LookUpStatus())

    def tell(self, exchange: Exchange, page: PageState) -> None:
        """What it says, with its address."""
        reader, texts = _reader(exchange), exchange.texts
        told = f"{page_text(reader, page, self.address)}\n\n{texts.status_next}"
        exchange.say(told, (choices.report(texts),), note=page_note(reader, page))


def page_text(reader: Reader, page: PageState, address: str) -> str:
    """What the page at `address` says, as Markdown."""
    if isinstance(page, PageReading):
        lead = _lead(reader, page).format(count=len(page.entries), status_page=address)
        lines = "\n".join([*_entries(reader, page), *_components(reader, page), *_maintenance(reader, page)])
        return f"{lead}\n\n{lines}" if lines else lead
    text = reader.texts.status_unreachable if isinstance(page, PageUnreachable) else reader.texts.status
    return text.format(status_page=address)


def page_note(reader: Reader, page: PageState) -> str:
    """When the page was read; empty if it was not."""
    if not isinstance(page, PageReading):
        return ""
    read = lately(page.read_at, reader.now, reader.zone, reader.language)
    return reader.texts.status_read.format(read=read, zone=zone_name(reader.zone, reader.language))


def update_text(exchange: Exchange, update: str, updated_at: datetime | None) -> str:
    """The latest update of an incident; empty if there is none."""
    return _update(_reader(exchange), update, updated_at)


def _reader(exchange: Exchange) -> Reader:
    return Reader(exchange.texts, exchange.language, exchange.requester.timezone, exchange.now)


def _lead(reader: Reader, page: PageReading) -> str:
    if page.entries:
        return reader.texts.status_incidents if len(page.entries) > 1 else reader.texts.status_one_incident
    return reader.texts.status_components if page.components else reader.texts.status_all_fine


def _entries(reader: Reader, page: PageReading) -> Iterator[str]:
    for entry in page.entries[:MOST_SHOWN]:
        told = reader.texts.page_entry.format(title=quote(entry.title, 160), since=reader.since(entry.since))
        update = _update(reader, entry.update, entry.updated_at)
        yield f"{told}  \n  {update}" if update else told


def _update(reader: Reader, update: str, updated_at: datetime | None) -> str:
    if not update or updated_at is None:
        return ""
    updated = lately(updated_at, reader.now, reader.zone, reader.language)
    return reader.texts.page_update.format(updated=updated, update=quote(update, 500))


def _components(reader: Reader, page: PageReading) -> Iterator[str]:
    for component in page.components[:MOST_SHOWN]:
        state = getattr(reader.texts, f"page_{component.state}", quote(component.state))
        yield reader.texts.page_component.format(name=quote(component.name, 80), state=state)


def _maintenance(reader: Reader, page: PageReading) -> Iterator[str]:
    for work in page.maintenance[:MOST_SHOWN]:
        told = {"title": quote(work.title, 160), "begins": reader.since(work.begins)}
        announced = reader.texts.page_work_now if work.under_way else reader.texts.page_work_planned
        ends = f" {reader.texts.page_until.format(ends=reader.since(work.ends))}" if work.ends else ""
        yield f"{announced.format(**told)}{ends}"
