"""A ticket as the dialogue knows it: to be filed, at a glance, and as the support team sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helpbot.dialogue.messages import FileReference
from helpbot.dialogue.plain import Plain


class TicketDraft(Plain):
    """A reported problem, ready to be stored. Times are aware UTC; `reasons` explain the suggested severity.

    `affected_scope` may be supposed, and counts for incidents; `affected_told` and `workaround_available` were said.
    `since` was read as a day (in the time zone of the reporter), and as a moment if the words tell it.
    """

    summary: str
    description: str
    component: str = "unknown"
    business_impact: str = ""
    affected: str = ""
    affected_scope: str = "unknown"
    affected_told: str = "unknown"
    affected_count: int | None = None
    workaround: str = ""
    workaround_available: bool | None = None
    since: str = ""
    began_on: date | None = None
    began_at: datetime | None = None
    error_codes: tuple[str, ...] = ()
    severity: int
    suggested_severity: int
    reasons: tuple[dict[str, str], ...] = ()
    language: str
    timezone: str
    country: str
    opened_at: datetime
    response_due: datetime | None = None
    restoration_due: datetime | None = None
    files: tuple[FileReference, ...] = ()
    source: str | None = None


class TicketView(Plain):
    """A stored ticket as the dialogue shows it; `number` is `HB-1`, `linked` the numbers filed together with it.

    `members` counts those who joined it instead of reporting it too; `recurs` is the person's earlier ticket about the
    same error. The support team is waiting for the requester `waiting_since` then. `here`: it was reported in this
    conversation. `updated_at` is when somebody last did something to it.
    """

    number: str
    summary: str
    severity: int
    status: str
    opened_at: datetime
    response_due: datetime | None = None
    restoration_due: datetime | None = None
    linked: tuple[str, ...] = ()
    members: int = 0
    recurs: str | None = None

    waiting_since: datetime | None = None
    responded: bool = False
    here: bool = False
    updated_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do."""
        return self.status in ("resolved", "closed")

    @property
    def due(self) -> datetime | None:
        """When the next promise is due: the first response, after that the restoration."""
        return self.restoration_due if self.responded else self.response_due


class TicketCard(Plain):
    """All of a ticket that the support team sees at a glance. Moments are aware UTC; `files` are names.

    `affected_told` and `workaround_available` were said besides the answers; `reasons` explain the suggested severity.
    `source` is the message that it began with, `conversation` where it was reported. Work on a duplicate goes on in its
    `original`; `duplicates` are those of the ticket itself. If others joined it, `people` is how many are affected by
    what they all say. Nothing that a person said is left of an `erased` one.
    """

    view: TicketView
    description: str
    business_impact: str = ""
    affected: str = ""
    workaround: str = ""
    since: str = ""
    began_on: date | None = None
    began_at: datetime | None = None
    error_codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    affected_told: str = "unknown"
    affected_count: int | None = None
    workaround_available: bool | None = None
    reasons: tuple[dict[str, str], ...] = ()
    requester: str
    assignee: str = ""
    source: str | None = None
    conversation: str = ""
    language: str
    timezone: str
    erased: bool = False
    original: str = ""
    duplicates: tuple[str, ...] = ()
    people: int = 0


@dataclass(frozen=True)
class Repeated:
    """An error with so many `reports`, at least the `threshold`, that is unresolved `since` then."""

    tickets: tuple[TicketView, ...]
    reports: int
    threshold: int
    since: datetime
