"""Each command once in a process of its own, as people start it: output and exit code are the same as in the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import app_yaml, helpbot, helpbot_process

ARTICLE = "questions: {en: [how do I feed my dog]}\ntests: {matches: {en: [feeding dogs]}}\n"
REPORT = "report a problem\nthe weekly report shows the old logo\n" + "skip\n" * 8 + "yes\n"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A problem was reported, a question found nothing, and there is a backup."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "app.yaml").write_text(app_yaml(), "utf-8")
    (folder / "pets").mkdir()
    (folder / "pets" / "feed.yaml").write_text(ARTICLE, "utf-8")
    for command, given in ((("chat", "--as", "ana"), f"what is for lunch\n{REPORT}"), (("backup", "copy.db"), "")):
        done = helpbot(*command, given=given, folder=folder)
        assert done.code == 0, done.err
    return folder


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("--version", ""),
        ("nosuch", ""),
        ("ask --batch", '{"query": "olvidé mi contraseña"}\n{oops\n'),
        ("triage --batch", '{"text": "no calls", "opened_at": "2026-11-20T16:30:00Z", "timezone": "UTC"}\n'),
        ("check --knowledge pets", ""),
        ("chat --as eva", "¿qué tal?\nreport a problem\ncancel\n"),
        ("gaps --draft 1", ""),
        ("manifest", ""),
        ("serve", ""),
        ("doctor", ""),
        ("migrate", ""),
        ("backup another.db", ""),
        ("restore app.yaml", ""),
        ("copy-from data/helpbot.db", ""),
        ("tickets show HB-1", ""),
        ("parked list", ""),
        ("privacy export ana", ""),
    ],
)
def test_a_separate_process_does_the_same(reported: Path, tmp_path: Path, command: str, given: str) -> None:
    ours, its = (shutil.copytree(reported, tmp_path / name) for name in ("ours", "its"))
    outcome = helpbot_process(*command.split(), given=given, folder=its)
    assert outcome == helpbot(*command.split(), given=given, folder=ours)
    assert "Traceback" not in outcome.err
