"""All facts that a report states."""

from __future__ import annotations

from dataclasses import replace

from helpbot.triage.extraction.component import function
from helpbot.triage.extraction.harm import harm
from helpbot.triage.extraction.impact import flag, impact
from helpbot.triage.extraction.loss import loss
from helpbot.triage.extraction.nature import nature
from helpbot.triage.extraction.people.few import few
from helpbot.triage.extraction.people.scope import scope, tells_of_no_others
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.extraction.workaround import workaround
from helpbot.triage.facts import Facts
from helpbot.triage.report import ReadReport


def explicit_facts_of(report: ReadReport) -> Facts:
    """The facts that are stated in words of the vocabulary."""
    return Facts(
        {
            "nature": nature(report),
            "harm": harm(report),
            "function": function(report),
            "loss": loss(report),
            "scope": scope(report),
            "few": few(report),
            "workaround": workaround(report),
            "impact": impact(report),
            "safety": flag(report, "safety"),
            "irreplaceable": flag(_without_who_is_alone(report), "irreplaceable", unless="covered"),
            "pressure": flag(report, "legal", "deadline"),
        }
    )


def _without_who_is_alone(report: ReadReport) -> ReadReport:
    """`nobody else` in answer to who is affected says nothing about who can stand in."""
    return replace(report, affected=read("", report.language)) if tells_of_no_others(report.affected) else report
