"""Whether so few people are affected that others can work."""

from __future__ import annotations

from helpbot.triage.extraction.people.scope import FEW, affected_count, scope
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def few(report: ReadReport) -> Finding:
    """Whether two to four people are affected who are not said to be everyone: `3 agents`, `Ana and me`.

    Only the answer counts: a number in the message may be about anything.
    """
    if not report.affected:
        return Finding("no")
    hit = scope(report)
    some = hit.value == "some_users" and affected_count(report) in FEW
    return Finding("yes", hit.quote) if some and not _counts_others(report.affected) else Finding("no")


def _counts_others(answer: Reading) -> bool:
    """Whether the answer mentions customers, or a number of groups: `3 teams`."""
    groups = [hit.first for cue in ("team", "site") for hit in answer.found.get(cue, ())]
    return answer.says("customers") or any(answer.words[max(0, first - 1)].number for first in groups)
