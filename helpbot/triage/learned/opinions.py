"""What the network for reports says about one, and the labels of its outputs."""

from __future__ import annotations

from helpbot.triage.extraction.component import AREAS
from helpbot.triage.facts import Facts
from helpbot.triage.learned.models import Models
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.seen_report import seen_report
from helpbot.triage.report import ReadReport

COMPONENTS = tuple(sorted(AREAS))
WAYS = ("yes", "no", "untold")
"""Whether there is a workaround: an inadequate one is none."""


def opinion_of(report: ReadReport, facts: Facts, models: Models) -> Opinion | None:
    """What the network says about a report; None if it has no words, or only words of tone."""
    seen = seen_report(report, facts)
    return models.reports.judge(seen) if seen.words.words else None
