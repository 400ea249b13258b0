"""`helpbot serve` as an owner starts and stops it."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from itertools import takewhile
from pathlib import Path
from urllib.request import urlopen

import pytest

from helpbot.workspace import User, Workspace
from tests.processes import running


@pytest.fixture
def environment(workspace: Workspace, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        **workspace.environment,
        "HELPBOT_DATABASE_URL": f"sqlite:///{tmp_path / 'helpbot.db'}",
    }


@pytest.mark.slow
def test_serve_answers_until_it_is_interrupted(workspace: Workspace, ana: User, environment: dict[str, str]) -> None:
    with running([sys.executable, "-m", "helpbot", "serve"], environment) as bot:
        assert bot.stderr is not None
        begun = "".join(takewhile(lambda line: "connected to Slack" not in line, bot.stderr))
        assert bot.poll() is None, begun
        workspace.say(ana, workspace.direct(ana), "hola")
        workspace.wait_for_reply(workspace.direct(ana))
        bot.send_signal(signal.SIGINT)
        _, log = bot.communicate(timeout=50)

    assert bot.returncode == 0
    assert "hola" not in log


@pytest.mark.slow
def test_an_operator_can_watch_it_and_stop_it(workspace: Workspace, ana: User, environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "helpbot", "serve", "--log-format", "json", "--metrics-port", str(port)]
    with running(command, environment) as bot:
        assert bot.stderr is not None
        begun = "".join(takewhile(lambda line: "connected to Slack" not in line, bot.stderr))
        assert bot.poll() is None, begun
        workspace.say(ana, workspace.direct(ana), "hola")
        workspace.wait_for_reply(workspace.direct(ana))
        ready, metrics = (_ask(port, path) for path in ("readyz", "metrics"))
        bot.send_signal(signal.SIGTERM)
        _, log = bot.communicate(timeout=50)

    assert bot.returncode == 0
    assert "hola" not in log
    assert json.loads(ready) == {"database": True, "workers": True, "slack": True}
    assert 'helpbot_waiting{queue="inbox"} 0.0' in metrics
    lines = [json.loads(line) for line in log.splitlines()]
    [reference] = {line["reference"] for line in lines if line["message"] == "event stored"}
    told = [line["message"] for line in lines if line.get("reference") == reference]
    assert told == ["event stored", "event done", "delivered"]


def _ask(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=30) as response:
        return str(response.read().decode())


def test_a_signal_that_interrupts_the_event_of_another_stops_it_too() -> None:
    program = """
import signal
from helpbot.slack.serve import stop_on_signals
stop = stop_on_signals()
with stop._cond:  # as inside of its methods, which the first signal calls and the main thread waits in
    signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGINT)
assert stop.wait(30)
"""
    with running([sys.executable, "-c", program]) as waiting:
        _, error = waiting.communicate(timeout=50)

    assert (waiting.returncode, error) == (0, "")
