"""What a network is taught beside what it is for, where it is known: to tell that as well teaches it how to read."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

DOUBT = 0.1
"""How much of every label is shared out among all: nothing is certain, and who is certain outvotes the sums."""
_COUNTS = 0.3
"""How much it counts beside what the network is for."""
_UNKNOWN = -100
"""A label that nothing is learned from."""


def labels(told: Sequence[str], known: Sequence[str]) -> Tensor:
    """The place of each label among those that there are; of any other one nothing is learned."""
    return torch.tensor([known.index(one) if one in known else _UNKNOWN for one in told])


def wrong_label(says: Tensor, label: Tensor) -> Tensor:
    """How wrong it is about labels (example), by what speaks for each (example, label)."""
    known = label != _UNKNOWN
    return _wrong(says[known], label[known])


def wrong_shares(says: Tensor, shares: Tensor) -> Tensor:
    """How wrong it is where several labels are right, each by its share (example, label); none has any where nothing is
    known."""
    known = shares.sum(1) > 0
    return _wrong(says[known], shares[known])


def _wrong(says: Tensor, right: Tensor) -> Tensor:
    if not len(says):
        return torch.zeros(())
    return _COUNTS * functional.cross_entropy(says, right, label_smoothing=DOUBT)
