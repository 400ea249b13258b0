"""The user's cache folder: files that depend on texts and code alone and are costly to compute.

What cannot be read is computed anew; a folder that cannot be written to costs nothing but time.
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
"""The size of all files of one kind beyond which the oldest are deleted."""
_ROOT = Path(__file__).parents[2]
ROOMS = ("knowledge", "language", "yamlfile")
"""The packages whose code computes what is kept, beside the modules above them."""


def key_of(*parts: object) -> str:
    """Identifies what is computed from these parts (anything that JSON can hold) by the code as it is now."""
    return hashlib.sha256(json.dumps([_code(), *parts]).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """The version, the code that computes what is kept, and the stemmer and Unicode data that it uses: a change of any
    of them changes the keys.
    """
    rooms = [path for room in ROOMS for path in (_ROOT / room).rglob("*.py")]
    texts = b"".join(path.read_bytes() for path in sorted([*rooms, *_ROOT.glob("*.py")]))
    return f"{__version__} {Stemmer.version()} {unidata_version} {hashlib.sha256(texts).hexdigest()}"


def place_of(kind: str, name: str) -> Path:
    """The path of a file of some kind."""
    return user_cache_path("helpbot") / kind / name


def keep(file: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file atomically, or not at all."""
    part = file.with_name(f"{file.name}.{uuid4().hex}.part")  # a name of its own: two threads may write the same file
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
