"""The network of reports as torch trains it; `learned/networks/reports.py` multiplies the same numbers with numpy.

It needs torch; training takes five minutes on one processor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.bundling import Line
from benchmarks.networks.auxiliary import SMOOTHING, label_loss, labels
from benchmarks.networks.reports.examples import Judged, judged
from benchmarks.networks.training import Schedule, batches_of, seeded, train
from benchmarks.networks.words import SEEN, Names, Reading, Told, layer, numbered, numbers, told, words_of
from helpbot.triage.learned.networks.reports import ReportNetwork
from helpbot.triage.learned.networks.words import Vectors
from helpbot.triage.learned.opinions import COMPONENTS, WAYS
from helpbot.triage.learned.resemblance import LEVELS
from helpbot.triage.report import PARTS

_MOST_WORDS = 300
"""Longer reports are truncated to this many words."""
_VECTOR, _PART, _REPORT = 48, 8, 64
_FEWEST_FACTS = 5
_SCHEDULE = Schedule(epochs=4, rate=3e-3)
_LEFT_OUT = 0.4
_SCOPES = ("all", "site", "team", "some_users", "one_user", "none", "unknown")
"""Who is affected: an auxiliary task (the product uses word lists for it), which helps with severities."""
_TEXT, _AFFECTED = PARTS.index("text"), PARTS.index("affected")
_NOWHERE = len(PARTS)
"""The part of padding."""


def report_network(lines: Iterable[Line]) -> ReportNetwork:
    """A network trained on labelled reports, reproducibly."""
    return trained(list(judged(lines)))


def trained(examples: Sequence[Judged]) -> ReportNetwork:
    """A network trained on judged reports."""
    random = seeded()
    names = Names.of(one.seen.words for one in examples if not one.again)
    facts = numbered(Counter(fact for one in examples for fact in one.seen.facts), _FEWEST_FACTS)
    model = Model(names, len(facts))
    batches = [batch(some, names, facts) for some in batches_of(examples, _length, random)]
    train(model, batches, model.loss, _SCHEDULE, random)
    return ReportNetwork(
        words=words_of(model.words, names),
        parts=numbers(model.parts.weight[:_NOWHERE]),
        facts=Vectors(facts, numbers(model.facts.weight.T)),
        report=layer(model.report),
        severity=layer(model.severity),
        component=layer(model.component),
        workaround=layer(model.workaround),
    )


def _length(one: Judged) -> int:
    return len(one.seen.words.words)


@dataclass(frozen=True)
class Batch:
    """Reports side by side, padded: numbers of words and the parts they stand in (report, word); which facts hold
    (report, fact)."""

    told: Told
    parts: Tensor
    facts: Tensor
    severity: Tensor
    component: Tensor
    workaround: Tensor
    scope: Tensor
    weight: Tensor


def batch(reports: Sequence[Judged], names: Names, facts: dict[str, int]) -> Batch:
    """Reports as tensors."""
    read = told([one.seen.words for one in reports], names, _MOST_WORDS)
    length = read.words.shape[1]
    parts = np.full((len(reports), length), _NOWHERE)
    for row, one in enumerate(reports):
        own = np.arange(_NOWHERE).repeat(one.seen.lengths)[:length]
        parts[row, : len(own)] = own
    return Batch(
        told=read,
        parts=torch.tensor(parts),
        facts=torch.tensor([[float(fact in one.seen.facts) for fact in facts] for one in reports]),
        severity=torch.tensor([one.severity for one in reports]),
        component=labels([one.auxiliary.component for one in reports], COMPONENTS),
        workaround=labels([one.auxiliary.workaround for one in reports], WAYS),
        scope=labels([one.auxiliary.scope for one in reports], _SCOPES),
        weight=torch.tensor([one.weight for one in reports]),
    )


class Model(nn.Module):
    """See `ReportNetwork`, whose fields have these names; the `scope` is only learned with."""

    def __init__(self, names: Names, facts: int) -> None:
        super().__init__()
        self.words = Reading(names, _VECTOR, extra=_PART)
        self.parts = nn.Embedding(_NOWHERE + 1, _PART)
        self.facts = nn.Linear(facts, _REPORT, bias=False)
        self.report = nn.Linear(2 * SEEN * _NOWHERE, _REPORT)
        self.severity = nn.Linear(_REPORT, len(LEVELS))
        self.component = nn.Linear(2 * SEEN + _REPORT, len(COMPONENTS))
        self.workaround = nn.Linear(_REPORT, len(WAYS))
        self.scope = nn.Linear(4 * SEEN + _REPORT, len(_SCOPES))
        self.more = nn.Dropout(_LEFT_OUT)

    def forward(self, step: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The logits of severity, component, workaround and scope (report, label)."""
        some = self.words.some
        by_part = self._by_part(self.words(step.told, self.parts(step.parts)), step)
        report = some(functional.relu(self.report(self.more(by_part.flatten(1))) + self.facts(self.more(step.facts))))
        component = self.component(torch.cat((some(by_part[:, _TEXT]), report), -1))
        scope = self.scope(torch.cat((some(by_part[:, _TEXT]), some(by_part[:, _AFFECTED]), report), -1))
        return self.severity(report), component, self.workaround(report), scope

    def loss(self, step: Batch) -> Tensor:
        """The loss of severities, and of the auxiliary tasks."""
        severity, *auxiliary = self(step)
        by_report = functional.cross_entropy(severity, step.severity, reduction="none", label_smoothing=SMOOTHING)
        loss: Tensor = (step.weight * by_report).sum() / step.weight.sum()
        for logits, label in zip(auxiliary, (step.component, step.workaround, step.scope), strict=True):
            loss = loss + label_loss(logits, label)
        return loss

    def _by_part(self, rows: Tensor, step: Batch) -> Tensor:
        """The maximum and the mean of each dimension in each part (report, part, dimension)."""
        count, width = len(rows), rows.shape[-1]
        part = step.parts[..., None].expand(-1, -1, width)
        nothing = torch.zeros(count, _NOWHERE + 1, width)
        most = nothing.scatter_reduce(1, part, rows, "amax")
        sums = nothing.scatter_add(1, part, rows)
        counts = torch.zeros(count, _NOWHERE + 1).scatter_add(1, step.parts, step.told.there)
        return torch.cat((most, sums / counts.clamp(min=1)[..., None]), -1)[:, :_NOWHERE]
