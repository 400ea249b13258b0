"""Whether there is a workaround: what the words say, unless the network is sure of something else.

Answers often come from real life (`the neighbour lends us her telephone, three hours a day`), where no word list can
tell a workaround from none.
"""

from __future__ import annotations

from helpbot.triage.facts import Finding, Found
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.opinions import WAYS
from helpbot.triage.report import ReadReport

_SURE_ENOUGH = 0.7
"""Below this probability, what the words say stays."""
_SAME = {"yes": ("yes",), "no": ("no", "inadequate"), "untold": ("unknown", "not_needed")}
"""The values of the fact that each label stands for; the first replaces any other value."""


def likely_workaround(report: ReadReport, told: Found, opinion: Opinion | None) -> Found:
    """The fact `workaround` as `told`, or as the network sees it if it is sure."""
    if not report.workaround or opinion is None or max(opinion.workaround) < _SURE_ENOUGH:
        return told
    meant = _SAME[WAYS[opinion.workaround.index(max(opinion.workaround))]]
    return told if told.value in meant else Finding(meant[0], told.quote)
