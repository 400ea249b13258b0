"""Families of wordings in short: `ya (funciona|anda) (bien|)` stands for four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_CHOICE = re.compile(r"\(([^()]*)\)")


def expand(family: str) -> Iterator[str]:
    """Every wording that a family stands for; an empty alternative may be left out. Parentheses do not nest."""
    parts = _CHOICE.split(family)  # what stands between choices, and the choices, by turns
    alternatives = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*alternatives))
