"""What the problem does to the business, how much of the function is lost, and what puts pressure on it."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def impact(report: ReadReport) -> Finding:
    """How hard the business is hit: the answer when there is one, else the first message."""
    if report.impact:
        return _answered(report.impact)
    if "business_impact" in report.answered:
        return Finding("none")
    for value in ("critical", "heavy", "light"):
        if report.text.has(value):
            return Finding(value, report.text.quote(value))
    return Finding("unknown")


def _answered(reading: Reading) -> Finding:
    if reading.found.get("critical"):
        return Finding("critical", reading.quote_of(reading.found["critical"][0]))
    denies = reading.starts_with("nil", 1)
    for value in ("heavy", "light"):
        if reading.has(value) and not denies:
            return Finding(value, reading.quote(value))
    if reading.found.get("nil"):
        return Finding("none", reading.text.strip())
    return Finding("unknown", reading.text.strip())


def loss(report: ReadReport) -> Finding:
    """Whether a function is gone entirely or in part. What is said to be only partial wins over what sounds total."""
    partial = [part for part in (report.text, report.affected, report.impact) if part.has("partial")]
    total = [part for part in (report.text, report.impact, report.affected) if part.has("total")]
    if partial:
        return Finding("partial", partial[0].quote("partial"))
    if total:
        return Finding("total", total[0].quote("total"))
    return Finding("unknown")


def flag(report: ReadReport, *cues: str) -> Finding:
    """`yes` with the words when any part of the report has one of the cues, else `no`."""
    for cue in cues:
        for part in (report.text, report.impact, report.affected, report.workaround):
            if part.has(cue):
                return Finding("yes", part.quote(cue))
    return Finding("no")
