"""Keep the meanings of texts on disk, by model and text: a model takes hundredths of a second for each text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from helpbot.knowledge.caching.arrays import read_arrays, write_arrays
from helpbot.knowledge.search.comparing.features import Weights
from helpbot.knowledge.search.comparing.semantic import Encoder

_KIND = "meanings"
_AT_A_TIME = 64
_MOST_KEPT = 200_000


def cached_meanings(texts: Sequence[str], encoder: Encoder) -> Weights:
    """One vector for each text. What is not known yet is computed, with a progress bar on a terminal."""
    known = _known(encoder)
    keys = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known |= _compute(missing, encoder)
        kept = dict(list(known.items())[-_MOST_KEPT:])
        write_arrays(_KIND, encoder.name, {"keys": np.array(list(kept)), "vectors": np.array(list(kept.values()))})
    return np.array([known[key] for key in keys], dtype=np.float32)


def _known(encoder: Encoder) -> dict[str, Weights]:
    stored = read_arrays(_KIND, encoder.name) or {}
    if stored.keys() != {"keys", "vectors"} or len(stored["keys"]) != len(stored["vectors"]):
        return {}
    return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))


def _compute(texts: Mapping[str, str], encoder: Encoder) -> dict[str, Weights]:
    from rich.console import Console  # slow to import, and seldom needed
    from rich.progress import track

    terminal = Console(stderr=True)
    keys = sorted(texts, key=lambda key: len(texts[key]))  # texts of one length are quickest together
    found: dict[str, Weights] = {}
    starts = range(0, len(keys), _AT_A_TIME)
    for start in track(starts, "Reading meanings", console=terminal, transient=True, disable=not terminal.is_terminal):
        part = keys[start : start + _AT_A_TIME]
        found.update(zip(part, encoder.encode([texts[key] for key in part]), strict=True))
    return found
