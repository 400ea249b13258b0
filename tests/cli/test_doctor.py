"""`helpbot doctor` checks everything, says how to fix it, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.settings import Settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import Workspace
from tests.cli.run import app_yaml, helpbot
from tests.statuspage.conftest import Server, say
from tests.statuspage.conftest import server as server


def status_line(out: str) -> str:
    return next(line for line in out.splitlines() if "status page" in line)


def test_what_is_wrong_is_reported_with_its_fix(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml("{status_page: 'http://127.0.0.1:9'}"), "utf-8")

    done = helpbot("doctor", folder=tmp_path)

    assert done.code == 1
    assert done.out.startswith("✗ SLACK_BOT_TOKEN is not set\n  fix: put the app's xoxb-")
    assert "✗ SLACK_APP_TOKEN is not set\n  fix: put the app's xapp-" in done.out
    assert "helpbot.db' has nothing in it yet; the first start makes its tables" in done.out
    assert "✓ the knowledge base is read: " in done.out
    assert status_line(done.out).startswith(
        "✗ the status page cannot be read: http://127.0.0.1:9/api/v2/summary.json: it cannot be reached"
    )
    assert done.out.endswith("3 to fix\n")


def test_a_language_that_serve_would_refuse_is_reported(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(f"languages: [es, en, fr]\n{app_yaml()}", "utf-8")

    told = helpbot("doctor", folder=tmp_path).out

    assert "✗ neither the bot nor its knowledge speaks 'fr'\n  fix: write articles in it, or set languages " in told


def test_it_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")

    done = helpbot("doctor", folder=tmp_path)

    assert status_line(done.out) == "✓ the status page is only linked to, not read (links.status_summary: none)"
    assert [file.name for file in tmp_path.iterdir()] == ["app.yaml"]


def test_the_checked_address_is_the_one_that_is_read(tmp_path: Path, server: Server) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(f"{{status_summary: '{server.address}'}}"), "utf-8")
    assert status_line(helpbot("doctor", folder=tmp_path).out) == "✓ the status page is read: 1 open incidents"


def test_a_page_for_people_is_not_a_summary(tmp_path: Path, server: Server) -> None:
    server.answer = say(b"<html>All systems operational</html>")
    (tmp_path / "app.yaml").write_text(app_yaml(f"{{status_summary: '{server.address}'}}"), "utf-8")
    assert status_line(helpbot("doctor", folder=tmp_path).out) == (
        f"✗ the status page cannot be read: {server.address}: what it says is not JSON that can be read"
    )


@pytest.mark.parametrize(("command", "code"), [("doctor", 1), ("doctor --http", 0)])
def test_an_installation_over_http_needs_no_app_token(tmp_path: Path, command: str, code: int) -> None:
    with Workspace(manifest(Settings())) as workspace:
        triage = workspace.channel("triage")
        (tmp_path / "app.yaml").write_text(f"{app_yaml()}slack: {{triage_channel: {triage.id}}}\n", "utf-8")
        done = helpbot(
            *command.split(),
            folder=tmp_path,
            SLACK_BOT_TOKEN=workspace.bot_token,
            SLACK_SIGNING_SECRET=workspace.signing_secret,
            SLACK_API_URL=workspace.api_url,
        )
    assert done.code == code, done.out
    assert ("the signing secret is set" in done.out) is ("--http" in command)
