"""Whether people can get their work done another way: yes, not well enough, no, or not needed at all.

A bare description (`copy it by hand`) is a workaround; one that is denied, hedged, tried in vain or only helps a few is
not.
"""

from __future__ import annotations

from functools import lru_cache

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_LONGEST_TRIAL = 12
_FAILING = ("none", "total", "broken", "tried_in_vain", "unavailable", "elsewhere_too", "hypothetical")
"""Cues next to which a word like `works` does not say that something works: `nothing works`."""
_TOLD_BESIDE = ("no_way", "unable", "heavy", "business_stops")


def told_workaround(report: ReadReport, understood: str) -> bool | None:
    """Whether there is a workaround, if somebody said so; `understood` is the value of the fact.

    None if it is only inferred: that a restart did not help does not mean that there is no other way to work, nor that
    others are spared (`it rings for everyone else`) that there is one, nor what fails after a `but`.
    """
    if report.workaround:
        return {"yes": True, "no": False, "inadequate": False}.get(understood)
    if report.text.says("no_way"):
        return False
    inferred = _only_tells_of_others(report.text) or _only_leads_to_trouble(report.text)
    return True if understood == "yes" and not inferred else None


@lru_cache(maxsize=16)  # needed several times per report
def workaround(report: ReadReport) -> Finding:
    """The answer when there is one, else what the first message mentions."""
    if report.workaround:
        return Finding(_answered(report.workaround), report.workaround.text)
    if "workaround" in report.asked:
        return Finding("not_needed")
    text = report.text
    for cue in ("no_way", "tried_in_vain"):
        if text.says(cue):
            return Finding("no", text.quote_of(text.found[cue][0]))
    quote = _mentioned(text)
    if not quote:
        return Finding("unknown")
    return Finding("inadequate" if text.has("total", "share") else "yes", quote)


def _mentioned(text: Reading) -> str:
    hedged = {text.words[hit.first].clause for hit in text.found.get("narrow", ())}
    ways = [hit for cue in ("way_round", "covered") for hit in text.all(cue)]
    return next((text.quote_of(hit) for hit in ways if text.words[hit.first].clause not in hedged), "")


def _only_tells_of_others(text: Reading) -> bool:
    """Whether what the message mentions of a way to work is only that others are not affected."""
    spared = text.found.get("others_spared", ())
    covering = text.all("covered")
    meet = (any(one.first <= hit.last and hit.first <= one.last for one in spared) for hit in covering)
    return bool(covering) and not text.all("way_round") and all(meet)


def _only_leads_to_trouble(text: Reading) -> bool:
    """Whether what sounds like a way to work only leads over to what fails: `but the emergency line isn't ringing`."""
    ways = [hit for cue in ("way_round", "covered") for hit in text.all(cue)]
    failing = {text.words[hit.first].clause for hit in text.all("broken")}
    return bool(ways) and all(
        text.words[hit.first].contrast and text.words[hit.first].clause in failing for hit in ways
    )


def _answered(reading: Reading) -> str:
    if reading.says("not_needed") and not reading.says("tried_in_vain", "elsewhere_too"):
        return "not_needed"
    hedged = reading.says("inadequate", "unavailable", "sole_channel", "hypothetical", "broken", "heavy", "bypass")
    hedge = reading.starts_with("as_far_as_known")
    begins = hedge.last + 1 if hedge else 0
    affirmed = next((hit for hit in reading.found.get("affirmed", ()) if hit.first == begins), None)
    denied = reading.starts_with("none", begins + 2)
    if affirmed and not (denied and denied.first == affirmed.first):  # `claro`, and not `claro que no`
        return "inadequate" if hedged else "yes"
    if denied and works_otherwise(reading):
        alone = denied.first == 0 and reading.ends_clause(denied)
        return "inadequate" if hedged or alone else "yes"
    if denied or reading.says("critical") or _tried_in_vain(reading):
        return "no"
    if reading.starts_with("unsure", 2):
        return "unknown"
    return "inadequate" if hedged or reading.says("none") else "yes"


def works_otherwise(reading: Reading) -> bool:
    """Whether one way is denied, and a later clause says that another works: `not by chat, by phone it does`."""
    denied = min((reading.words[hit.first].clause for hit in reading.found.get("none", ())), default=None)
    if denied is None:
        return False
    affirmed = (hit for hit in reading.found.get("affirmed", ()) if reading.ends_clause(hit))
    working = {reading.words[hit.first].clause for hit in (*affirmed, *reading.found.get("does_work", ()))}
    failing = {reading.words[hit.first].clause for cue in _FAILING for hit in reading.found.get(cue, ())}
    return any(clause > denied for clause in working - failing)


def only_tried_in_vain(answer: Reading) -> bool:
    """Whether a short answer tells what was tried without success, and nothing of what stands still: `tried another
    headset, same thing`.
    """
    short = len(answer.words) <= _LONGEST_TRIAL
    return short and answer.says("tried_in_vain") and not answer.says(*_TOLD_BESIDE) and _answered(answer) == "no"


def _tried_in_vain(reading: Reading) -> bool:
    """Whether something was tried that is not itself the workaround: `restarted it`, but not `restarting works`."""
    ways = reading.all("way_round")
    tried = reading.found.get("tried_in_vain", ())
    return any(not any(way.holds(hit) for way in ways) for hit in tried)
