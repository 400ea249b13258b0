"""Everything that was learned, as the product comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpbot.triage.learned.networks.archive import read_network
from helpbot.triage.learned.networks.messages import MessageNetwork
from helpbot.triage.learned.networks.reports import ReportNetwork
from helpbot.triage.learned.weights import Weights, read_weights


@dataclass(frozen=True)
class Experience:
    """How reports were judged: their severity, once questions were `answered` and by the `first` message alone;
    the `component` they were about; which were `bundles` of several problems, and the `borders` between these. Networks
    read the words in order: of `messages` for what bundles several problems, of `reports` for the rest."""

    answered: Weights
    first: Weights
    component: Weights
    bundles: Weights
    borders: Weights
    messages: MessageNetwork
    reports: ReportNetwork


@cache
def shipped() -> Experience:
    """The weights that come with the product."""
    folder = files("helpbot.triage.learned") / "weights"
    answered, first, component, bundles, borders = (
        read_weights((folder / f"{name}.json").read_text("utf-8"))
        for name in ("answered", "first", "component", "bundles", "borders")
    )
    messages = read_network(MessageNetwork, (folder / "messages.npz").read_bytes())
    reports = read_network(ReportNetwork, (folder / "reports.npz").read_bytes())
    return Experience(answered, first, component, bundles, borders, messages, reports)
