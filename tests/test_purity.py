"""The core reads no clock and opens no file: time comes in as `now`, and its own data as package resources.

The import contract in pyproject.toml forbids modules; this test covers what modules allowed everywhere could hide.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import helpbot

SOURCES = Path(helpbot.__file__).parent
CORE = ("language", "triage", "dialogue")
MODULES = frozenset({"os", "sys", "threading", "time", "urllib.error", "urllib.request"})
CALLS = frozenset({"open", "print", "input", "exec", "eval"})
METHODS = frozenset({"now", "utcnow", "today", "open", "write_text", "write_bytes", "mkdir", "unlink"})
CLOCKS_AND_FILES = frozenset({"date", "datetime", "Path", "path", "file", "folder", "source"})
"""The methods are impure on these; `exchange.now` is a value that was passed in."""


def impure(code: str) -> Iterator[str]:
    """What in this code reads a clock, or reaches outside the process."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from {name.name for name in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            yield from {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)} & MODULES
        elif isinstance(node, ast.Call) and reaches_out(called := ast.unparse(node.func)):
            yield called


def reaches_out(called: str) -> bool:
    """Whether a call of this reads a clock, or opens a file."""
    owner, _, method = called.rpartition(".")
    name = owner.split("(")[0].rpartition(".")[2]
    return called in CALLS or name == "time" or (method in METHODS and name in CLOCKS_AND_FILES)


@pytest.mark.parametrize("room", CORE)
def test_the_core_reads_no_clock_and_opens_no_file(room: str) -> None:
    found = {
        str(file.relative_to(SOURCES)): names
        for file in (SOURCES / room).rglob("*.py")
        if (names := sorted(impure(file.read_text("utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from datetime import UTC, datetime\nat = datetime.now(UTC)", ["datetime.now"]),
        ("import datetime\nat = datetime.datetime.utcnow()", ["datetime.datetime.utcnow"]),
        ("from datetime import date\nday = date.today()", ["date.today"]),
        ("import time\nat = time.time()", ["time", "time.time"]),
        ("from time import monotonic", ["time"]),
        ("text = open('words.txt').read()", ["open"]),
        ("from pathlib import Path\ntext = Path('words.txt').open()", ["Path('words.txt').open"]),
        ("import os\nhome = os.environ['HOME']", ["os"]),
        ("from urllib.request import urlopen", ["urllib.request"]),
        ("from urllib import request", ["urllib.request"]),
        ("from urllib.parse import urlsplit\nhost = urlsplit(link).hostname", []),
        ("due = exchange.now + hours\nif is_open(calendar, now): self.open(entry)", []),
    ],
)
def test_impure_calls_are_found(code: str, found: list[str]) -> None:
    assert sorted(impure(code)) == found
