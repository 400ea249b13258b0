"""Whoever starts the bot with a wrong token, or without Slack, is told what is wrong and how to fix it."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field, fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from helpbot.credentials import Secrets
from helpbot.desk.health import Health
from helpbot.problems import HelpbotError
from helpbot.settings import Settings
from helpbot.slack.listeners.front import Front
from helpbot.slack.manifest import manifest
from helpbot.slack.serve import DRAIN_SECONDS, serve
from helpbot.workspace import User, Workspace


@pytest.mark.parametrize(
    ("wrong", "name"),
    [({"bot_token": "xoxb-wrong"}, "SLACK_BOT_TOKEN"), ({"app_token": "xapp-wrong"}, "SLACK_APP_TOKEN")],
)
def test_a_wrong_token_is_named(secrets: Secrets, front: Front, wrong: dict[str, str], name: str) -> None:
    with pytest.raises(HelpbotError, match=f"Slack does not accept the token in {name}") as raised:
        serve(secrets.model_copy(update=wrong), front, Event())

    assert "make demo" in raised.value.fix


def test_slack_out_of_reach_is_reported(secrets: Secrets, front: Front) -> None:
    with Workspace(manifest(Settings())) as gone:
        url = gone.api_url

    with pytest.raises(HelpbotError, match="Slack cannot be reached") as raised:
        serve(secrets.model_copy(update={"api_url": url}), front, Event())

    assert "SLACK_API_URL" in raised.value.fix


def test_no_proxy_is_used_where_none_is_wanted(
    workspace: Workspace, secrets: Secrets, front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setenv("no_proxy", "example.org,127.0.0.1")
    stop = Event()
    serving = Thread(target=serve, args=(secrets, front, stop))
    serving.start()
    try:
        assert workspace.wait_for(lambda: workspace.connected, 30)
    finally:
        stop.set()
        serving.join()


@dataclass(frozen=True)
class SlowFront(Front):
    """One that takes as long to get ready as a test wants."""

    ready: Event = field(default_factory=Event)

    def warm_up(self) -> None:
        self.ready.wait(60)


@pytest.fixture
def slow(front: Front) -> SlowFront:
    return SlowFront(**{each.name: getattr(front, each.name) for each in fields(Front)})


def test_what_arrives_before_the_bot_is_ready_is_acknowledged_at_once_and_answered_later(
    workspace: Workspace, secrets: Secrets, slow: SlowFront, ana: User
) -> None:
    stop, health, direct = Event(), Health("workers"), workspace.direct(ana)
    serving = Thread(target=serve, args=(secrets, slow, stop, health))
    serving.start()
    try:
        workspace.say(ana, direct, "hola")
        assert workspace.wait_for(lambda: [one for one in workspace.acknowledged if one.type == "events_api"], 30)
        assert workspace.replies(direct) == []
        assert health.state() == {"workers": False, "slack": True}
        slow.ready.set()
        assert workspace.wait_for_reply(direct).shown.startswith("1: hola")
        assert health.state() == {"workers": True, "slack": True}
    finally:
        stop.set()
        serving.join()


def test_a_bot_that_is_stopped_before_it_is_ready_stops_at_once(
    workspace: Workspace, secrets: Secrets, slow: SlowFront, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "helpbot.slack.serve")
    stop = Event()
    serving = Thread(target=serve, args=(secrets, slow, stop))
    serving.start()
    try:
        assert workspace.wait_for(lambda: workspace.connected, 30)
        stop.set()
        serving.join(DRAIN_SECONDS)
        assert not serving.is_alive()
    finally:
        slow.ready.set()

    assert caplog.messages[-1] == "stopped before it was ready; the next start answers what has arrived"


class WithoutSockets(BaseHTTPRequestHandler):
    """Slack behind a firewall that lets calls through, but no WebSocket."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        answer = {"ok": True, "url": "ws://127.0.0.1:9/", "user_id": "UBOT", "bot_id": "BBOT"}
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_firewall_that_blocks_websockets_is_reported(
    secrets: Secrets, front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "helpbot.slack.serve")
    stop = Event()
    stop.set()
    with ThreadingHTTPServer(("127.0.0.1", 0), WithoutSockets) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/api/"
        serve(secrets.model_copy(update={"api_url": url}), front, stop)
        server.shutdown()

    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert told == ["Slack can be called, but WebSockets to it are blocked (a proxy?); the bot keeps trying"]
    assert "connected to Slack; stop with Ctrl+C" not in caplog.messages
