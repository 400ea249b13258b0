"""How every network is trained: several epochs over all examples, each in another order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

_Example = TypeVar("_Example")
_Step = TypeVar("_Step")
_SEED = 0
_TOGETHER = 64
"""Examples per step."""
_SORTED = 30
"""Within this many steps examples are sorted by length, so that those of a step have similar lengths."""
_RISING, _DECAY = 0.15, 1e-2
_LONGEST_STEP = 1.0


@dataclass(frozen=True)
class Pace:
    """The number of epochs, and the maximum learning rate."""

    times: int
    fastest: float


def seeded() -> np.random.Generator:
    """Make training reproducible; to be called before a model is created."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    return np.random.default_rng(_SEED)


def steps(
    examples: Sequence[_Example], length: Callable[[_Example], int], random: np.random.Generator
) -> Iterator[Sequence[_Example]]:
    """The examples in another order, in batches."""
    order = random.permutation(len(examples))
    for start in range(0, len(order), _TOGETHER * _SORTED):
        some = sorted((examples[place] for place in order[start : start + _TOGETHER * _SORTED]), key=length)
        yield from (some[at : at + _TOGETHER] for at in range(0, len(some), _TOGETHER))


def train(
    model: nn.Module,
    batches: Sequence[_Step],
    wrong: Callable[[_Step], Tensor],
    pace: Pace,
    random: np.random.Generator,
) -> None:
    """Train the model on batches; `wrong` is the loss of each."""
    improve = torch.optim.AdamW(model.parameters(), lr=pace.fastest, weight_decay=_DECAY)
    total = pace.times * len(batches) + 1
    slower = torch.optim.lr_scheduler.OneCycleLR(improve, pace.fastest, total_steps=total, pct_start=_RISING)
    model.train()
    for _ in range(pace.times):
        for place in random.permutation(len(batches)):
            improve.zero_grad()
            wrong(batches[place]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_STEP)
            improve.step()
            slower.step()
    model.eval()
