"""The plain values that cross the border of the dialogue: what a person did, what is replied, what is to be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from helpbot.dialogue.incidents.failures import JoinFailure, LeaveFailure, LookUpKnown, LookUpStatus
from helpbot.dialogue.plain import Plain

Outcome = Literal["answered", "suggested", "unknown"]
Role = Literal["requester", "agent", "admin"]
Verdict = Literal["helpful", "not_helpful", "chosen", "none_of_these", "ticket"]
"""What became of an answer; `ticket`: a report was filed after it."""


class Choice(Plain):
    """One thing that a person may pick: shown as a button, or as a numbered line where there are no buttons."""

    label: str
    action: str
    value: str = ""
    style: Literal["plain", "primary", "danger"] = "plain"


class FileReference(Plain):
    """A file that a person attached, kept as a reference; `size` in bytes."""

    id: str
    name: str
    url: str = ""
    mimetype: str = ""
    size: int = 0


class Reply(Plain):
    """One message of the bot. `text` and `note` (small print) are Markdown: paragraphs, lists, **bold**, links.

    `numbered` tells that a choice may be picked by its number (not while a number may be an answer). `files` are shown
    with it to readers who may not have seen them. `withdrawn`: nothing is said, and what stands in its place goes.
    Of a reply that only repeats what is held elsewhere nothing is `kept` once it is posted. A `private` one is for the
    eyes of whom it answers.
    """

    text: str
    note: str = ""
    choices: tuple[Choice, ...] = ()
    numbered: bool = True
    files: tuple[FileReference, ...] = ()
    withdrawn: bool = False
    kept: bool = True
    private: bool = False


class ReportForm(Plain):
    """A report that came as a form: `what` happens, and `answers` by question, as in a talk."""

    what: str
    answers: dict[str, str] = {}

    def reworded(self, change: Callable[[str], str]) -> ReportForm:
        """The same with a change to all words."""
        answers = {name: change(answer) for name, answer in self.answers.items()}
        return ReportForm(what=change(self.what), answers=answers)


class Person(Plain):
    """Somebody by their name."""

    id: str
    name: str


class Message(Plain):
    """What a person did: wrote `text`, picked a `choice`, filled in a `form`, attached `files`.

    The text is already redacted; `removed` names the kinds of secrets taken out of it. `shared` tells that others can
    read the conversation. `about` is the ticket in whose thread it was written, `source` the name of the message itself
    or of the one that it takes up. `unprompted`: nobody asked the bot, so it speaks only when it is sure. With a
    `helper` it was them who took up the person's message, in order to report it for them.
    """

    text: str = ""
    choice: Choice | None = None
    form: ReportForm | None = None
    about: str = ""
    source: str = ""
    unprompted: bool = False
    files: tuple[FileReference, ...] = ()
    removed: tuple[str, ...] = ()
    shared: bool = False
    helper: Person | None = None

    def reworded(self, change: Callable[[str], str]) -> Message:
        """The same with a change to all that the person has written: the text, the form, the names of the files."""
        return self.model_copy(
            update={
                "text": change(self.text),
                "form": self.form.reworded(change) if self.form else None,
                "files": tuple(file.model_copy(update={"name": change(file.name)}) for file in self.files),
            }
        )


class Requester(Plain):
    """Who writes. `language` is their client's setting, None when nothing tells; `chosen_language` their own word."""

    id: str
    name: str = ""
    language: str | None = None
    chosen_language: str | None = None
    timezone: str = "UTC"
    country: str = ""
    roles: frozenset[Role] = frozenset({"requester"})


class TicketDraft(Plain):
    """A reported problem, ready to be stored. Times are aware UTC; `reasons` explain the suggested severity."""

    summary: str
    description: str
    component: str = "unknown"
    business_impact: str = ""
    affected: str = ""
    affected_scope: str = "unknown"
    affected_count: int | None = None
    workaround: str = ""
    workaround_available: bool | None = None
    since: str = ""
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

    `affected_scope` and `workaround_available` are what triage read, `reasons` why it suggested a severity.

    Of an `erased` one nothing is left that a person has said.
    """

    view: TicketView
    description: str
    business_impact: str = ""
    affected: str = ""
    workaround: str = ""
    since: str = ""
    error_codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    affected_scope: str = "unknown"
    affected_count: int | None = None
    workaround_available: bool | None = None
    reasons: tuple[dict[str, str], ...] = ()
    requester: str
    assignee: str = ""
    language: str
    timezone: str
    erased: bool = False


@dataclass(frozen=True)
class TicketStep:
    """The requester does something to a ticket of theirs, or with no `event` only looks; then ask for `stepped`.

    `text` goes to the support team, also with a reopening.
    """

    number: str
    event: str = ""
    text: str = ""
    files: tuple[FileReference, ...] = ()


@dataclass(frozen=True)
class Repeated:
    """An error that was reported so often, at least as often as `threshold` says, and is unresolved `since` then."""

    tickets: tuple[TicketView, ...]
    reports: int
    threshold: int
    since: datetime


@dataclass(frozen=True)
class OpenTickets:
    """File these problems, one ticket each, linked; then ask the dialogue for `filed`."""

    drafts: tuple[TicketDraft, ...]


@dataclass(frozen=True)
class NoteQuestion:
    """Remember, without identity, what was asked and how it ended."""

    question: str
    language: str
    outcome: Outcome
    article: str | None
    score: float


@dataclass(frozen=True)
class NoteFeedback:
    """Remember, without identity, what became of the answer to a question.

    `article` is the one that was judged, chosen, or shown before the ticket; None where none was. `offered` are the
    articles that there were to choose from.
    """

    verdict: Verdict
    question: str
    language: str
    article: str | None = None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class LookUpMyData:
    """Count what is held about the person, or `export` all of it; then ask the dialogue for `my_data`."""

    export: bool


@dataclass(frozen=True)
class EraseMyData:
    """Remove the person's words and identity from everything, this turn included."""


FailureEffect: TypeAlias = LookUpStatus | LookUpKnown | JoinFailure | LeaveFailure
Effect: TypeAlias = OpenTickets | TicketStep | NoteQuestion | NoteFeedback | LookUpMyData | EraseMyData | FailureEffect


@dataclass(frozen=True)
class Holdings:
    """What is held about a person: how many of each, and all of it as JSON where it is to be sent.

    So many entries were `left_out` of the JSON, because it would be too long for messages.
    """

    tickets: int
    open_tickets: int
    conversations: int
    messages: int
    incidents: int = 0
    export: str = ""
    left_out: int = 0


@dataclass(frozen=True)
class Turn:
    """What one message leads to. `state` is opaque JSON-ready data that comes back with the next message.

    `reporter` is whose report its effects are about; None: whoever said the message.
    """

    state: dict[str, Any]
    replies: tuple[Reply, ...]
    effects: tuple[Effect, ...] = field(default=())
    reporter: Requester | None = None
