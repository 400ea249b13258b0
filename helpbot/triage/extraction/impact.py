"""What the problem does to the business, and what puts pressure on it."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.extraction.workaround import workaround
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_DEGREES = ("critical", "total", "heavy", "light", "nil", "nothing", "still_served")
_LATER = Hit("", 1, 1)


def impact(report: ReadReport) -> Finding:
    """How hard the business is hit: the answer if there is one, else what the first message says."""
    if report.impact:
        return _answered(report.impact, manages=workaround(report).value == "yes")
    if "business_impact" in report.asked:
        return Finding("none")
    return _mentioned(report.text)


def _mentioned(text: Reading) -> Finding:
    said = text.outright(*_DEGREES)
    if "heavy" in said and not text.has("total", "way_round", "still_served"):
        return Finding("heavy", text.quote_of(said["heavy"]))
    if "still_served" in said and not text.has("total", "critical"):
        return Finding("light", text.quote_of(said["still_served"]))
    return Finding("unknown")


def _answered(answer: Reading, *, manages: bool) -> Finding:
    """Longer phrases take precedence over the words inside them: `we sell nothing` is a stop, `nothing lost` no harm.

    A total loss stops the work, unless people manage another way or are still served.
    """
    said = answer.outright(*_DEGREES)
    said = {cue: hit for cue, hit in said.items() if not _only_names_everyone(answer, hit)}
    if _denied(answer):
        return Finding("none", answer.text.strip())
    if "still_served" not in said:
        for cue in ("critical",) if manages or "nil" in said else ("critical", "total"):
            if cue in said:
                return Finding(_by_share(answer, said[cue]), answer.quote_of(said[cue]))
    for value, cue in (("heavy", "heavy"), ("light", "light"), ("light", "still_served")):
        if cue in said:
            return Finding(value, answer.quote_of(said[cue]))
    return Finding("none" if "nil" in said else "unknown", answer.text.strip())


def _only_names_everyone(answer: Reading, hit: Hit) -> bool:
    """Whether words like `every agent` or `the whole team` only say who is affected, unlike `nobody works`."""
    told = (answer.found.get(cue, ()) for cue in ("everyone_told", "whole_count"))
    return all(any(one.holds(hit) for one in hits) for hits in told)


def _by_share(answer: Reading, hit: Hit) -> str:
    """A stop for half of the calls or people is heavy, not critical."""
    clauses = {answer.words[share.first].clause for share in answer.found.get("share", ())}
    return "heavy" if answer.words[hit.first].clause in clauses else "critical"


def _denied(answer: Reading) -> bool:
    """Whether the answer begins by denying any impact; `nothing works` and `no calls come in` do not."""
    if any(answer.after_contrast(hit) for cue in ("critical", "heavy", "light") for hit in answer.all(cue)):
        return False
    said = answer.outright(*_DEGREES)
    nil = said.get("nil", _LATER)
    graver = [said[cue] for cue in ("critical", "total") if cue in said]
    goes_on = any(hit.first <= nil.last for hit in graver)  # `aún no` in `aún no podemos facturar`
    return answer.denies() or (nil.first == 0 and not goes_on)


def flag(report: ReadReport, *cues: str, unless: str = "") -> Finding:
    """`yes` with the words when any part of the report has one of the cues and none has `unless`, else `no`."""
    if unless and any(part.has(unless) for part in report.parts):
        return Finding("no")
    for cue in cues:
        for part in report.parts:
            if part.has(cue):
                return Finding("yes", part.quote(cue))
    return Finding("no")
