"""The same workspace over HTTP: signed requests to a real Bolt app, with Slack's retries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, TypeAlias

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from helpbot.workspace import ImpossibleError, User, Workspace
from tests.waiting import until
from tests.workspace.blocks import field, line, menu, modal, option, section
from tests.workspace.conftest import FULL_MANIFEST

Answer: TypeAlias = Callable[[str, dict[str, str]], tuple[int, dict[str, str], str]]


class Receiver:
    """A server for the test; `answer` takes body and headers and returns status, headers and body."""

    def __init__(self) -> None:
        self.answer: Answer = lambda body, headers: (200, {}, "")
        self.received: list[dict[str, str]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.received.append(headers)
                status, more, text = receiver.answer(body, headers)
                self.send_response(status)
                for name, value in {"content-length": str(len(text.encode())), **more}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                """Return an empty answer."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/slack/events"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    serving = Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    yield receiver
    receiver.server.shutdown()
    serving.join()
    receiver.server.server_close()


@pytest.fixture
def full(receiver: Receiver) -> Iterator[Workspace]:
    with Workspace(FULL_MANIFEST, 0.5, (0.0, 0.0), request_url=receiver.url) as running:
        yield running


@pytest.fixture
def app(full: Workspace, api: WebClient, receiver: Receiver) -> App:
    bolt = App(client=api, token_verification_enabled=False, signing_secret=full.signing_secret)

    def dispatch(body: str, headers: dict[str, str]) -> tuple[int, dict[str, str], str]:
        answer = bolt.dispatch(BoltRequest(body=body, headers={name: [value] for name, value in headers.items()}))
        return answer.status, {name: values[0] for name, values in answer.headers.items()}, answer.body

    receiver.answer = dispatch
    return bolt


def test_the_address_is_verified(full: Workspace, app: App, receiver: Receiver) -> None:
    assert not full.connected
    assert full.verify_request_url()
    assert full.connected

    receiver.answer = lambda body, headers: (200, {}, "something else")
    assert not full.verify_request_url()


def test_events_are_signed_so_that_bolt_accepts_them(full: Workspace, app: App, bob: User) -> None:
    heard: list[str] = []
    app.event("message")(lambda event: heard.append(event["text"]))

    full.say(bob, full.direct(bob), "¿hola & adiós?")

    until(lambda: heard == ["¿hola &amp; adiós?"])
    full.wait_for(lambda: full.acknowledged)


def test_another_secret_is_refused(full: Workspace, app: App, api: WebClient, bob: User, receiver: Receiver) -> None:
    stranger = App(client=api, token_verification_enabled=False, signing_secret="other")
    receiver.answer = lambda body, headers: (stranger.dispatch(BoltRequest(body=body, headers=headers)).status, {}, "")

    full.say(bob, full.direct(bob), "hola")

    full.wait_for(lambda: full.given_up)
    assert len(receiver.received) == 3


def test_an_event_that_fails_is_repeated_and_says_why(full: Workspace, bob: User, receiver: Receiver) -> None:
    slow = Event()

    def answer(body: str, headers: dict[str, str]) -> tuple[int, dict[str, str], str]:
        if "x-slack-retry-num" not in headers:
            return 500, {}, ""
        if headers["x-slack-retry-num"] == "1":
            slow.wait(1)
        return 200, {}, ""

    receiver.answer = answer
    full.say(bob, full.direct(bob), "hola")

    full.wait_for(lambda: full.acknowledged)
    retries = [(sent.get("x-slack-retry-num"), sent.get("x-slack-retry-reason")) for sent in receiver.received]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_timeout")]


def test_an_app_may_decline_further_retries(full: Workspace, bob: User, receiver: Receiver) -> None:
    receiver.answer = lambda body, headers: (500, {"x-slack-no-retry": "1"}, "")

    full.say(bob, full.direct(bob), "hola")

    full.wait_for(lambda: full.given_up)
    assert len(receiver.received) == 1


def test_an_app_that_is_down(full: Workspace, bob: User, receiver: Receiver) -> None:
    receiver.server.socket.close()

    with pytest.raises(ImpossibleError, match="connection_failed"):
        full.settled(full.slash(bob, full.direct(bob), "/bot"))


def test_commands_menus_and_forms_are_answered_in_the_response(full: Workspace, app: App, bob: User) -> None:
    def open_form(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        client.views_open(
            trigger_id=body["trigger_id"],
            view=modal(field("summary", line()), section("Find", accessory=menu("external_select", "find"))),
        )
        ack()

    app.command("/bot")(lambda ack, command: ack(f"heard {command['text']}"))
    app.shortcut("new")(open_form)
    app.options("find")(lambda ack: ack(options=[option("headset")]))
    app.view("form")(lambda ack: ack(response_action="errors", errors={"summary": "Say more."}))

    general = full.channel("general", [bob])
    full.settled(full.slash(bob, general, "/bot", "hola"))
    full.wait_for_reply(general, "heard hola", viewer=bob)
    full.settled(full.global_shortcut(bob, "new"))
    view = full.wait_for_modal(bob)
    assert full.suggest(bob, view, "find", "head") == [option("headset")]
    assert full.submit(bob, {"summary": "x"}) == {"summary": "Say more."}
