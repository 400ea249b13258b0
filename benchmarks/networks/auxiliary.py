"""Auxiliary tasks: what a network is also trained to predict, where it is known, so that it reads better."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

SMOOTHING = 0.1
"""Label smoothing: no label is certain, and an overconfident network would outvote the sums."""
_WEIGHT = 0.3
"""The weight of an auxiliary task in the loss."""
_UNKNOWN = -100
"""A label that is ignored."""


def labels(told: Sequence[str], known: Sequence[str]) -> Tensor:
    """The index of each label; unknown ones are ignored."""
    return torch.tensor([known.index(one) if one in known else _UNKNOWN for one in told])


def label_loss(logits: Tensor, label: Tensor) -> Tensor:
    """The loss of labels (example), by logits (example, label)."""
    known = label != _UNKNOWN
    return _loss(logits[known], label[known])


def shares_loss(logits: Tensor, shares: Tensor) -> Tensor:
    """The loss where several labels are right, each by its share (example, label), all zero if nothing is known."""
    known = shares.sum(1) > 0
    return _loss(logits[known], shares[known])


def _loss(logits: Tensor, right: Tensor) -> Tensor:
    if not len(logits):
        return torch.zeros(())
    return _WEIGHT * functional.cross_entropy(logits, right, label_smoothing=SMOOTHING)
