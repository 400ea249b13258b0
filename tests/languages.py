"""A copy of the program to which languages were added as an admin adds them: by their files, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import helpbot

LANGUAGES = Path(__file__).parent / "data" / "languages"
FOUNDATIONS = (
    "__init__.py",
    "explaining.py",
    "field_types.py",
    "problems.py",
    "validation.py",
    "webaddress.py",
)
Asking = Callable[[str, object], Any]


def program_with(home: Path, rooms: Sequence[str], words: str, folder: str) -> Asking:
    """A copy of some packages of the program in which every one of our languages has its file `words` in a `folder`."""
    shipped, copied = Path(helpbot.__file__).parent, home / "helpbot"
    copied.mkdir()
    for file in FOUNDATIONS:
        shutil.copy(shipped / file, copied / file)
    for room in (*rooms, "yamlfile"):
        shutil.copytree(shipped / room, copied / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in LANGUAGES.glob(f"*/{words}"):
        shutil.copy(file, copied / folder / f"{file.parent.name}.yaml")
    return program_in(home)


def program_in(home: Path) -> Asking:
    """A copy of the program in a folder: a script is run in it that turns `given` into `found`."""

    def ask(script: str, given: object) -> Any:  # noqa: ANN401 - whatever the script finds
        whole = f"import json, sys\ngiven = json.load(sys.stdin)\n{script}\njson.dump(found, sys.stdout)"
        ran = subprocess.run(
            [sys.executable, "-c", whole],
            input=json.dumps(given),
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(home)},
        )
        return json.loads(ran.stdout)

    return ask
