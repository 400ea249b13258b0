"""Build data with places from the events of a YAML parser; what data files have no use for is refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import yaml

from helpbot.problems import Problem, ProblemsFound
from helpbot.yamlfile.document import Document, KeyPath, Place, Value
from helpbot.yamlfile.slips import joined_entry, key_without_value, lost_in_a_comment

MAX_DEPTH = 20
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DASHED = re.compile(r"-[^\W\d]")
"""The start of a list entry whose dash has no space after it."""
_COMMENT = re.compile(r"\s*(#.*)")


@dataclass
class _Container:
    """A list or mapping that is being read; `key` is the one whose value comes next."""

    value: list[Value] | dict[str, Value]
    path: KeyPath
    in_braces: bool = False
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


class Builder:
    """Takes the events of one file in order; `document` then holds its data, unless there are `problems`."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.document = Document(name)
        self._lines = lines
        self.problems: list[Problem] = []
        self._open: list[_Container] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises `ProblemsFound` for what makes the rest unreadable."""
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

    @property
    def _innermost(self) -> _Container | None:
        return self._open[-1] if self._open else None

    def _refuse(self, event: yaml.Event, what: str, fix: str) -> None:
        problem = Problem(self.document.name, *_start(event), what, fix)
        raise ProblemsFound([*self.problems, problem])

    def _note(self, place: Place, what: str, fix: str) -> None:
        """A mistake after which reading can go on."""
        self.problems.append(Problem(self.document.name, *place, what, fix))

    def _begins_line(self, container: _Container | None, event: yaml.ScalarEvent) -> bool:
        """Whether a value is below its key, not beside it."""
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
        container = self._innermost
        if container and container.awaits_key:
            self._key(container, event)
            return
        plain = event.style in (None, "")
        if plain and _DASHED.match(event.value) and self._begins_line(container, event):
            self._note(_start(event), "a dash without a space", "put a space after the dash, or quote the text")
        elif plain:
            self._check_slips(container, event)
        path = self._place(None if plain and event.value in _NULLS else event.value, event)
        if plain and (comment := self._behind(event)):
            self.document.commented[path] = comment

    def _check_slips(self, container: _Container | None, event: yaml.ScalarEvent) -> None:
        key = container.key if container else None
        place, last = _start(event), event.end_mark.line + 1 if event.end_mark else 0
        slip = joined_entry(self._lines, place[0], min(last, len(self._lines)), key)
        if not event.value:
            slip = lost_in_a_comment(place, self._behind(event))
        if container and container.in_braces and key and not event.value and not self._follows_colon(place):
            slip = key_without_value(self.document.key_places[(*container.path, key)], key)
        if slip:
            self._note(*slip)

    def _follows_colon(self, place: Place) -> bool:
        line, column = place
        before = self._lines[line - 1][: column - 1] if line <= len(self._lines) else ""  # the file may end in a key
        return before.rstrip().endswith(":")

    def _key(self, container: _Container, event: yaml.ScalarEvent) -> None:
        path = (*container.path, event.value)
        if invisible := next(filter(_is_invisible, event.value), ""):
            what = f"an invisible character (U+{ord(invisible):04X}) in a key"
            self._note(_start(event), what, "delete it; indent with plain spaces")
        if path in self.document.key_places:
            first = self.document.key_places[path][0]
            self._note(
                _start(event), f"the key {event.value!r} appears twice (first on line {first})", "keep one of them"
            )
            self._forget_below(path)
        else:
            self.document.key_places[path] = _start(event)
        container.key = event.value

    def _forget_below(self, path: KeyPath) -> None:
        """What is below a repeated key is no repetition by itself."""
        places = self.document.key_places
        for known in [known for known in places if len(known) > len(path) and known[: len(path)] == path]:
            del places[known]

    def _start(self, value: list[Value] | dict[str, Value], event: yaml.NodeEvent) -> None:
        self._check_plain(event)
        if self._innermost and self._innermost.awaits_key:
            self._refuse(event, "a list or mapping cannot be a key", "put the key in double quotes")
        if len(self._open) >= MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "make it flatter")
        in_braces = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
        self._open.append(_Container(value, self._place(value, event), in_braces))

    def _place(self, value: Value, event: yaml.NodeEvent) -> KeyPath:
        place = _start(event)
        if not self._open:
            if self._documents <= 1:
                self.document.data = value
            self.document.value_places[()] = place
            return ()
        container = self._open[-1]
        if isinstance(container.value, list):
            path: KeyPath = (*container.path, len(container.value))
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
