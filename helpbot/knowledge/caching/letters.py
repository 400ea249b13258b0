"""Keep on disk how often each letter group occurs in the texts of each language: counting takes a fifth of a second."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence

import numpy as np

from helpbot.knowledge.caching.arrays import Arrays, pack, read_arrays, unpack, write_arrays
from helpbot.knowledge.caching.folder import key_of
from helpbot.language.detection import count_groups

_KIND = "letters"


def cached_groups(texts: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """The letter groups of each language, counted before from the same texts, else now."""
    key = key_of(np.__version__, texts)
    stored = read_arrays(_KIND, key)
    if stored is not None:
        try:
            return {language: _from(stored, language) for language in texts}
        except (KeyError, ValueError):  # something else lies there
            pass
    groups = {language: dict(count_groups(texts[language])) for language in texts}
    parts = [_arrays(groups[language], language) for language in groups]
    write_arrays(_KIND, key, dict(ChainMap(*map(dict, parts))))
    return groups


def _arrays(groups: Mapping[str, int], language: str) -> Arrays:
    return {f"{language}_groups": pack(groups), f"{language}_counts": np.array(list(groups.values()), dtype=np.int64)}


def _from(stored: Arrays, language: str) -> dict[str, int]:
    return dict(zip(unpack(stored[f"{language}_groups"]), stored[f"{language}_counts"].tolist(), strict=True))
