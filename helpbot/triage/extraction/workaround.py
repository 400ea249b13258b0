"""Whether people can get their work done another way: yes, no (an inadequate way is none), or not needed at all."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def workaround(report: ReadReport) -> Finding:
    """The answer when there is one, else what the first message mentions."""
    if report.workaround:
        return _answered(report.workaround)
    if "workaround" in report.answered:
        return Finding("not_needed")
    if report.text.has("tried_in_vain"):
        return Finding("no", report.text.quote("tried_in_vain"))
    return Finding("unknown")


def _answered(reading: Reading) -> Finding:
    whole = reading.text.strip()
    if reading.found.get("not_needed"):
        return Finding("not_needed", whole)
    if reading.starts_with("none", 1) or reading.found.get("tried_in_vain"):
        return Finding("no", whole)
    if reading.found.get("unsure") and reading.starts_with("unsure", 2):
        return Finding("unknown", whole)
    if reading.found.get("inadequate") or reading.found.get("sole_channel"):
        return Finding("no", whole)
    if _refuses(reading):
        return Finding("no", whole)
    return Finding("yes", whole)


def _refuses(reading: Reading) -> bool:
    return any(hit.first <= 3 for hit in reading.found.get("none", ())) and not reading.starts_with("workable", 1)
