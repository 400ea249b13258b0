"""What the problem does to the business, and what puts pressure on it."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.extraction.workaround import workaround
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def impact(report: ReadReport) -> Finding:
    """How hard the business is hit: the answer when there is one, else what the first message tells."""
    if report.impact:
        return _answered(report.impact, manages=workaround(report).value == "yes")
    if "business_impact" in report.asked:
        return Finding("none")
    if report.text.has("heavy") and not report.text.has("way_round"):
        return Finding("heavy", report.text.quote("heavy"))
    return Finding("unknown")


def _answered(reading: Reading, *, manages: bool) -> Finding:
    """A total loss stops the work, unless people manage another way; `none, nobody noticed` denies what follows."""
    denial = reading.starts_with("nil", 1) or (reading.starts_with("none", 1) if len(reading.words) <= 2 else None)
    stopped = ("critical",) if manages or reading.says("nil") else ("critical", "total")
    for hit in (reading.found[cue][0] for cue in stopped if reading.says(cue)):
        if denial is None or hit.first <= denial.last:
            return Finding("critical", reading.quote_of(hit))
    for value in ("heavy", "light"):
        if reading.has(value) and not denial:
            return Finding(value, reading.quote(value))
    return Finding("none" if denial or reading.says("nil") else "unknown", reading.text.strip())


def flag(report: ReadReport, *cues: str, unless: str = "") -> Finding:
    """`yes` with the words when any part of the report has one of the cues and none has `unless`, else `no`."""
    if unless and any(part.has(unless) for part in report.parts):
        return Finding("no")
    for cue in cues:
        for part in report.parts:
            if part.has(cue):
                return Finding("yes", part.quote(cue))
    return Finding("no")
