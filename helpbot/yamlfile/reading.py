"""Read a YAML file, or the text of one, within limits; mistakes are `Problem`s, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from helpbot.problems import Problem, ProblemsFound
from helpbot.yamlfile.building import Builder
from helpbot.yamlfile.document import Document
from helpbot.yamlfile.mistakes import syntax_problem, unreadable_character

MAX_BYTES = 1_000_000


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read `path`; `name` is what messages call it (default: the path).

    Raises `ProblemsFound` for a file that cannot be read, is too large, is not UTF-8 or is not plain YAML.
    """
    name = name or str(path)
    return parse_yaml(_decode(_read_bytes(path, name), name), name)


def parse_yaml(text: str, name: str) -> Document:
    """Build a `Document` from YAML text. Raises `ProblemsFound` with the first mistake that stops reading."""
    builder = Builder(name, text.splitlines())
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.reader.ReaderError:
        raise ProblemsFound([unreadable_character(text, name)]) from None
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([syntax_problem(error, text, name)]) from None
    if builder.problems:
        raise ProblemsFound(builder.problems)
    return builder.document


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProblemsFound([_too_large(name, path.stat().st_size)])
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProblemsFound(
            [Problem(name, 0, 0, f"cannot be read: {reason}", "check the path and its permissions")]
        ) from None


def _too_large(name: str, size: int) -> Problem:
    what = f"the file is too large: {size:,} bytes, at most {MAX_BYTES:,} are read"
    return Problem(name, 0, 0, what, "split it into smaller files")


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        what = f"the file is not UTF-8: byte 0x{raw[error.start]:02x} cannot be read"
        raise ProblemsFound([Problem(name, line, column, what, "save it as plain text in UTF-8")]) from None


def other_files(folder: Path) -> Iterator[Path]:
    """The files below `folder` that `yaml_files` skips, except hidden ones and notes in Markdown."""
    read = set(yaml_files(folder))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in read and path.suffix.lower() != ".md" and not _is_hidden(path, folder):
            yield path


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every `.yaml` or `.yml` file below `folder`, in a stable order; hidden files and folders are left out.

    Broken links are included, so that reading them reports it.
    """
    for path in sorted(folder.rglob("*")):
        broken = path.is_symlink() and not path.exists()
        if path.suffix.lower() in (".yaml", ".yml") and not _is_hidden(path, folder) and (path.is_file() or broken):
            yield path


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
