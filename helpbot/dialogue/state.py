"""The state of a conversation: where it stands, what was offered last, the report being made. JSON-ready."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from helpbot.dialogue.heard import Heard, heard_since
from helpbot.dialogue.incidents.failures import KnownFailure
from helpbot.dialogue.messages import Choice, FileReference, Person, Requester
from helpbot.dialogue.plain import Plain

LONGEST_WHAT = 40_000
"""Characters kept of a question or of the description of a problem; Slack sends no longer message."""
WHAT = "what"
"""The slot of what happens, which the person tells first."""
REMARKS = "remarks"
"""Where words are kept that only those read who work on the ticket."""


class Mode(StrEnum):
    """Where a conversation stands."""

    IDLE = "idle"
    NAMING_PAGE = "naming_page"
    RECOGNISING = "recognising"
    SPLITTING = "splitting"
    ANSWERING = "answering"
    CONFIRMING = "confirming"
    CORRECTING = "correcting"


class Move(StrEnum):
    """What can happen to a conversation."""

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
"""One thing a report tells (`reporting/problems/slots.py`): what, business_impact, affected, workaround, since."""


class Answered(Plain):
    """A question that had been answered when a report began: the article shown last, or those that were offered."""

    question: str
    article: str | None = None
    offered: tuple[str, ...] = ()


class Aside(Plain):
    """What was said to an open question (with no `slot`, while the summary stood) and seems to tell another `problem`.

    `same` is what of it is about the report as it was.
    """

    said: str
    problem: str
    same: str = ""
    slot: Slot | None = None


class AlsoAffected(Plain):
    """Somebody else who has the problem of a report too, as they `said` in the thread."""

    id: str
    name: str
    said: str


class ReportDraft(Plain):
    """A report in the making: the person's words, question by question.

    It belongs to its `author` alone (None: begun when that was not kept); `also` has the same who speaks up meanwhile.
    One that a `helper` began for its author is made by both, and is the author's: `reporter` is their profile.
    `remarks` were said once it stood, for those who read it alone: the severity does not hang on them.
    `after` is what it follows, `source` the message that it began with: `what` has its words first, so many characters
    as `began` (0: it tells nothing of the problem); `heard` are those of later messages. One that is `solved` is over,
    as its person has said; of several problems those at these places are `over`. `severity` is what they chose, and
    `severities` what they chose for one of several problems alone, by its place. `correcting` is the field that is
    being corrected, of the problem at `correcting_place` where there are several.
    `told_at` is when `what` was told, and each answer, unless at `opened_at`: `an hour ago` counts from there.
    `begun` are the first words of what happens, sent before the sentence ended.
    `put_again` is the question that was asked once more, since what was said answered nothing.
    Questions that name no other problem are about the `main` one of several (its place, counted from 0). An `aside`
    waits while it is asked whether it is a problem of its own; so many `asides` there were.
    `looked` tells that known failures were looked for, which is done once; `known` is the one that is being offered for
    the problem `known_problem` (counted from 0). One that is `answerable` is made only if the failure is known: an
    article answers what was told.
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
        """The same, what is told otherwise than `before` as told then; what is only added to stays as old as it was."""
        now = {WHAT: self.what, **self.answers}
        then = {WHAT: before.what, **before.answers}
        anew = {name: at for name, words in now.items() if not then.get(name) or then[name] not in words}
        return self.model_copy(update={"told_at": {**before.told_at, **anew}})

    def noting(self, before: ReportDraft, source: str) -> ReportDraft:
        """The same, with what it has since `before` noted as words of a message later than the first."""
        if source in ("", self.source):
            return self
        now = {REMARKS: self.remarks, **self.answers}
        then = {REMARKS: before.remarks, **before.answers}
        if before.what and self.what.startswith(before.what):  # what is told at first, or instead, is no addition
            now[WHAT], then[WHAT] = self.what, before.what
        return self.model_copy(update={"heard": (*before.heard, *heard_since(source, then, now))})

    def has_heard(self, source: str) -> bool:
        """Whether it has words of a message later than the first."""
        return any(one.source == source for one in self.heard)

    def told_since(self, slot: Slot) -> datetime:
        """When the words that answer a question were told: the answer, else the report itself."""
        return self.told_at.get(slot if self.answers.get(slot) else WHAT, self.opened_at)

    @property
    def undecided(self) -> bool:
        """Whether it is open if its problems are to be separated."""
        return bool(self.problems) and self.separate is None

    @property
    def name(self) -> str:
        """Tells it from the reports before it in the same conversation."""
        return self.opened_at.isoformat()


class Joined(Plain):
    """A known failure that the person joined, and the report that they would have made instead."""

    failure: KnownFailure
    report: ReportDraft


class PendingWord(Plain):
    """What a person wrote while it is asked whether it is for the support team."""

    text: str
    files: tuple[FileReference, ...] = ()


class Own(Plain):
    """What belongs to one person alone, also in a talk of several: first the language in which they write.

    `writing_about` is the ticket about which their next word goes to the support team; `reopened` was opened again by
    them, and they may say why.
    """

    language: str | None = None
    joined: Joined | None = None
    writing_about: str | None = None
    pending: PendingWord | None = None
    reopened: str | None = None


class ConversationState(Own):
    """Everything that is remembered of one conversation.

    `problem` was told last, by `problem_of`, and is not reported; `also` has it too, as they have said since;
    `question` was asked last, `article` shown last in answer to it;
    `settled` tells that it helped, or that the problem was reported; `refused` is an article that was not what they
    wanted. What is one person's alone is that of `person`, who spoke last (None: when that was not kept); `others` has
    what waits for others, by their ids.
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
        """The state in which `person` speaks: what is theirs alone is at hand, and that of others waits for them."""
        if self.person in (None, person):
            return self.model_copy(update={"person": person})
        others = {**self.others, self.person: Own(**{name: getattr(self, name) for name in Own.model_fields})}
        theirs = others.pop(person, Own())
        waiting = {other: own for other, own in others.items() if own != Own()}
        return self.model_copy(update={**dict(theirs), "person": person, "others": waiting})
