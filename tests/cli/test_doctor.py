"""`helpbot doctor` looks at everything and says how to mend it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import ROOT, helpbot


def test_what_is_wrong_is_said_with_its_mend(tmp_path: Path) -> None:
    settings = f"knowledge: {ROOT / 'knowledge'}\nlinks: {{status_page: 'http://127.0.0.1:9'}}\n"
    (tmp_path / "app.yaml").write_text(settings, "utf-8")

    done = helpbot("doctor", folder=tmp_path)

    assert done.code == 1
    assert done.out.startswith("✗ SLACK_BOT_TOKEN is not set\n  fix: put the app's xoxb-")
    assert "✓ the database is up to date" in done.out
    assert "✓ the knowledge base is read: " in done.out
    assert "✗ the status page http://127.0.0.1:9 does not answer" in done.out
    assert done.out.endswith("2 to mend\n")
