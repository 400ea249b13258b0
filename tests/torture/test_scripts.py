"""What people say under torture can also be said on a calm day: every button that they press is offered."""

from __future__ import annotations

from pathlib import Path

from helpbot.settings import Settings
from tests.cli.run import ROOT
from torture.calm import rehearse
from torture.scripts import load_scripts


def test_every_script_can_be_played(tmp_path: Path) -> None:
    scripts = load_scripts()
    settings = Settings(knowledge=str(ROOT / "knowledge"))
    said = rehearse(scripts, settings, tmp_path)
    assert [len(said[script.name]) for script in scripts] == [len(script.steps) for script in scripts]
