"""`serve --http`: a real server accepts Slack's signed requests, and shows operators how it is doing."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk.signature import SignatureVerifier

from helpbot.credentials import Secrets
from helpbot.desk.health import Health
from helpbot.problems import HelpbotError
from helpbot.slack.http import LARGEST_BODY
from helpbot.slack.listeners.front import Front
from helpbot.slack.serve import serve_http
from helpbot.workspace import User, Workspace
from helpbot.workspace.payloads import events
from tests.waiting import until

SECRET = "s3cret"


@dataclass(frozen=True)
class Bot:
    """A running server."""

    port: int
    health: Health

    def ask(
        self, path: str, body: bytes | None = None, secret: str = SECRET, headers: dict[str, str] | None = None
    ) -> int:
        """The status of the response."""
        if headers is None:
            headers = _signed(body, secret) if body is not None else {}
        try:
            with urlopen(Request(f"http://127.0.0.1:{self.port}{path}", body, headers), timeout=30) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code


def _signed(body: bytes, secret: str) -> dict[str, str]:
    now = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=now, body=body)
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": str(signature),
    }


@pytest.fixture(scope="module")
def bot(secrets: Secrets, front: Front) -> Iterator[Bot]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    health, stop = Health("workers", "slack"), Event()

    def pages(path: str) -> tuple[int, str, bytes] | None:
        return (200, "application/json", json.dumps(health.state()).encode()) if path == "/readyz" else None

    signed = secrets.model_copy(update={"signing_secret": SECRET})
    serving = Thread(
        target=serve_http, args=(signed, front, stop, pages, health), kwargs={"host": "127.0.0.1", "port": port}
    )
    serving.start()
    deadline = time.monotonic() + 60
    while not all(health.state().values()) and time.monotonic() < deadline:
        time.sleep(0.05)
    yield Bot(port, health)
    stop.set()
    serving.join(20)
    assert not serving.is_alive()


def test_a_signed_event_is_answered_in_the_direct_message(bot: Bot, workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    said = workspace.say(ana, direct, "hola")

    assert bot.ask("/slack/events", json.dumps(events.event(events.message(said, direct))).encode()) == 200

    workspace.wait_for_reply(direct, "1: hola")


def test_a_request_not_signed_by_slack_is_refused(bot: Bot, workspace: Workspace, ana: User) -> None:
    said = workspace.say(ana, workspace.direct(ana), "hola")
    body = json.dumps(events.event(events.message(said, workspace.direct(ana)))).encode()

    assert bot.ask("/slack/events", body, secret="forged") == 401


@pytest.mark.parametrize(
    "body", [b"[]", b"1", b"{", b"\xff", b"payload=[1]", b'{"a":' + b"[" * 100_000], ids=lambda body: repr(body[:12])
)
def test_a_request_not_signed_by_slack_is_not_even_parsed(
    bot: Bot, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert bot.ask("/slack/events", body, headers=_signed(b"{}", "forged")) == 401
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize("headers", [{"X-Slack-Request-Timestamp": "now"}, {"X-Slack-Signature": "señal"}, {}])
def test_an_invalid_signature_is_refused(bot: Bot, headers: dict[str, str]) -> None:
    told = {**_signed(b"{}", SECRET), **headers} if headers else {}
    assert bot.ask("/slack/events", b"{}", headers=told) == 401


def test_a_refused_request_is_logged_without_its_body(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert bot.ask("/slack/events", b'{"event": {"text": "my secret illness"}}', secret="wrong") == 401

    assert "secret illness" not in caplog.text
    assert "refused a request that is not signed by Slack for this app" in caplog.text


def test_a_probe_leaves_no_line_in_the_log(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert bot.ask("/readyz") == 200
        assert bot.ask("/nowhere?name=ana") == 404

    assert caplog.messages == []


def test_the_address_can_be_verified(bot: Bot) -> None:
    assert bot.ask("/slack/events", json.dumps({"type": "url_verification", "challenge": "c"}).encode()) == 200


def test_a_body_that_is_too_large_is_refused(bot: Bot) -> None:
    assert bot.ask("/slack/events", b"x" * (LARGEST_BODY + 1)) == 413


def test_an_endless_body_is_refused_once_it_is_too_large(bot: Bot) -> None:
    head = "POST /slack/events HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = f"{LARGEST_BODY + 1:x}\r\n"
    with socket.create_connection(("127.0.0.1", bot.port), timeout=30) as connection:
        connection.sendall(f"{head}{chunk}".encode() + b"x" * (LARGEST_BODY + 1))

        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_client_that_hangs_up_midway_causes_no_error(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        with socket.create_connection(("127.0.0.1", bot.port), timeout=30) as connection:
            connection.sendall(b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\n{")
        until(lambda: "hung up" in caplog.text)
    assert not [record for record in caplog.records if record.exc_info]


def test_operators_see_its_health(bot: Bot) -> None:
    assert bot.ask("/readyz") == 200
    assert bot.health.state() == {"workers": True, "slack": True}
    assert bot.ask("/elsewhere") == 404


def test_a_port_in_use_is_reported(secrets: Secrets, front: Front, bot: Bot) -> None:
    signed = secrets.model_copy(update={"signing_secret": SECRET})
    with pytest.raises(HelpbotError, match=f"cannot listen at 127.0.0.1:{bot.port}"):
        serve_http(signed, front, Event(), lambda _: None, Health(), host="127.0.0.1", port=bot.port)
