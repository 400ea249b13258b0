"""What was learned from the texts of one language, ready to be used."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.knowledge.search.comparing.classifier import Classifier
from helpbot.knowledge.search.comparing.features import Numbers
from helpbot.knowledge.search.judging.calibration import Calibration


@dataclass(frozen=True)
class Learned:
    """Everything that was learned from one corpus.

    `refusals`: for each text out of scope, had it not been known, the probabilities of the best articles, best first.
    """

    calibration: Calibration
    classifier: Classifier | None
    refusals: Numbers
