"""The state of a conversation: its mode, what was offered last, the open report. JSON-ready."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from helpbot.dialogue.heard import Heard, heard_since
from helpbot.dialogue.incidents.failures import KnownFailure
from helpbot.dialogue.messages import Choice, FileReference, Message, Person, Requester
from helpbot.dialogue.plain import Plain

LONGEST_WHAT = 40_000
"""The most characters kept of a question or of the description of a problem; no message in Slack is longer."""
WHAT = "what"
"""The slot of what happens, which people tell first."""
REMARKS = "remarks"
"""The slot of words that only inform the support team."""


class Mode(StrEnum):
    """What a conversation is doing."""

    IDLE = "idle"
    NAMING_PAGE = "naming_page"
    RECOGNISING = "recognising"
    SPLITTING = "splitting"
    ANSWERING = "answering"
    CONFIRMING = "confirming"
    CORRECTING = "correcting"


class Move(StrEnum):
    """What can happen in a conversation."""

    ASK_PAGE = "ask_page"
    NAME_PAGE = "name_page"
    START_REPORT = "start_report"
    OFFER_KNOWN = "offer_known"
    JOIN = "join"
    GO_ON = "go_on"
    OFFER_SPLIT = "offer_split"
    DECIDE_SPLIT = "decide_split"
    ASK_FIELD = "ask_field"
    SUMMARISE = "summarise"
    CORRECT_FIELD = "correct_field"
    FILE = "file"
    CANCEL = "cancel"


Slot = str
"""A question of a report (`reporting/problems/slots.py`): what, business_impact, affected, workaround, since."""


class Answered(Plain):
    """The question before a report, with the article shown last, or those that were offered."""

    question: str
    article: str | None = None
    offered: tuple[str, ...] = ()


class Aside(Plain):
    """Words in answer to an open question (without `slot`: to the summary) that seem to tell another `problem`.

    `same` is the part of them that is about the report as it was.
    """

    said: str
    problem: str
    same: str = ""
    slot: Slot | None = None


class AlsoAffected(Plain):
    """Somebody else who has the problem of a report too, and what they `said` in the thread."""

    id: str
    name: str
    said: str


class ReportDraft(Plain):
    """An open report: the person's words, question by question.

    It belongs to its `author` alone (None: begun by a version that did not keep that); `also` lists others in the
    thread who have the same problem. A `helper` who began it for the author makes it with them; it stays the author's,
    whose profile is `reporter`.

    `what` begins with the words of the message `source`, as many characters as `began` (0: that message told nothing of
    the problem); `heard` are the words of later messages. `begun` are the first words of what happens, sent before the
    sentence ended. `told_at` is when `what` and each answer were told, if not at `opened_at`: `an hour ago` counts from
    there. `remarks` came later and only inform the support team: the severity does not depend on them. `after` is the
    answer that the report follows.

    `main` is the position (from 0) of the one of several `problems` that questions are about if they name no other; an
    `aside` waits while the person is asked whether it is a problem of its own; `asides` counts those so far. They may
    have said that the trouble is over: all of it (`solved`), or the problems at these positions (`over`). They may have
    chosen a `severity` for all, or `severities` for single problems by position. `correcting` is the field being
    corrected, of the problem at `correcting_place` if there are several. `put_again` is the question that was asked
    once more because nothing answered it.

    `looked`: known failures were looked up, which is done once. `known` is the failure on offer for the problem at
    `known_problem`. An `answerable` report is only made if its failure is known, since an article answers it.
    """

    opened_at: datetime
    after: Answered | None = None
    language: str = ""
    begun: str = ""
    what: str = ""
    began: int = 0
    heard: tuple[Heard, ...] = ()
    remarks: str = ""
    answers: dict[Slot, str] = {}
    told_at: dict[Slot, datetime] = {}
    greeted: bool = False
    asked: tuple[Slot, ...] = ()
    asking: Slot | None = None
    put_again: Slot | None = None
    problems: tuple[str, ...] = ()
    separate: bool | None = None
    main: int | None = None
    aside: Aside | None = None
    asides: int = 0
    summary: str = ""
    severity: int | None = None
    severities: dict[int, int] = {}
    solved: bool = False
    over: tuple[int, ...] = ()
    correcting: str | None = None
    correcting_place: int | None = None
    looked: bool = False
    answerable: bool = False
    known: KnownFailure | None = None
    known_problem: int = 0
    files: tuple[FileReference, ...] = ()
    source: str = ""
    author: Person | None = None
    helper: Person | None = None
    reporter: Requester | None = None
    also: tuple[AlsoAffected, ...] = ()

    def retold(self, before: ReportDraft, at: datetime) -> ReportDraft:
        """The same, told differently than `before` at a time: what was only added to keeps its earlier time."""
        now = {WHAT: self.what, **self.answers}
        then = {WHAT: before.what, **before.answers}
        anew = {name: at for name, words in now.items() if not then.get(name) or then[name] not in words}
        return self.model_copy(update={"told_at": {**before.told_at, **anew}})

    def noting(self, before: ReportDraft, message: Message) -> ReportDraft:
        """The same, with the words added since `before` noted as those of a later message."""
        if message.edited or message.source in ("", self.source):
            return self
        now = {REMARKS: self.remarks, **self.answers}
        then = {REMARKS: before.remarks, **before.answers}
        if before.what and self.what.startswith(before.what):  # the first words, or a replacement, are no addition
            now[WHAT], then[WHAT] = self.what, before.what
        return self.model_copy(update={"heard": (*before.heard, *heard_since(message, then, now))})

    def has_heard(self, source: str) -> bool:
        """Whether it has words of this message, a later one than the first."""
        return any(one.source == source for one in self.heard)

    def told_since(self, slot: Slot) -> datetime:
        """When the answer to a question was told; without one, when the report was."""
        return self.told_at.get(slot if self.answers.get(slot) else WHAT, self.opened_at)

    def with_more(self, text: str, position: int) -> dict[str, Any]:
        """What changes when words are added to the description, and to the one of several problems at a position."""
        problems = (f"{problem}\n{text}" if n == position else problem for n, problem in enumerate(self.problems))
        return {"what": f"{self.what}\n{text}"[:LONGEST_WHAT], "problems": tuple(problems)}

    @property
    def undecided(self) -> bool:
        """Whether the person still has to decide if its problems are filed separately."""
        return bool(self.problems) and self.separate is None

    @property
    def name(self) -> str:
        """Tells it apart from earlier reports in the same conversation."""
        return self.opened_at.isoformat()


class Joined(Plain):
    """A known failure that the person joined, and the report that they would otherwise have made."""

    failure: KnownFailure
    report: ReportDraft


class PendingWord(Plain):
    """What a person wrote, while they are asked whether it is for the support team."""

    text: str
    files: tuple[FileReference, ...] = ()


class Own(Plain):
    """What belongs to one person alone, even in a conversation of several.

    Their next message goes to the support team, about the ticket `writing_about`. They have reopened the ticket
    `reopened`, and may say why.
    """

    language: str | None = None
    joined: Joined | None = None
    writing_about: str | None = None
    pending: PendingWord | None = None
    reopened: str | None = None


class ConversationState(Own):
    """Everything that is remembered of one conversation.

    `problem` was told last, by `problem_of`, and is not reported; those in `also` have said that they have it too.
    `question` was asked last, and `article` shown last in answer to it. `settled`: the article helped, or the problem
    was reported. `refused` is an article that the person did not want. What belongs to one person alone is that of
    `person`, who spoke last (None: stored by a version that did not keep that); `others` has that of others, by id.
    """

    mode: Mode = Mode.IDLE
    offered: tuple[Choice, ...] = ()
    problem: str = ""
    problem_of: Person | None = None
    also: tuple[AlsoAffected, ...] = ()
    question: str = ""
    article: str | None = None
    settled: bool = False
    refused: str | None = None
    report: ReportDraft | None = None
    last_at: datetime | None = None
    person: str | None = None
    others: dict[str, Own] = {}

    def turned_to(self, person: str) -> ConversationState:
        """The state for a message of `person`: what belongs to them is at hand, and that of others is put by."""
        if self.person in (None, person):
            return self.model_copy(update={"person": person})
        others = {**self.others, self.person: Own(**{name: getattr(self, name) for name in Own.model_fields})}
        theirs = others.pop(person, Own())
        waiting = {other: own for other, own in others.items() if own != Own()}
        return self.model_copy(update={**dict(theirs), "person": person, "others": waiting})
