"""Keep the content of valid YAML files: reading them with the place of every value takes long."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from helpbot.knowledge.caching.folder import keep, key_of, place_of
from helpbot.yamlfile import MAX_BYTES

Value = TypeVar("Value")


def cached_reading(
    kind: str, folder: Path, paths: Sequence[Path], adapter: TypeAdapter[Value], read: Callable[[], Value]
) -> Value:
    """What was read from the same files before, else `read()` now; mistakes are not kept."""
    key = _key(folder, paths)
    if key is None:
        return read()
    place = place_of(kind, f"{key}.json")
    try:
        return adapter.validate_json(place.read_bytes())
    except (OSError, ValidationError):
        value = read()
    if _key(folder, paths) == key:  # else somebody saved a file meanwhile, and this may be its new content
        content = adapter.dump_json(value)
        keep(place, lambda stream: stream.write(content))
    return value


def _key(folder: Path, paths: Sequence[Path]) -> str | None:
    """Identifies the files by their paths and contents; None if one cannot be read."""
    try:
        if any(path.stat().st_size > MAX_BYTES for path in paths):
            return None
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    except OSError:
        return None
    names = [path.relative_to(folder).as_posix() for path in paths]
    return key_of(list(zip(names, digests, strict=True)))
