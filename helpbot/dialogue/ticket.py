"""A ticket as the dialogue knows it: as it is to be filed, at a glance, and as the support team sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helpbot.dialogue.messages import FileReference
from helpbot.dialogue.plain import Plain


class TicketDraft(Plain):
    """A reported problem, ready to be stored. Times are aware UTC; `reasons` explain the suggested severity.

    `affected_scope` is what known failures are weighed by, `affected_told` and `workaround_available` what was said.
    Of `since` the day on which it began is known (in the zone of the reporter), and the moment if the words tell it.
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

    So many `members` have joined it instead of reporting it too; `recurs` is the person's earlier ticket of this error.
    `waiting_since` tells that the support team waits for the requester; `here` that it was reported in this talk.
    `updated_at` is when somebody did something to it last.
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
        """Whether nobody has to do anything more."""
        return self.status in ("resolved", "closed")

    @property
    def due(self) -> datetime | None:
        """When the next promise is due: the response, and after it the restoration."""
        return self.restoration_due if self.responded else self.response_due


class TicketCard(Plain):
    """All of a ticket that the support team sees at a glance. Moments are aware UTC; `files` are names.

    `affected_told` and `workaround_available` are what was said besides the answers, `reasons` why a severity was
    suggested. `source` names the message that it began with, `conversation` the talk in which it was reported. The work
    on a duplicate goes on in its `original`; `duplicates` are those of the ticket itself. Where others joined it,
    so many `people` have the problem by what all of them say.
    Of an `erased` one nothing is left that a person has said.
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
    """An error that was reported so often, at least as often as `threshold` says, and is unresolved `since` then."""

    tickets: tuple[TicketView, ...]
    reports: int
    threshold: int
    since: datetime
