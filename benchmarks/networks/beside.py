"""Auxiliary tasks: what a network is trained to predict besides its purpose, where known, to read better."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

DOUBT = 0.1
"""Label smoothing: no label is certain, and an overconfident network would outvote the sums."""
_COUNTS = 0.3
"""The weight of an auxiliary task in the loss."""
_UNKNOWN = -100
"""A label that is ignored."""


def labels(told: Sequence[str], known: Sequence[str]) -> Tensor:
    """The index of each label; unknown ones are ignored."""
    return torch.tensor([known.index(one) if one in known else _UNKNOWN for one in told])


def wrong_label(says: Tensor, label: Tensor) -> Tensor:
    """The loss of labels (example), by logits (example, label)."""
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
