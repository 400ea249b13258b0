"""What kind of message it is: a problem, a question, a wish, a suspicious message that did no harm, or solved already."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def nature(report: ReadReport) -> Finding:
    """The kind of message; a problem unless something says otherwise."""
    for value, quote in (
        ("attempt", _attempt(report)),
        ("resolved", _resolved(report)),
        ("request", _request(report)),
        ("question", _question(report)),
    ):
        if quote is not None:
            return Finding(value, quote)
    return Finding("problem")


def _attempt(report: ReadReport) -> str | None:
    suspicious = report.text.first("suspicious")
    spared = [part.quote("not_fallen") for part in report.parts if _says(part, "not_fallen")]
    if suspicious is None or not spared or _fell(report):
        return None
    return spared[-1]


def _fell(report: ReadReport) -> bool:
    return any(part.has("fallen") and not _overlaps(part, "fallen", "not_fallen") for part in report.parts)


def _resolved(report: ReadReport) -> str | None:
    if report.text.has("recurring") and not report.text.has("notice"):
        return None
    if report.text.has("resolved"):
        return report.text.quote("resolved") if _nothing_left(report) else None
    solved_in_answers = sum(part.has("resolved") for part in (report.impact, report.affected, report.workaround))
    return _first_quote(report, "resolved") if solved_in_answers >= 2 else None


def _nothing_left(report: ReadReport) -> bool:
    if not report.answered:
        return not report.text.has("total") or report.text.has("notice")
    hurts = report.impact.has("critical", "heavy") and not report.impact.starts_with("nil")
    return not hurts and report.workaround.starts_with("none", 1) is None or report.text.has("notice")


def _request(report: ReadReport) -> str | None:
    if not report.text.has("request") or report.text.has("total", "leak", "takeover", "runaway"):
        return None
    return report.text.quote("request") if not report.text.has("broken") or _harmless(report) else None


def _question(report: ReadReport) -> str | None:
    asks = report.text.has("howto") or report.text.text.rstrip(" )!.:").endswith("?")
    if not asks or report.text.has("total", "leak", "takeover", "runaway", "exposed"):
        return None
    if report.text.has("broken", "partial") and not _harmless(report):
        return None
    return report.text.quote("howto") or report.text.text.strip().splitlines()[-1]


def _harmless(report: ReadReport) -> bool:
    return bool(report.impact) and report.impact.has("nil") and not report.impact.has("critical", "heavy")


def _says(part: Reading, cue: str) -> bool:
    return bool(part.found.get(cue))


def _overlaps(part: Reading, cue: str, other: str) -> bool:
    clauses = {part.words[hit.first].clause for hit in part.found.get(other, ())}
    return all(part.words[hit.first].clause in clauses for hit in part.all(cue))


def _first_quote(report: ReadReport, cue: str) -> str:
    return next((part.quote(cue) for part in report.parts if part.has(cue)), "")
