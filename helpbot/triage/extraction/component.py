"""Which part of the product a report is about, and whether the business lives by that part."""

from __future__ import annotations

from collections.abc import Iterable

from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

OTHER = "other"
_CORE = frozenset(
    {"voice", "login", "routing", "chat", "ivr", "dialer", "email", "integration", "performance", "desktop_app", "api"}
)
_GENERIC = {"voice": 1.5, "desktop_app": 1.0, "admin": 1.2, "performance": 1.4, "login": 1.5, "chat": 1.5}
"""Words of these stand in reports about anything (a call, the app); a named feature weighs `_SPECIFIC`."""
_SPECIFIC = 2.0
_EARLY_WORDS = 12


def component(report: ReadReport) -> Finding:
    """The component whose words weigh most, early ones more; `other` when none are there."""
    text = report.text
    hits = text.components
    if not hits:
        return Finding(OTHER)
    weights = _weights(hits)
    best = max(weights, key=lambda name: weights[name])
    return Finding(best, text.quote_of(next(hit for hit in hits if hit.cue == best)))


def function(report: ReadReport) -> Finding:
    """`core` when customers are served through it, `secondary` if not, `cosmetic` when only its looks are wrong."""
    text = report.text
    if text.has("cosmetic") and not text.has("total", "critical"):
        return Finding("cosmetic", text.quote("cosmetic"))
    found = component(report)
    if found.value == OTHER:
        return Finding("unknown")
    return Finding("core" if found.value in _CORE else "secondary", found.quote)


def _weights(hits: Iterable[Hit]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for hit in hits:
        weight = _GENERIC.get(hit.cue, _SPECIFIC)
        repeated = 0.4 if hit.cue in weights else 1.0
        early = 1 + max(0, _EARLY_WORDS - hit.first) / _EARLY_WORDS / 2
        weights[hit.cue] = weights.get(hit.cue, 0.0) + weight * repeated * early * (1 + 0.3 * (hit.last - hit.first))
    return weights
