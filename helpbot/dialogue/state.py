"""The state of a conversation: where it stands, what was offered last, the report being made. JSON-ready."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from helpbot.dialogue.messages import Choice, FileReference, Plain


class Mode(StrEnum):
    """Where a conversation stands."""

    IDLE = "idle"
    NAMING_PAGE = "naming_page"
    SPLITTING = "splitting"
    ANSWERING = "answering"
    CONFIRMING = "confirming"
    CORRECTING = "correcting"


class Move(StrEnum):
    """What can happen to a conversation."""

    ASK_PAGE = "ask_page"
    NAME_PAGE = "name_page"
    START_REPORT = "start_report"
    OFFER_SPLIT = "offer_split"
    DECIDE_SPLIT = "decide_split"
    ASK_FIELD = "ask_field"
    SUMMARISE = "summarise"
    CORRECT_FIELD = "correct_field"
    FILE = "file"
    CANCEL = "cancel"


Slot = str
"""One thing a report tells: what, business_impact, affected, workaround, since."""


class ReportDraft(Plain):
    """A report in the making: the person's words, question by question."""

    opened_at: datetime
    what: str = ""
    answers: dict[Slot, str] = {}
    asked: tuple[Slot, ...] = ()
    asking: Slot | None = None
    problems: tuple[str, ...] = ()
    separate: bool | None = None
    summary: str = ""
    severity: int | None = None
    correcting: str | None = None
    files: tuple[FileReference, ...] = ()


class ConversationState(Plain):
    """Everything that is remembered of one conversation."""

    mode: Mode = Mode.IDLE
    language: str | None = None
    fixed_language: bool = False
    offered: tuple[Choice, ...] = ()
    question: str = ""
    article: str | None = None
    report: ReportDraft | None = None
    last_at: datetime | None = None
