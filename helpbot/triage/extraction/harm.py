"""Harm beyond lost service: data shown to strangers, accounts taken over, a system that acts on its own, exposed keys."""

from __future__ import annotations

from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_NONE = Finding("none")


def harm(report: ReadReport) -> Finding:
    """Active harm (leak, takeover, something running away that nobody can stop), exposed credentials, or none."""
    for cue in ("leak", "takeover"):
        if report.text.has(cue):
            return Finding("active", report.text.quote(cue))
    if report.text.has("runaway") and (report.text.has("unstoppable") or _no_way_out(report)):
        return Finding("active", report.text.quote("runaway"))
    return _exposure(report)


def _exposure(report: ReadReport) -> Finding:
    for cue in ("exposed", "fallen"):
        if report.text.has(cue):
            return Finding("exposed", report.text.quote(cue))
    return _NONE


def _no_way_out(report: ReadReport) -> bool:
    return report.workaround.has("unstoppable") or report.workaround.starts_with("none") is not None
