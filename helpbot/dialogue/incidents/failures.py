"""Known failures as plain values: what the status page says, what others have reported, who joins and who leaves.

Nothing here holds another person's words: of tickets only area, time and count are known to the dialogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from helpbot.dialogue.plain import Plain
from helpbot.triage.same_failure import Signature


@dataclass(frozen=True)
class PageEntry:
    """An open incident of the status page, in the page's own words. `components` are those it names as affected."""

    id: str
    title: str
    since: datetime
    components: tuple[str, ...] = ()
    update: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True)
class PageComponent:
    """A component that is not as it should be; `state` is one of Statuspage's, such as `partial_outage`."""

    name: str
    state: str


@dataclass(frozen=True)
class PageMaintenance:
    """Work on the system that the page announces, or that is `under_way`."""

    title: str
    begins: datetime
    ends: datetime | None = None
    under_way: bool = False


@dataclass(frozen=True)
class PageReading:
    """What the status page said when it was read (aware UTC): open incidents, affected components, maintenance."""

    read_at: datetime
    entries: tuple[PageEntry, ...] = ()
    components: tuple[PageComponent, ...] = ()
    maintenance: tuple[PageMaintenance, ...] = ()


@dataclass(frozen=True)
class PageUnreachable:
    """The status page could not be read; `why` is one sentence for the log."""

    why: str


PageState: TypeAlias = PageReading | PageUnreachable | None
"""None: this installation reads no status page."""


class KnownFailure(Plain):
    """A failure that is known already, as a person may see it who reports it too.

    `name` finds it again; `title` and `update` come from the status page or an agent, and are empty otherwise. `people`
    have reported it so far (0 when nobody counted), in `tickets`. It was `seen_at` then.
    """

    name: str
    since: datetime
    seen_at: datetime
    area: str = ""
    title: str = ""
    update: str = ""
    updated_at: datetime | None = None
    people: int = 0
    tickets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A known failure that the `problem` of a report (counted from 0) is alike to."""

    problem: int
    failure: KnownFailure


@dataclass(frozen=True)
class JoinOutcome:
    """What became of joining: counted now, counted already, perhaps with more `told` now, or the failure is `gone`,
    resolved in between.

    So many `people` have it, as those say who told of it.
    """

    result: Literal["joined", "already", "told", "gone"]
    people: int = 0


@dataclass(frozen=True)
class IncidentNews:
    """An incident as those who joined it are told of it. `by_page`: its end is what the status page says. `own` are the
    numbers of the reader's tickets that end with it."""

    area: str
    since: datetime
    title: str = ""
    by_page: bool = False
    resolved_at: datetime | None = None
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class LookUpStatus:
    """Read the status page, then ask the dialogue for `status`."""


@dataclass(frozen=True)
class LookUpKnown:
    """Look for known failures like these problems (None: compare with nothing), then ask the dialogue for `known`."""

    problems: tuple[Signature | None, ...]


@dataclass(frozen=True)
class JoinFailure:
    """Count the person as affected by a known failure, tell them when it is resolved; then ask for `joined`.

    `words` are the person's own; `told` and `count` are what they said of who is affected, `scope` what that lets
    suppose as well.
    """

    failure: KnownFailure
    words: str
    scope: str
    told: str
    count: int | None
    language: str


@dataclass(frozen=True)
class LeaveFailure:
    """The person has something else after all."""

    name: str
