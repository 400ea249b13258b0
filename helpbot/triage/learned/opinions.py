"""What the network of reports says of one, and the labels that its numbers stand for."""

from __future__ import annotations

from helpbot.triage.extraction.component import AREAS
from helpbot.triage.facts import Facts
from helpbot.triage.learned.experience import Experience
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.seen_report import seen_report
from helpbot.triage.report import ReadReport

COMPONENTS = tuple(sorted(AREAS))
WAYS = ("yes", "no", "untold")
"""Whether there is a way round: an inadequate one is none."""


def opinion_of(report: ReadReport, facts: Facts, experience: Experience) -> Opinion | None:
    """What reports told in such words were; None when nothing was told, or only in words of tone."""
    seen = seen_report(report, facts)
    return experience.reports.judge(seen) if seen.words.words else None
