"""Known failures as values: what the status page says, what others have reported, who joins and who leaves.

Nothing here holds other people's words: the dialogue knows only area, time and number of their tickets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from helpbot.dialogue.plain import Plain
from helpbot.triage.same_failure import Signature


@dataclass(frozen=True)
class PageEntry:
    """An open incident on the status page, in its own words; `components` are those that it names as affected."""

    id: str
    title: str
    since: datetime
    components: tuple[str, ...] = ()
    update: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True)
class PageComponent:
    """A component that is not operational; `state` is one of Statuspage's, such as `partial_outage`."""

    name: str
    state: str


@dataclass(frozen=True)
class PageMaintenance:
    """Maintenance that the page announces, or that is `under_way`."""

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
    """The status page could not be read; `why` is a sentence for the log."""

    why: str


PageState: TypeAlias = PageReading | PageUnreachable | None
"""None: this installation reads no status page."""


class KnownFailure(Plain):
    """A failure that is known already, as shown to a person who reports it too.

    `name` identifies it; `title` and `update` come from the status page or an agent, if at all. `people` counts those
    who have reported it so far (0: not counted), in `tickets`. All this is as of `seen_at`.
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
    """A known failure that the problem of a report at this position (from 0) resembles."""

    problem: int
    failure: KnownFailure


@dataclass(frozen=True)
class JoinOutcome:
    """The result of joining: counted now, counted `already`, more `told` by somebody who is counted, or the failure is
    `gone`, resolved in between.

    `people` counts those affected, as far as reporters have said.
    """

    result: Literal["joined", "already", "told", "gone"]
    people: int = 0


@dataclass(frozen=True)
class IncidentNews:
    """An incident, for those who joined it. `by_page`: the status page says that it is over. `own` are the numbers of
    the reader's tickets that are resolved with it.
    """

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
    """Count the person as affected by a known failure, and tell them when it is resolved; then ask for `joined`.

    `words` are the person's own; `told` and `count` are who they said is affected, `scope` may be supposed.
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
