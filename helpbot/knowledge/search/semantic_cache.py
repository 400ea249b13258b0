"""Keep the meanings of texts on disk, by model and text: a model takes hundredths of a second for each."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import track

from helpbot.knowledge.search.features import Weights
from helpbot.knowledge.search.semantic import Encoder

_AT_A_TIME = 64
_MOST_KEPT = 200_000


def cached_meanings(texts: Sequence[str], encoder: Encoder) -> Weights:
    """One vector for each text. What is not known yet is computed, with a progress bar on a terminal."""
    file = user_cache_path("helpbot") / "meanings" / f"{encoder.name}.npz"
    known = _read(file)
    keys = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known |= _compute(missing, encoder)
        _write(file, dict(list(known.items())[-_MOST_KEPT:]))
    return np.array([known[key] for key in keys], dtype=np.float32)


def _compute(texts: Mapping[str, str], encoder: Encoder) -> dict[str, Weights]:
    terminal = Console(stderr=True)
    keys = sorted(texts, key=lambda key: len(texts[key]))  # texts of one length are quickest together
    found: dict[str, Weights] = {}
    starts = range(0, len(keys), _AT_A_TIME)
    for start in track(starts, "Reading meanings", console=terminal, transient=True, disable=not terminal.is_terminal):
        part = keys[start : start + _AT_A_TIME]
        found.update(zip(part, encoder.encode([texts[key] for key in part]), strict=True))
    return found


def _read(file: Path) -> dict[str, Weights]:
    try:
        with np.load(file, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}


def _write(file: Path, known: Mapping[str, Weights]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.with_suffix(f".{os.getpid()}.part")
        with whole.open("wb") as stream:
            np.savez(stream, keys=np.array(list(known)), vectors=np.array(list(known.values())))
        whole.replace(file)
    except OSError:
        return  # a home that cannot be written to costs time, nothing else
