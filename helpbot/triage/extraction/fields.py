"""The fields of a ticket, as far as the report gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.moments.reported import reported_beginning
from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.extraction.moments.times import Began
from helpbot.triage.extraction.people.scope import affected_count
from helpbot.triage.extraction.people.who import told_scope
from helpbot.triage.extraction.summary import summary, summary_of_log
from helpbot.triage.extraction.workaround import told_workaround
from helpbot.triage.facts import Facts
from helpbot.triage.report import ReadReport, Report

_HARMLESS = 4


@dataclass(frozen=True)
class Fields:
    """What a ticket says about a problem. `workaround` is None if unknown or not needed.

    `affected_scope` and `workaround` include what is inferred, `affected_told` and `workaround_told` only what was
    said.
    """

    summary: str
    component: str
    affected_scope: str
    affected_told: str
    affected_count: int | None
    workaround: bool | None
    workaround_told: bool | None
    started_at: str
    began: Began | None
    error_codes: tuple[str, ...]


def fields_of(
    report: Report, known: ReadReport, facts: Facts, severity: int, component: str, now: datetime, timezone: str
) -> Fields:
    """Fill in the fields; times are resolved in the reporter's `timezone`."""
    harmless = severity == _HARMLESS
    asks = facts["nature"] in ("question", "request")
    since = "" if harmless and asks else started_at(known)
    return Fields(
        summary=summary(known.text) or summary_of_log(report.text),
        component=component,
        affected_scope="none" if harmless else facts["scope"],
        affected_told="none" if harmless else told_scope(known),
        affected_count=None if harmless else affected_count(known),
        workaround=None if harmless else {"yes": True, "no": False, "inadequate": False}.get(facts["workaround"]),
        workaround_told=None if harmless else told_workaround(known, facts["workaround"]),
        started_at=since,
        began=reported_beginning(known, since, now, timezone),
        error_codes=error_codes(report.text, known.language),
    )
