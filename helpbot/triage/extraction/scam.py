"""Scams, such as phishing: whether anybody fell for one."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import ReadReport


def escaped_scam(report: ReadReport) -> str | None:
    """The words that say that nobody fell for it; None if there was no scam, or somebody did."""
    if not report.text.has("suspicious") or fell_for_it(report):
        return None
    return next((_says(part, "not_fallen") for part in report.parts if part.found.get("not_fallen")), None)


def fell_for_it(report: ReadReport) -> bool:
    """Whether somebody gave a scammer what they asked for; `nobody clicked` does not count."""
    return any(
        part.has("fallen") and not _within(part, "fallen", "not_fallen") for part in (report.text, report.impact)
    )


def _says(part: Reading, cue: str) -> str:
    return part.quote_of(part.found[cue][0])


def _within(part: Reading, cue: str, other: str) -> bool:
    clauses = {part.words[hit.first].clause for hit in part.found.get(other, ())}
    return all(part.words[hit.first].clause in clauses for hit in part.all(cue))
