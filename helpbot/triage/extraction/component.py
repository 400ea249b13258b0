"""Which part of the product a report is about, and whether the business lives by that part."""

from __future__ import annotations

from collections import Counter

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

OTHER = "other"
_CORE = frozenset({"voice", "login", "routing", "chat", "ivr", "dialer", "email", "integration", "performance", "desktop_app", "api"})


def component(report: ReadReport) -> Finding:
    """The component whose words stand most often and earliest in the message; `other` when none do."""
    hits = report.text.vocabulary.components.find(report.text.words)
    if not hits:
        return Finding(OTHER)
    weights: Counter[str] = Counter()
    for hit in hits:
        weights[hit.cue] += 1 + (hit.last - hit.first) + (10 - min(hit.first, 10)) / 10
    best = max(weights, key=lambda name: weights[name])
    return Finding(best, report.text.quote_of(next(hit for hit in hits if hit.cue == best)))


def function(report: ReadReport) -> Finding:
    """`core` when customers are served through it, `secondary` otherwise, `cosmetic` when only its looks are wrong."""
    text: Reading = report.text
    if text.has("cosmetic") and not text.has("total", "critical"):
        return Finding("cosmetic", text.quote("cosmetic"))
    found = component(report)
    return Finding("core" if found.value in _CORE else "secondary", found.quote)
