"""The network of messages as torch trains it; `learned/networks/messages.py` multiplies the same numbers with numpy.

It needs torch; training takes two minutes on one processor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.bundling import Line
from benchmarks.networks.auxiliary import label_loss, labels, shares_loss
from benchmarks.networks.messages.examples import Message, messages
from benchmarks.networks.training import Schedule, batches_of, seeded, train
from benchmarks.networks.words import SEEN, SIGN, Names, Reading, Told, layer, told, words_of
from helpbot.triage.learned.networks.messages import MessageNetwork
from helpbot.triage.learned.opinions import COMPONENTS
from helpbot.triage.learned.resemblance import LEVELS

_MOST_WORDS = 110
"""Longer messages are truncated to this many words."""
_VECTOR, _TOPIC, _BORDER, _MESSAGE = 40, 24, 48, 32
_SCHEDULE = Schedule(epochs=4, rate=4e-3)
_BORDERS_COUNT = 0.5
_LENGTHS_BY = 3


def message_network(authors: Iterable[Sequence[Line]]) -> MessageNetwork:
    """A network trained on the reports of these authors, reproducibly."""
    return trained(list(messages(authors)))


def trained(examples: Sequence[Message]) -> MessageNetwork:
    """A network trained on messages."""
    random = seeded()
    names = Names.of(one.seen.words for one in examples if one.weight == 1)
    model = Model(names)
    batches = [batch(some, names) for some in batches_of(examples, _length, random)]
    train(model, batches, model.loss, _SCHEDULE, random)
    return MessageNetwork(
        words=words_of(model.words, names),
        topic=layer(model.topic),
        border=layer(model.border),
        border_says=layer(model.border_says),
        message=layer(model.message),
        message_says=layer(model.message_says),
    )


def _length(one: Message) -> int:
    return len(one.seen.words.words)


@dataclass(frozen=True)
class Batch:
    """Messages side by side, padded: numbers of words (message, word) and of pieces (message, piece); the share of each
    severity (message, severity)."""

    told: Told
    piece: Tensor
    begins: Tensor
    joined: Tensor
    further: Tensor
    splits: Tensor
    several: Tensor
    known: Tensor
    weight: Tensor
    component: Tensor
    severity: Tensor


def batch(messages: Sequence[Message], names: Names) -> Batch:
    """Messages as tensors."""
    read = told([one.seen.words for one in messages], names, _MOST_WORDS)
    length, most = read.words.shape[1], max(len(one.seen.begins) for one in messages)
    by_piece = (len(messages), most)
    piece = np.full((len(messages), length), most)
    begins, joined = np.zeros(by_piece, int), np.zeros(by_piece, int)
    further, splits = np.zeros(by_piece, np.float32), np.zeros(by_piece, np.float32)
    for row, one in enumerate(messages):
        for place, (first, sign) in enumerate(zip(one.seen.begins, one.seen.joined, strict=True)):
            if first < length:
                begins[row, place], joined[row, place] = first, sign
                piece[row, first : len(one.seen.words.words)] = place
                further[row, place] = place > 0
                splits[row, place] = place in (one.splitting or ())
    return Batch(
        told=read,
        piece=torch.tensor(piece),
        begins=torch.tensor(begins),
        joined=torch.tensor(joined),
        further=torch.tensor(further),
        splits=torch.tensor(splits),
        several=torch.tensor([float(one.several) for one in messages]),
        known=torch.tensor([float(one.splitting is not None) for one in messages]),
        weight=torch.tensor([one.weight for one in messages]),
        component=labels([one.component for one in messages], COMPONENTS),
        severity=_shares(torch.tensor([one.acceptable for one in messages])),
    )


def _shares(acceptable: Tensor) -> Tensor:
    return acceptable / acceptable.sum(1, keepdim=True).clamp(min=1)


class Model(nn.Module):
    """See `MessageNetwork`, whose fields have these names; `component` and `severity` are only learned with."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.words = Reading(names, _VECTOR)
        self.topic = nn.Linear(SEEN, _TOPIC)
        self.border = nn.Linear(3 * SEEN + 3 * _TOPIC + SIGN + 2, _BORDER)
        self.border_says = nn.Linear(_BORDER, 1)
        self.message = nn.Linear(_BORDER + SEEN, _MESSAGE)
        self.message_says = nn.Linear(_MESSAGE, 1)
        self.component = nn.Linear(SEEN, len(COMPONENTS))
        self.severity = nn.Linear(SEEN, len(LEVELS))

    def forward(self, step: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """How much speaks for another problem at each piece (message, piece), for several in each message, and for each
        component and severity (message, label)."""
        some = self.words.some
        sides, most = self._sides(self.words(step.told), step)
        borders = functional.relu(self.border(some(sides)))
        strongest = (borders * step.further[..., None]).amax(1)
        told = most.amax(1)
        says = self.message_says(functional.relu(self.message(torch.cat((some(strongest), told), -1))))
        about = some(told)
        return self.border_says(borders).squeeze(-1), says.squeeze(-1), self.component(about), self.severity(about)

    def loss(self, step: Batch) -> Tensor:
        """The loss of messages, of their borders, and of the auxiliary tasks."""
        borders, message, component, severity = self(step)
        by_border = functional.binary_cross_entropy_with_logits(borders, step.splits, reduction="none")
        of_borders = (by_border * step.further).sum(1) * step.known
        of_messages = functional.binary_cross_entropy_with_logits(message, step.several, reduction="none")
        loss: Tensor = (step.weight * (of_messages + _BORDERS_COUNT * of_borders)).sum() / step.weight.sum()
        return loss + label_loss(component, step.component) + shares_loss(severity, step.severity)

    def _sides(self, rows: Tensor, step: Batch) -> tuple[Tensor, Tensor]:
        """The words on both sides of each border, and the maximum of each dimension in each piece."""
        count, pieces = step.begins.shape
        width = rows.shape[-1]
        piece = step.piece[..., None].expand(-1, -1, width)
        nothing = torch.zeros(count, pieces + 1, width)
        most = nothing.scatter_reduce(1, piece, rows, "amax")[:, :pieces]
        sums = nothing.scatter_add(1, piece, rows)[:, :pieces]
        counts = torch.zeros(count, pieces + 1).scatter_add(1, step.piece, step.told.there)[:, :pieces, None]
        sums_before, counts_before = _all_before(sums.cumsum(1)), _all_before(counts.cumsum(1))
        before = self.topic(sums_before / counts_before.clamp(min=1))
        own = self.topic(sums / counts.clamp(min=1))
        behind = (counts.sum(1, keepdim=True) - counts_before).clamp(min=1)
        rest = self.topic((sums.sum(1, keepdim=True) - sums_before) / behind)
        first = rows.gather(1, step.begins[..., None].expand(-1, -1, width))
        lengths = torch.cat((counts_before, counts), -1).clamp(min=1).log() / _LENGTHS_BY
        parts = (
            *(_all_before(most.cummax(1)[0]), most, first),
            *(before * own, (before - own).abs(), before * rest),
            *(self.words.signs(step.joined), lengths),
        )
        return torch.cat(parts, -1), most


def _all_before(rows: Tensor) -> Tensor:
    return functional.pad(rows, (0, 0, 1, 0))[:, :-1]
