"""The user's cache folder: files that depend on texts and code alone, and are costly to compute.

A file that cannot be read is computed anew; a home that cannot be written to costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO
from unicodedata import unidata_version
from uuid import uuid4

import Stemmer
from platformdirs import user_cache_path

from helpbot import __version__

MOST_BYTES = 500_000_000
"""The oldest files of a kind go when there are more bytes than these."""
_ROOT = Path(__file__).parents[2]
ROOMS = ("knowledge", "language", "yamlfile")
"""Whose code computes what is kept, beside the files above them."""


def key_of(*parts: object) -> str:
    """Names what is computed from these parts (anything JSON knows) by the code as it is now."""
    return hashlib.sha256(json.dumps([_code(), *parts]).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """The version, the code of the rooms that compute what is kept, and what words and letters are for it; when one of
    them changes, so do the keys.
    """
    rooms = [path for room in ROOMS for path in (_ROOT / room).rglob("*.py")]
    texts = b"".join(path.read_bytes() for path in sorted([*rooms, *_ROOT.glob("*.py")]))
    return f"{__version__} {Stemmer.version()} {unidata_version} {hashlib.sha256(texts).hexdigest()}"


def place_of(kind: str, name: str) -> Path:
    """Where a file of some kind is kept."""
    return user_cache_path("helpbot") / kind / name


def keep(file: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file at once and whole, or not at all."""
    part = file.with_name(f"{file.name}.{uuid4().hex}.part")  # of its own: two threads may keep the same
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                write(stream)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)  # a full disk must not be left with a half-written file
        _remove_oldest(file.parent)


def _remove_oldest(folder: Path) -> None:
    kept = 0
    newest_first = sorted(((path.stat(), path) for path in folder.iterdir()), key=lambda pair: -pair[0].st_mtime)
    for state, path in newest_first:
        kept += state.st_size
        if kept > MOST_BYTES:
            path.unlink(missing_ok=True)
