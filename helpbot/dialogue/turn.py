"""The result of a message: the new state, the replies, the effects, and what comes back from those."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from helpbot.dialogue.incidents.failures import JoinFailure, LeaveFailure, LookUpKnown, LookUpStatus
from helpbot.dialogue.messages import FileReference, Reply, Requester
from helpbot.dialogue.ticket import TicketDraft
from helpbot.knowledge.outcome import Outcome

Verdict = Literal["helpful", "not_helpful", "chosen", "none_of_these", "ticket"]
"""How an answer turned out; `ticket`: a report was filed after it."""


@dataclass(frozen=True)
class TicketStep:
    """The requester does something to a ticket of theirs, or only looks at it (no `event`); then ask for `stepped`.

    `text` goes to the support team.
    """

    number: str
    event: str = ""
    text: str = ""
    files: tuple[FileReference, ...] = ()


@dataclass(frozen=True)
class OpenTickets:
    """File these problems, one ticket each, linked; then ask the dialogue for `filed`."""

    drafts: tuple[TicketDraft, ...]


@dataclass(frozen=True)
class NoteQuestion:
    """Remember, without identity, what was asked and its outcome."""

    question: str
    language: str
    outcome: Outcome
    article: str | None
    score: float


@dataclass(frozen=True)
class NoteFeedback:
    """Remember, without identity, how the answer to a question turned out.

    `article` is the one that was judged, chosen, or shown before the ticket; `offered` are those to choose from.
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
    """The data held about a person: how many of each, and all of it as JSON (`export`) if it is to be sent.

    `left_out` counts the entries that are not in the JSON, which would be too long for a message.
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
    """The result of a message. `state` is opaque, JSON-ready, and comes back with the next message.

    `reporter` is the person whose report the effects are about; None: whoever wrote the message.
    """

    state: dict[str, Any]
    replies: tuple[Reply, ...]
    effects: tuple[Effect, ...] = field(default=())
    reporter: Requester | None = None
