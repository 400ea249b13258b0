"""Run the real command line as people do."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def app_yaml(links: str = "{status_summary: none}") -> str:
    """Settings with the shipped knowledge and, unless `links` say otherwise, without anything of the network."""
    return f"knowledge: {ROOT / 'knowledge'}\nlinks: {links}\n"


def helpbot(*arguments: str, given: str = "", folder: Path = ROOT, **environment: str) -> Outcome:
    """Run `helpbot` in a folder with something on its standard input."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HELPBOT", "SLACK"))}
    done = subprocess.run(
        [sys.executable, "-m", "helpbot", *arguments],
        input=given.encode(),
        capture_output=True,
        cwd=folder,
        env={**clean, "COLUMNS": "120", "NO_COLOR": "1", **environment},
        timeout=60,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
