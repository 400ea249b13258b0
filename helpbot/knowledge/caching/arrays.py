"""Arrays and words kept in the cache folder: plain numbers, never objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.caching.folder import keep, place_of

Arrays: TypeAlias = Mapping[str, NDArray[Any]]
Value = TypeVar("Value")


def cached(
    kind: str,
    key: str,
    compute: Callable[[], Value],
    to_arrays: Callable[[Value], Arrays],
    from_arrays: Callable[[Arrays], Value],
) -> Value:
    """What was computed under a key before, else `compute()` now.

    `from_arrays` raises `KeyError` or `ValueError` for arrays that are something else.
    """
    stored = read_arrays(kind, key)
    if stored is not None:
        with suppress(KeyError, ValueError):
            return from_arrays(stored)
    value = compute()
    write_arrays(kind, key, to_arrays(value))
    return value


def read_arrays(kind: str, key: str) -> Arrays | None:
    """The arrays kept under a key, if there are any and they are whole."""
    try:
        with np.load(place_of(kind, f"{key}.npz"), allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def write_arrays(kind: str, key: str, arrays: Arrays) -> None:
    """Keep arrays under a key."""
    named: dict[str, Any] = dict(arrays)
    keep(place_of(kind, f"{key}.npz"), lambda stream: np.savez(stream, **named))


def pack(words: Iterable[str]) -> NDArray[np.uint8]:
    """Words (without line breaks) as one array."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unpack(packed: NDArray[np.uint8]) -> list[str]:
    """The words of an array. Raises `ValueError` for what `pack` never made."""
    return packed.tobytes().decode().split("\n") if packed.size else []
