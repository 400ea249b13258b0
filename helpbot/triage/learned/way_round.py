"""Whether people can get their work done another way: what the words say, unless reports like this one said otherwise.

An answer is often told by life (`the neighbour lends us her telephone, three hours a day`), where no list of words
tells a way from none.
"""

from __future__ import annotations

from helpbot.triage.facts import Finding
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.opinions import WAYS
from helpbot.triage.report import ReadReport

_SURE_ENOUGH = 0.7
"""Less likely, what the words say is left as it is."""
_SAME = {"yes": ("yes",), "no": ("no", "inadequate"), "untold": ("unknown", "not_needed")}
"""The values of the fact that each label stands for, the first being taken where the words say another."""


def way_round(report: ReadReport, told: Finding, opinion: Opinion | None) -> Finding:
    """The fact `workaround` as it was `told`, or as it was meant where an answer is plainly like others."""
    if not report.workaround or opinion is None or opinion.workaround.max() < _SURE_ENOUGH:
        return told
    meant = _SAME[WAYS[int(opinion.workaround.argmax())]]
    return told if told.value in meant else Finding(meant[0], told.quote)
