"""Harm beyond lost service: data or accounts in the wrong hands, a system acting on its own, exposed keys or data."""

from __future__ import annotations

from functools import lru_cache

from helpbot.triage.extraction.scam import fell_for_it
from helpbot.triage.extraction.sight import data_in_sight, is_contained
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_NONE = Finding("none")


@lru_cache(maxsize=16)  # needed several times per report
def harm(report: ReadReport) -> Finding:
    """The harm beyond lost service, or `none`.

    `in_sight`: personal data that the wrong people can see; `contained`: no longer; `stranger`: a leak or takeover;
    `runaway`: a system that acts on its own and cannot be stopped; `exposed`: credentials. Ongoing harm is done to
    somebody: if nobody is affected, it was a false alarm.
    """
    in_sight = data_in_sight(report.text)
    if in_sight and is_contained(report):
        return Finding("contained", in_sight)
    if report.affected.starts_with("nobody", 2):
        return _exposure(report)
    if in_sight:
        return Finding("in_sight", in_sight)
    for cue in ("leak", "takeover"):
        if report.text.has(cue):
            return Finding("stranger", report.text.quote(cue))
    if report.text.has("runaway") and (report.text.found.get("unstoppable") or _no_way_out(report)):
        return Finding("runaway", report.text.quote("runaway"))
    return _exposure(report)


def _exposure(report: ReadReport) -> Finding:
    if report.text.has("revoked"):
        return _NONE
    if report.text.has("exposed"):
        return Finding("exposed", report.text.quote("exposed"))
    if quote := _secret_in_sight(report.text):
        return Finding("exposed", quote)
    if report.text.has("handed_over") and not report.text.says("not_fallen"):
        return Finding("exposed", report.text.quote("handed_over"))
    if report.text.has("suspicious") and fell_for_it(report):
        return Finding("exposed", report.text.quote("fallen") or report.text.quote("suspicious"))
    return _NONE


def _secret_in_sight(text: Reading) -> str:
    """The clause that mentions both a secret and a place where others can read it."""
    places = {text.words[hit.first].clause for hit in text.all("exposure_word")}
    secrets = (hit for hit in text.all("secret_word") if text.words[hit.first].clause in places)
    return next((text.quote_of(hit) for hit in secrets), "")


def _no_way_out(report: ReadReport) -> bool:
    if not report.workaround:
        return "workaround" not in report.asked
    return any(report.workaround.found.get(cue) for cue in ("unstoppable", "none", "tried_in_vain"))
