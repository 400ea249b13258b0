"""What kind of message it is: a problem, a question, a wish, a swindle nobody fell for, or solved already."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_HARM = ("leak", "takeover", "runaway", "exposed")
_TROUBLE = (
    "total",
    "broken",
    "partial",
    "share",
    "others_spared",
    "cosmetic",
    "heavy",
    "critical",
    "safety",
    "fallen",
    *_HARM,
)


def nature(report: ReadReport) -> Finding:
    """The kind of message; a problem unless something says otherwise."""
    for value, quote in (
        ("attempt", _attempt(report)),
        ("resolved", _resolved(report)),
        ("request", _request(report)),
        ("question", _question(report)),
        ("doubt", _doubt(report)),
    ):
        if quote is not None:
            return Finding(value, quote)
    return Finding("problem")


def _attempt(report: ReadReport) -> str | None:
    if not report.text.has("suspicious") or fell_for_it(report):
        return None
    return next((_says(part, "not_fallen") for part in report.parts if part.found.get("not_fallen")), None)


def fell_for_it(report: ReadReport) -> bool:
    """Whether somebody gave what a swindler asked for; `nobody clicked` is no such case."""
    return any(
        part.has("fallen") and not _within(part, "fallen", "not_fallen") for part in (report.text, report.impact)
    )


def _resolved(report: ReadReport) -> str | None:
    if report.text.has("recurring", *_HARM) and not report.text.has("notice"):
        return None
    if _still_hurts(report):
        return None
    if report.text.has("resolved"):
        return report.text.quote("resolved")
    parts = [part for part in (report.impact, report.affected, report.workaround) if part.has("resolved")]
    return parts[0].quote("resolved") if len(parts) >= 2 else None


def _still_hurts(report: ReadReport) -> bool:
    if report.impact.starts_with("nil", 2) or report.impact.starts_with("nothing") or report.affected.starts_with("nobody", 2):
        return False
    return report.impact.has("critical", "heavy", "light") or report.workaround.starts_with("none", 1) is not None


def _request(report: ReadReport) -> str | None:
    if not report.text.has("request") or _serious(report):
        return None
    return report.text.quote("request") if not report.text.has("broken") or _harmless(report) else None


def _question(report: ReadReport) -> str | None:
    if _serious(report) or (report.text.has("broken", "partial") and not _harmless(report)):
        return None
    if report.text.has("howto"):
        return report.text.quote("howto")
    if _asks(report):
        return _last_line(report)
    return "" if _untroubled(report) else None


def _doubt(report: ReadReport) -> str | None:
    """A message that asks whether something is wrong, or that tells of nothing wrong at all."""
    if _asks(report) and not _serious(report):
        return _last_line(report)
    return None if report.text.says(*_TROUBLE) else ""


def _untroubled(report: ReadReport) -> bool:
    """Whether nothing in the message sounds broken, and nobody misses anything or works round it."""
    if not report.asked or report.text.says(*_TROUBLE):
        return False
    nothing_to_solve = not report.workaround or report.workaround.says("not_needed")
    harmless = report.impact.says("nil") or report.impact.starts_with("nothing") is not None
    return not report.impact.says("critical", "heavy") and (harmless or nothing_to_solve)


def _asks(report: ReadReport) -> bool:
    return "?" in report.text.text


def _last_line(report: ReadReport) -> str:
    return report.text.text.strip().splitlines()[-1]


def _serious(report: ReadReport) -> bool:
    return report.text.has("total", "critical", *_HARM) or (
        bool(report.impact) and report.impact.has("critical", "heavy")
    )


def _harmless(report: ReadReport) -> bool:
    said = report.impact
    return (said.says("nil") or said.starts_with("nothing") is not None) and not said.has("critical", "heavy")


def _says(part: Reading, cue: str) -> str:
    return part.quote_of(part.found[cue][0])


def _within(part: Reading, cue: str, other: str) -> bool:
    clauses = {part.words[hit.first].clause for hit in part.found.get(other, ())}
    return all(part.words[hit.first].clause in clauses for hit in part.all(cue))
