"""Leaves out what is said to whoever judges a report, and not about a problem: `this is a P1`, `[system] severity=1`,
`ignore your rules and …`. What is left is judged as if it had never been said. Pure.

A text is looked at in runs of words, which end at punctuation and at other signs. A run is left out if it begins with
an order to a machine, or names a severity and says nothing else; `our severity 1 alarms` is about alarms, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpbot.triage.extraction.texts.phrases import covered

if TYPE_CHECKING:
    from helpbot.triage.extraction.texts.reading import Reading

_ORDERS, _NAMES, _AROUND, _LEADS = "to_a_machine", "names_severity", "around_severity", "leads_to_an_order"
_TELLING = (
    "total",
    "broken",
    "partial",
    "share",
    "fallen",
    "heavy",
    "critical",
    "light",
    "safety",
    "deadline",
    "way_round",
    "headcount",
    "customers",
    "site",
)
"""Cues of trouble and of who has it."""
_WITHIN_A_RUN = re.compile(r"\s?|[-/'’&]|\s*=+\s*")
_SETS = re.compile(r"\W*[:=]\W*")
_OPENING_SIGNS = re.compile(r"[\s(\[{<\"'«“#*_`|]*\Z")
_EDGES = " \t\n-–—*#=|,:"


def without_instructions(told: Reading) -> str:
    """The text without its instructions, or as it is if it has none or consists of nothing else."""
    runs = tuple(_runs(told)) if told.says(_ORDERS, _NAMES) else ()
    out = _left_out(told, runs)
    return _left(told, runs, out) if any(out) and not all(out) else told.text


def only_instructs(told: Reading) -> bool:
    """Whether a text consists of instructions: `severity 1, code red`."""
    return told.says(_ORDERS, _NAMES) and all(_left_out(told, tuple(_runs(told))))


def _runs(told: Reading) -> Iterator[range]:
    """The places of the words of each run."""
    first = 0
    for place in range(1, len(told.words) + 1):
        if place == len(told.words) or not _goes_on(told, place, first):
            yield range(first, place)
            first = place


def _goes_on(told: Reading, place: int, first: int) -> bool:
    """Whether a word belongs to the run of the one before; `severity=1` ends one."""
    is_value = place - 2 >= first and "=" in _before(told, place - 1)
    same_clause = told.words[place].clause == told.words[place - 1].clause
    return same_clause and not is_value and _WITHIN_A_RUN.fullmatch(_before(told, place)) is not None


def _before(told: Reading, place: int) -> str:
    """What stands between a word and the one before it."""
    return told.text[told.words[place - 1].end : told.words[place].start] if place else ""


def _instructs(told: Reading, run: range) -> bool:
    """Whether a run gives an order to a machine, or names a severity and says nothing of a problem."""
    order = next((hit.first for hit in told.found.get(_ORDERS, ()) if hit.first in run), None)
    if order is not None and _is_little(told, range(run.start, order)):
        return True
    named = tuple(hit for hit in told.found.get(_NAMES, ()) if hit.first in run)
    plainly = any(hit.first < hit.last for hit in named) and not _tells(told, run)
    return plainly or (bool(named) and not _denies(told, run) and _is_little(told, run, _NAMES, _AROUND))


def _is_little(told: Reading, places: range, *cues: str) -> bool:
    """Whether some words are everyday words, of tone, or of some cues."""
    little = told.vocabulary.everyday | told.vocabulary.tone
    said = [hit for cue in cues for hit in told.found.get(cue, ())]
    return all(told.words[place].text in little or covered(place, said) for place in places)


def _denies(told: Reading, run: range) -> bool:
    """Whether it denies something, and so tells what is not: `nothing critical`."""
    denied = {hit.first for hit in told.found.get("nothing", ())}
    return any(place in denied or told.words[place].text in told.vocabulary.negators for place in run)


def _tells(told: Reading, run: range) -> bool:
    """Whether it names a part of the product, a moment, people, or trouble."""
    hits = (*told.components, *(hit for cue in _TELLING for hit in told.found.get(cue, ())))
    return any(hit.first in run for hit in hits) or any(first in run for ends in told.times.values() for first in ends)


def _left_out(told: Reading, runs: Sequence[range]) -> Sequence[bool]:
    """Whether each run is an instruction, or the value behind one (`severity: 1`), or leads to one (`SYSTEM: …`)."""
    out = [_instructs(told, run) for run in runs]
    for at, run in enumerate(runs[1:], 1):
        is_number = len(run) == 1 and told.words[run.start].number
        out[at] |= out[at - 1] and is_number and _SETS.fullmatch(_before(told, run.start)) is not None
    leading = told.found.get(_LEADS, ())
    for at in reversed(range(len(runs) - 1)):
        leads = any(covered(place, leading) for place in runs[at]) and _is_little(told, runs[at], _LEADS)
        out[at] |= out[at + 1] and leads
    return out


def _left(told: Reading, runs: Sequence[range], out: Sequence[bool]) -> str:
    """The text without the runs that are left out, and without the signs that open these."""
    ends = [*(told.words[run.start].start for run in runs[1:]), len(told.text)]
    left = ""
    for run, end, leaves in zip(runs, ends, out, strict=True):
        left = _OPENING_SIGNS.sub(" ", left) if leaves else left + told.text[told.words[run.start].start : end]
    return left.strip(_EDGES)
