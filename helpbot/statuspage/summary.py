"""What a Statuspage's `summary.json` says, as plain values. Knows the format (version 2), not the network.

The page is untrusted: one that does not fit the format is refused as a whole, and what is kept is bounded.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError

from helpbot.dialogue.incidents.failures import PageComponent, PageEntry, PageMaintenance, PageReading
from helpbot.language.text import clean

MOST_ENTRIES = 50
MOST_COMPONENTS = 50
MOST_MAINTENANCE = 20
LONGEST = 2_000
"""Characters kept of any text."""
YEARS = range(1971, 2200)
_OVER = frozenset({"resolved", "postmortem", "completed"})
_SOUND = "operational"
_ANNOUNCED = "scheduled"


class NoSummary(Exception):
    """This is not a summary of a status page; the message says why in one sentence."""


def _moment(at: datetime) -> datetime:
    """In UTC. Absurd years are refused: at the ends of the calendar a moment may not exist in other zones."""
    if at.year not in YEARS:
        raise ValueError(f"the year {at.year} is none of now")
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _text(value: object) -> object:
    return clean(value[:LONGEST]) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text)]
Moment = Annotated[datetime, AfterValidator(_moment)]


class _Update(BaseModel):
    body: Text | None = None
    created_at: Moment


class _Component(BaseModel):
    name: Text
    status: Text = _SOUND
    group: bool = False


class _Incident(BaseModel):
    id: Text = Field(min_length=1)
    name: Text
    status: Text = "investigating"
    created_at: Moment
    started_at: Moment | None = None
    incident_updates: list[_Update] = []
    components: list[_Component] = []


class _Maintenance(BaseModel):
    name: Text
    status: Text = _ANNOUNCED
    scheduled_for: Moment
    scheduled_until: Moment | None = None


class _Summary(BaseModel):
    incidents: list[_Incident]
    scheduled_maintenances: list[_Maintenance] = []
    components: list[_Component] = []


def read_summary(body: bytes, read_at: datetime) -> PageReading:
    """The open incidents, the affected components, the upcoming maintenance. Raises `NoSummary`."""
    try:
        summary = _Summary.model_validate(json.loads(body))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the whole"
        raise NoSummary(f"what it says is no summary of a status page: {where} does not fit") from None
    except (ValueError, RecursionError):
        raise NoSummary("what it says is not JSON that can be read") from None
    return PageReading(
        read_at=read_at,
        entries=tuple(_entry(one) for one in summary.incidents if one.status not in _OVER)[:MOST_ENTRIES],
        components=tuple(_affected(summary))[:MOST_COMPONENTS],
        maintenance=tuple(_maintenance(summary))[:MOST_MAINTENANCE],
    )


def _entry(incident: _Incident) -> PageEntry:
    latest = max(incident.incident_updates, key=lambda update: update.created_at, default=None)
    return PageEntry(
        id=incident.id,
        title=incident.name,
        since=incident.started_at or incident.created_at,
        components=tuple(component.name for component in incident.components[:MOST_COMPONENTS]),
        update=(latest.body or "") if latest else "",
        updated_at=latest.created_at if latest else None,
    )


def _affected(summary: _Summary) -> list[PageComponent]:
    """Groups only repeat what their components say."""
    return [
        PageComponent(component.name, component.status)
        for component in summary.components
        if component.status != _SOUND and not component.group
    ]


def _maintenance(summary: _Summary) -> list[PageMaintenance]:
    """What is not over yet, the next first."""
    return [
        PageMaintenance(one.name, one.scheduled_for, one.scheduled_until, one.status != _ANNOUNCED)
        for one in sorted(summary.scheduled_maintenances, key=lambda one: one.scheduled_for)
        if one.status not in _OVER
    ]
