"""Keep the counts of letter groups in the texts of each language: counting takes a fifth of a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.caching.arrays import Arrays, cached, pack, unpack
from helpbot.knowledge.caching.folder import key_of
from helpbot.language.detection import count_groups


def cached_groups(texts: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """The letter groups of each language with their counts, from the cache if the texts are the same."""
    return cached(
        "letters",
        key_of(np.__version__, texts),
        compute=lambda: {language: dict(count_groups(of_language)) for language, of_language in texts.items()},
        to_arrays=_to_arrays,
        from_arrays=lambda stored: {language: _counts(stored, language) for language in texts},
    )


def _to_arrays(groups: Mapping[str, Mapping[str, int]]) -> Arrays:
    arrays: dict[str, NDArray[Any]] = {}
    for language, counts in groups.items():
        arrays[f"{language}_groups"] = pack(counts)
        arrays[f"{language}_counts"] = np.array(list(counts.values()), dtype=np.int64)
    return arrays


def _counts(stored: Arrays, language: str) -> dict[str, int]:
    return dict(zip(unpack(stored[f"{language}_groups"]), stored[f"{language}_counts"].tolist(), strict=True))
