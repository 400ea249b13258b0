"""Everything that was learned, as the product comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpbot.triage.learned.weights import Weights, read_weights


@dataclass(frozen=True)
class Experience:
    """How reports were judged: their severity, once questions were `answered` and by the `first` message alone;
    the `component` they were about; which were `bundles` of several problems, and the `borders` between these."""

    answered: Weights
    first: Weights
    component: Weights
    bundles: Weights
    borders: Weights


@cache
def shipped() -> Experience:
    """The weights that come with the product."""
    folder = files("helpbot.triage.learned") / "weights"
    names = ("answered", "first", "component", "bundles", "borders")
    return Experience(*(read_weights((folder / f"{name}.json").read_text("utf-8")) for name in names))
