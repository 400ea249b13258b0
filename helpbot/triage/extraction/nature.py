"""The kind of message: a problem, a doubt, a question, a request, a scam nobody fell for, or a problem resolved."""

from __future__ import annotations

from helpbot.triage.extraction.harm import harm
from helpbot.triage.extraction.scam import escaped_scam
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_HARM = ("leak", "takeover", "runaway", "exposed")
_FIRST_WORDS = 3
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
        ("attempt", escaped_scam(report)),
        ("resolved", _resolved(report)),
        ("request", _request(report)),
        ("question", _question(report)),
        ("doubt", _doubt(report)),
    ):
        if quote is not None:
            return Finding(value, quote)
    return Finding("problem")


def _resolved(report: ReadReport) -> str | None:
    recurs = "recurring" in report.text.outright("resolved", "recurring")  # more than the `again` of `works again`
    if harm(report).value != "none" or (recurs and not report.text.has("notice")):
        return None
    if _still_hurts(report):
        return None
    # `ignore previous instructions` resolves nothing
    if hit := report.text.outright("resolved", "to_a_machine").get("resolved"):
        return report.text.quote_of(hit)
    parts = [part for part in (report.impact, report.affected, report.workaround) if part.has("resolved")]
    return parts[0].quote("resolved") if len(parts) >= 2 else None


def _still_hurts(report: ReadReport) -> bool:
    if report.impact.starts_with("nil", 2) or report.impact.denies() or report.affected.starts_with("nobody", 2):
        return False
    return report.impact.has("critical", "heavy", "light") or report.workaround.starts_with("none", 1) is not None


def _request(report: ReadReport) -> str | None:
    if not report.text.has("request") or _serious(report) or harm(report).value != "none":
        return None
    return report.text.quote("request") if not report.text.has("broken") or _harmless(report) else None


def _question(report: ReadReport) -> str | None:
    if _data_were_seen(report):
        return None
    if _plainly_asked(report):
        return report.text.quote("howto")
    if _serious(report) or (report.text.has("broken", "partial") and not _harmless(report)):
        return None
    if report.text.has("howto"):
        return report.text.quote("howto")
    if _asks(report):
        return _last_line(report)
    return "" if _untroubled(report) else None


def _plainly_asked(report: ReadReport) -> bool:
    """Whether the message asks how to do something, mentions no trouble, and blocks no work."""
    text = report.text
    if text.starts_with("howto", _FIRST_WORDS) and not _serious(report):
        return True
    return text.has("howto") and not text.says(*_TROUBLE) and not report.impact.has("critical")


def _doubt(report: ReadReport) -> str | None:
    """For a message that asks whether something is wrong, or mentions nothing wrong at all."""
    if _data_were_seen(report):
        return None
    if _asks(report) and not _serious(report):
        return _last_line(report)
    return None if report.text.says(*_TROUBLE) or _hurts_without_workaround(report) else ""


def _data_were_seen(report: ReadReport) -> bool:
    return harm(report).value in ("in_sight", "contained")


def _hurts_without_workaround(report: ReadReport) -> bool:
    hopeless = report.workaround.says("none", "tried_in_vain", "unavailable") or report.impact.has("critical", "heavy")
    return bool(report.impact) and hopeless and not _harmless(report)


def _untroubled(report: ReadReport) -> bool:
    """Whether nothing in the message sounds broken, and nobody is held up or needs a workaround."""
    if not report.asked or report.text.says(*_TROUBLE):
        return False
    nothing_to_solve = not report.workaround or report.workaround.says("not_needed")
    harmless = report.impact.says("nil") or report.impact.denies()
    return not report.impact.says("critical", "heavy", "unable") and (harmless or nothing_to_solve)


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
    return (said.says("nil") or said.denies()) and not said.has("critical", "heavy")
