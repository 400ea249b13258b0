"""Which part of the product a problem is about, judged by how other reports were."""

from __future__ import annotations

from helpbot.triage.extraction.reading import Reading
from helpbot.triage.learned.experience import Experience
from helpbot.triage.learned.features import component_features


def likely_component(text: Reading, experience: Experience) -> str:
    """The component that such messages are mostly about; `other` when there are no words."""
    if not text:
        return "other"
    weights = experience.component
    return weights.labels[int(weights.sums(component_features(text)).argmax())]
