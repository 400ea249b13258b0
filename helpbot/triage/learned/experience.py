"""Everything that was learned, as the product comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpbot.triage.learned.archive import read_network
from helpbot.triage.learned.network import Network
from helpbot.triage.learned.weights import Weights, read_weights


@dataclass(frozen=True)
class Experience:
    """How reports were judged: their severity, once questions were `answered` and by the `first` message alone;
    the `component` they were about; which were `bundles` of several problems, and the `borders` between these, both
    also as the `network` sees them, which reads the words in order."""

    answered: Weights
    first: Weights
    component: Weights
    bundles: Weights
    borders: Weights
    network: Network


@cache
def shipped() -> Experience:
    """The weights that come with the product."""
    folder = files("helpbot.triage.learned") / "weights"
    answered, first, component, bundles, borders = (
        read_weights((folder / f"{name}.json").read_text("utf-8"))
        for name in ("answered", "first", "component", "bundles", "borders")
    )
    network = read_network((folder / "network.npz").read_bytes())
    return Experience(answered, first, component, bundles, borders, network)
