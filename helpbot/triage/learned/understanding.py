"""A report as understood: the facts that its words state, corrected and completed by the models."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.facts import Facts
from helpbot.triage.learned.component import likely_component
from helpbot.triage.learned.models import Models
from helpbot.triage.learned.opinions import opinion_of
from helpbot.triage.learned.resemblance import resemblance
from helpbot.triage.learned.workaround import likely_workaround
from helpbot.triage.report import ReadReport


@dataclass(frozen=True)
class Understood:
    """The facts of a report, with what it resembles, and the part of the product that it is about."""

    facts: Facts
    component: str


def understand(report: ReadReport, models: Models) -> Understood:
    """Combine what the words state with what the models say."""
    facts = explicit_facts_of(report)
    opinion = opinion_of(report, facts, models)
    component = likely_component(report, facts, opinion, models)
    resembles = resemblance(report, facts, opinion, models)
    workaround = likely_workaround(report, facts.findings["workaround"], opinion)
    facts = Facts({**facts.findings, "workaround": workaround, "resembles": resembles})
    return Understood(facts, component)
