"""Train the network: four times over all messages, two minutes on one processor. It needs torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.bundling import Line
from benchmarks.stories.examples import Message, messages
from benchmarks.stories.model import Batch, Model, Names, batch, network_of
from helpbot.triage.learned.network import Network

_SEED = 0
_TIMES = 4
_TOGETHER = 64
"""Messages of a step."""
_SORTED = 30
"""Of so many steps the messages are sorted by length, so that those of a step are about as long."""
_FASTEST, _RISING, _DECAY = 4e-3, 0.15, 1e-2
_BORDERS_COUNT = 0.5
_LONGEST_STEP = 1.0


def train(authors: Iterable[Sequence[Line]]) -> Network:
    """What the reports of these authors teach; the same reports teach the same."""
    return trained(list(messages(authors)))


def trained(told: Sequence[Message]) -> Network:
    """What messages teach."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    random = np.random.default_rng(_SEED)
    names = Names.of(told)
    model = Model(names)
    steps = [batch(some, names) for some in _steps(told, random)]
    improve = torch.optim.AdamW(model.parameters(), lr=_FASTEST, weight_decay=_DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        improve, _FASTEST, total_steps=_TIMES * len(steps) + 1, pct_start=_RISING
    )
    model.train()
    for _ in range(_TIMES):
        for place in random.permutation(len(steps)):
            improve.zero_grad()
            _wrong(model, steps[place]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_STEP)
            improve.step()
            pace.step()
    return network_of(model.eval(), names)


def _steps(told: Sequence[Message], random: np.random.Generator) -> Iterator[Sequence[Message]]:
    order = random.permutation(len(told))
    for start in range(0, len(order), _TOGETHER * _SORTED):
        some = sorted((told[place] for place in order[start : start + _TOGETHER * _SORTED]), key=_length)
        yield from (some[at : at + _TOGETHER] for at in range(0, len(some), _TOGETHER))


def _length(one: Message) -> int:
    return len(one.seen.words)


def _wrong(model: Model, step: Batch) -> Tensor:
    """How wrong the model is about messages, and about their borders where these are known."""
    borders, message = model(step)
    by_border = functional.binary_cross_entropy_with_logits(borders, step.splits, reduction="none")
    of_borders = (by_border * step.further).sum(1) * step.known
    of_messages = functional.binary_cross_entropy_with_logits(message, step.several, reduction="none")
    wrong: Tensor = (step.weight * (of_messages + _BORDERS_COUNT * of_borders)).sum() / step.weight.sum()
    return wrong
