"""How every network is trained: several epochs over all examples, each in another order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

_Example = TypeVar("_Example")
_Batch = TypeVar("_Batch")
_SEED = 0
_BATCH_SIZE = 64
"""Examples per batch."""
_SORTED_BATCHES = 30
"""Within this many batches examples are sorted by length, so that those of a batch have similar lengths."""
_WARM_UP, _WEIGHT_DECAY = 0.15, 1e-2
_LARGEST_GRADIENT = 1.0


@dataclass(frozen=True)
class Schedule:
    """The number of epochs, and the maximum learning rate."""

    epochs: int
    rate: float


def seeded() -> np.random.Generator:
    """Make training reproducible; to be called before a model is created."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    return np.random.default_rng(_SEED)


def batches_of(
    examples: Sequence[_Example], length: Callable[[_Example], int], random: np.random.Generator
) -> Iterator[Sequence[_Example]]:
    """The examples in another order, in batches."""
    order = random.permutation(len(examples))
    for start in range(0, len(order), _BATCH_SIZE * _SORTED_BATCHES):
        some = sorted((examples[place] for place in order[start : start + _BATCH_SIZE * _SORTED_BATCHES]), key=length)
        yield from (some[at : at + _BATCH_SIZE] for at in range(0, len(some), _BATCH_SIZE))


def train(
    model: nn.Module,
    batches: Sequence[_Batch],
    loss: Callable[[_Batch], Tensor],
    schedule: Schedule,
    random: np.random.Generator,
) -> None:
    """Train the model on batches; `loss` is that of one batch."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=schedule.rate, weight_decay=_WEIGHT_DECAY)
    total = schedule.epochs * len(batches) + 1
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, schedule.rate, total_steps=total, pct_start=_WARM_UP)
    model.train()
    for _ in range(schedule.epochs):
        for place in random.permutation(len(batches)):
            optimizer.zero_grad()
            loss(batches[place]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), _LARGEST_GRADIENT)
            optimizer.step()
            scheduler.step()
    model.eval()
