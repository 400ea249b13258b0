"""Which part of the product a problem is about: security by the facts, any other by the models."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.triage.extraction.scam import fell_for_it
from helpbot.triage.facts import Facts
from helpbot.triage.learned.features import component_features
from helpbot.triage.learned.models import Models
from helpbot.triage.learned.networks.reports import Opinion
from helpbot.triage.learned.opinions import COMPONENTS
from helpbot.triage.report import ReadReport

_SECURITY, _OTHER = "security", "other"
_LEAST = 0.02
"""The network never rules a component out: it may be confident and wrong where the words are right."""


def likely_component(report: ReadReport, facts: Facts, opinion: Opinion | None, models: Models) -> str:
    """The likeliest component by the words and by the network together; `other` for a message without words."""
    if _is_security(report, facts):
        return _SECURITY
    if not report.text or opinion is None:
        return _OTHER
    chances = component_chances(report, models)
    read = dict(zip(COMPONENTS, opinion.component, strict=True))
    return max(chances, key=lambda one: chances[one] * max(read[one], _LEAST))


def component_chances(report: ReadReport, models: Models) -> Mapping[str, float]:
    """The probability of each component, by the words alone."""
    weights = models.component
    return dict(zip(weights.labels, weights.probabilities(component_features(report)), strict=True))


def _is_security(report: ReadReport, facts: Facts) -> bool:
    fallen = report.text.has("suspicious") and fell_for_it(report)
    return fallen or facts["harm"] in ("exposed", "stranger") or facts["nature"] == "attempt"
