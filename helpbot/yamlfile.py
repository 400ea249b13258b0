"""Read one YAML file that people edit: safely, within limits, and with the place of every value.

Scalars stay text exactly as written (only an empty value, `~` or `null` is None), so that `no`, `on` or `007` mean
themselves; a pydantic model gives each field its type. Mistakes come back as `Problem`s, never as a traceback.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from helpbot.problems import Problem, ProblemsFound
from helpbot.yamlmistakes import syntax_problem, unreadable_character

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Key: TypeAlias = "str | int"
Place: TypeAlias = tuple[int, int]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DASHED = re.compile(r"-[^\W\d]")
"""How an entry of a list begins whose dash has no space."""
_COMMENT = re.compile(r"\s*(#.*)")


@dataclass
class Document:
    """One file's data, and where each key and value stands (line and column, from 1)."""

    name: str
    data: Value = None
    key_places: dict[tuple[Key, ...], Place] = field(default_factory=dict)
    value_places: dict[tuple[Key, ...], Place] = field(default_factory=dict)
    commented: dict[tuple[Key, ...], str] = field(default_factory=dict)
    """What stands as a comment right behind a text without quotes, and may have been meant as a part of it."""

    def at(self, path: tuple[Key, ...]) -> Value:
        """The value that `path` leads to; None where it leads nowhere."""
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(str(part))
            else:
                value = value[part] if isinstance(value, list) and isinstance(part, int) else None
        return value

    def cut_short(self, sections: Container[Key]) -> Iterator[Problem]:
        """Texts in these sections that end where a `#` begins a comment: it may have been meant as a part of them."""
        for path, comment in self.commented.items():
            if path and path[0] in sections and self.at(path) is not None:
                what = f"the text ends before {comment[:40]!r}, which is taken for a comment"
                yield self.problem(path, what, "put the text in double quotes, or the comment on a line of its own")

    def problem(self, path: tuple[Key, ...], what: str, fix: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the value (or the key) that `path` leads to, or at its nearest known parent."""
        places = (self.key_places, self.value_places) if at_key else (self.value_places, self.key_places)
        while path:
            for known in places:
                if path in known:
                    return Problem(self.name, *known[path], what, fix)
            path = path[:-1]
        return Problem(self.name, 1, 1, what, fix)


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read `path`; `name` is how messages call it (default: the path).

    Raises `ProblemsFound` for a file that cannot be read, is too large, is not UTF-8 or is not plain YAML.
    """
    name = name or str(path)
    return parse_yaml(_decode(_read_bytes(path, name), name), name)


def parse_yaml(text: str, name: str) -> Document:
    """Build a `Document` from YAML text. Raises `ProblemsFound` with the first mistake that stops reading."""
    builder = _Builder(name, text.splitlines())
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
        raise ProblemsFound([Problem(name, 0, 0, f"cannot be read: {reason}", "check the path and rights")]) from None


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
        raise ProblemsFound([Problem(name, line, column, what, "save the file as UTF-8")]) from None


@dataclass
class _Container:
    value: list[Value] | dict[str, Value]
    path: tuple[Key, ...]
    key: str | None = None


class _Builder:
    """Turns parser events into data, with places; refuses what data files have no use for."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.document = Document(name)
        self._lines = lines
        self.problems: list[Problem] = []
        self._open: list[_Container] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._start({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "an alias (*name) cannot be used here", "write the text out, or quote it")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "a second document (---) in one file", "make it a file of its own")

    def _refuse(self, event: yaml.Event, what: str, fix: str) -> None:
        problem = Problem(self.document.name, *_start(event), what, fix)
        raise ProblemsFound([*self.problems, problem])

    def _note(self, event: yaml.Event, what: str, fix: str) -> None:
        """A mistake after which reading can go on."""
        self.problems.append(Problem(self.document.name, *_start(event), what, fix))

    def _begins_line(self, container: _Container | None, event: yaml.ScalarEvent) -> bool:
        """Whether a value stands below its key, not beside it."""
        if container is None or container.key is None:
            return container is None
        return self.document.key_places[(*container.path, container.key)][0] < _start(event)[0]

    def _behind(self, event: yaml.ScalarEvent) -> str:
        """The comment on the line on which a value ends."""
        mark = event.end_mark
        found = _COMMENT.match(self._lines[mark.line], mark.column) if mark and mark.line < len(self._lines) else None
        return found[1].rstrip() if found else ""

    def _check_plain(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "an anchor (&name) cannot be used here", "write the text out, or quote it")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._refuse(event, f"a tag ({tag}) cannot be used here", "remove it, or quote the text")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_plain(event)
        container = self._open[-1] if self._open else None
        if container and isinstance(container.value, dict) and container.key is None:
            self._key(container, event)
            return
        plain = event.style in (None, "")
        if plain and _DASHED.match(event.value) and self._begins_line(container, event):
            self._note(event, "a dash without a space", "put a space behind the dash, or quote the text")
        path = self._place(None if plain and event.value in _NULLS else event.value, event)
        if plain and (comment := self._behind(event)):
            self.document.commented[path] = comment

    def _key(self, container: _Container, event: yaml.ScalarEvent) -> None:
        path = (*container.path, event.value)
        place = _start(event)
        if invisible := next(filter(_is_invisible, event.value), ""):
            self._note(
                event,
                f"an invisible character (U+{ord(invisible):04X}) in a key",
                "delete it; indent with plain spaces",
            )
        if path in self.document.key_places:
            first = self.document.key_places[path][0]
            self._note(event, f"the key {event.value!r} stands twice (first in line {first})", "keep one of them")
        else:
            self.document.key_places[path] = place
        container.key = event.value

    def _start(self, value: list[Value] | dict[str, Value], event: yaml.NodeEvent) -> None:
        self._check_plain(event)
        container = self._open[-1] if self._open else None
        if container and isinstance(container.value, dict) and container.key is None:
            self._refuse(event, "a list or mapping cannot be a key", "put the key in double quotes")
        if len(self._open) >= MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "make it flatter")
        path = self._place(value, event)
        self._open.append(_Container(value, path))

    def _place(self, value: Value, event: yaml.NodeEvent) -> tuple[Key, ...]:
        place = _start(event)
        if not self._open:
            if self._documents <= 1:
                self.document.data = value
            self.document.value_places[()] = place
            return ()
        container = self._open[-1]
        if isinstance(container.value, list):
            path: tuple[Key, ...] = (*container.path, len(container.value))
            container.value.append(value)
        else:
            assert container.key is not None
            path = (*container.path, container.key)
            container.value[container.key] = value
            container.key = None
        self.document.value_places[path] = place
        return path


def _start(event: yaml.Event) -> Place:
    """Where an event begins; parser events always know."""
    return (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (1, 1)


def _is_invisible(character: str) -> bool:
    return character != " " and unicodedata.category(character) in ("Zs", "Cf")


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every `.yaml` or `.yml` file below `folder`, in a stable order; hidden files and folders are left out.

    A link that leads nowhere is one of them, so that reading it tells so.
    """
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        broken = path.is_symlink() and not path.exists()
        if path.suffix.lower() in (".yaml", ".yml") and not hidden and (path.is_file() or broken):
            yield path
