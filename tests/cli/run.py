"""Run the real command line as people do."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from helpbot.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def app_yaml(links: str = "{status_summary: none}") -> str:
    """Settings with the shipped knowledge and, unless `links` say otherwise, without network access."""
    return f"knowledge: {ROOT / 'knowledge'}\nlinks: {links}\n"


def helpbot(*arguments: str, given: str = "", folder: Path = ROOT, **environment: str) -> Outcome:
    """Run `helpbot` in a folder with something on its standard input: the whole command, within this process.

    `test_processes.py` shows that a separate process does the same.
    """
    said, out, err = TextIOWrapper(BytesIO(given.encode()), "utf-8"), _written(), _written()
    with (
        patch.dict(os.environ, _clean(environment), clear=True),
        patch.multiple(sys, argv=["helpbot", *arguments], stdin=said),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(folder),
        _log_of_its_own(),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Outcome(ended.value.code or 0, _text(out), _text(err))


def helpbot_process(*arguments: str, given: str = "", folder: Path = ROOT, **environment: str | None) -> Outcome:
    """The same in a process of its own, as people run it; variables that are None are not in its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "helpbot", *arguments],
        input=given.encode(),
        capture_output=True,
        cwd=folder,
        env=_clean(environment),
        timeout=120,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def _log_of_its_own() -> Iterator[None]:
    """What a command changes in the logging of this process is undone afterwards."""
    level = logging.root.level
    with patch.object(logging.root, "handlers", []):
        yield
    logging.root.setLevel(level)


def _clean(environment: Mapping[str, str | None]) -> dict[str, str]:
    """The environment without anything from the developer's installation, plus what a test adds."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HELPBOT", "SLACK"))}
    told = {**kept, "COLUMNS": "120", "NO_COLOR": "1", **environment}
    return {name: value for name, value in told.items() if value is not None}


def _written() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), "utf-8", newline="", write_through=True)


def _text(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
