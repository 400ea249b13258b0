"""`helpbot serve` as an owner starts and stops it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest

from helpbot.settings import Secrets
from helpbot.workspace import User, Workspace


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_it_is_told_to_stop(
    workspace: Workspace, secrets: Secrets, ana: User, tmp_path: Path, stop: signal.Signals
) -> None:
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": secrets.bot_token,
        "SLACK_APP_TOKEN": secrets.app_token,
        "SLACK_API_URL": secrets.api_url,
        "HELPBOT_DATABASE_URL": f"sqlite:///{tmp_path / 'helpbot.db'}",
    }
    command = [sys.executable, "-m", "helpbot", "serve"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as bot:
        assert bot.stderr is not None
        begun = "".join(takewhile(lambda line: "connected to Slack" not in line, bot.stderr))
        assert bot.poll() is None, begun
        workspace.say(ana, workspace.direct(ana), "hola")
        workspace.wait_for_reply(workspace.direct(ana))
        bot.send_signal(stop)
        _, log = bot.communicate(timeout=20)

    assert bot.returncode == 0
    assert "hola" not in log
