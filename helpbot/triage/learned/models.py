"""The models that ship with the product."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpbot.triage.learned.networks.archive import read_network
from helpbot.triage.learned.networks.messages import MessageNetwork
from helpbot.triage.learned.networks.reports import ReportNetwork
from helpbot.triage.learned.weights import Weights, read_weights


@dataclass(frozen=True)
class Models:
    """All models. Weights: the severity, with `answered` questions and from the `first` message alone; the `component`;
    whether a message `bundles` several problems, and the `borders` between these. Networks, which read words in order:
    `messages` for several problems, `reports` for the rest.
    """

    answered: Weights
    first: Weights
    component: Weights
    bundles: Weights
    borders: Weights
    messages: MessageNetwork
    reports: ReportNetwork


@cache
def shipped() -> Models:
    """The models that ship with the product."""
    folder = files("helpbot.triage.learned") / "weights"
    answered, first, component, bundles, borders = (
        read_weights((folder / f"{name}.json").read_text("utf-8"))
        for name in ("answered", "first", "component", "bundles", "borders")
    )
    messages = read_network(MessageNetwork, (folder / "messages.npz").read_bytes())
    reports = read_network(ReportNetwork, (folder / "reports.npz").read_bytes())
    return Models(answered, first, component, bundles, borders, messages, reports)
