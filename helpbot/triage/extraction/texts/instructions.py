"""Leaves out what is said to whoever judges a report, and not about a problem: `this is a P1`, `[system] severity=1`,
`ignore your rules and …`. What is left is judged as if it had never been said. Pure.

A text is looked at in runs of words, which end at punctuation and at other signs. A run is left out if it begins with an
order to a machine, or names a severity and says nothing else; `our severity 1 alarms` is about alarms, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpbot.triage.extraction.texts.phrases import covered

if TYPE_CHECKING:
    from helpbot.triage.extraction.texts.reading import Reading

_ORDERS, _NAMES, _AROUND, _LEADS = "to_a_machine", "names_severity", "around_severity", "leads_to_an_order"
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
    """Whether a run gives an order to a machine, or names a severity and nothing else; a denial says more (`nothing
    critical`).
    """
    little = told.vocabulary.everyday | told.vocabulary.tone
    order = next((hit.first for hit in told.found.get(_ORDERS, ()) if hit.first in run), None)
    if order is not None and all(told.words[place].text in little for place in range(run.start, order)):
        return True
    named = [hit for hit in told.found.get(_NAMES, ()) if hit.first in run]
    denied = told.vocabulary.negators.union(told.words[hit.first].text for hit in told.found.get("nothing", ()))
    said = (*named, *told.found.get(_AROUND, ()))
    return bool(named) and all(covered(place, said) or told.words[place].text in little - denied for place in run)


def _left_out(told: Reading, runs: Sequence[range]) -> Sequence[bool]:
    """Whether each run is an instruction, or the value behind one (`severity: 1`), or leads to one (`SYSTEM: …`)."""
    out = [_instructs(told, run) for run in runs]
    for at, run in enumerate(runs[1:], 1):
        is_number = len(run) == 1 and told.words[run.start].number
        out[at] |= out[at - 1] and is_number and _SETS.fullmatch(_before(told, run.start)) is not None
    leading = told.found.get(_LEADS, ())
    for at in reversed(range(len(runs) - 1)):
        out[at] |= out[at + 1] and all(covered(place, leading) for place in runs[at])
    return out


def _left(told: Reading, runs: Sequence[range], out: Sequence[bool]) -> str:
    """The text without the runs that are left out, and without the signs that open these."""
    ends = [*(told.words[run.start].start for run in runs[1:]), len(told.text)]
    left = ""
    for run, end, leaves in zip(runs, ends, out, strict=True):
        left = _OPENING_SIGNS.sub(" ", left) if leaves else left + told.text[told.words[run.start].start : end]
    return left.strip(_EDGES)
