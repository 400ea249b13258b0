"""The stage on which people act: the state, the app, the server between them, and ways to watch and wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from secrets import token_hex
from typing import Any, Self

from starlette.routing import BaseRoute, WebSocketRoute

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.agent import Agent
from helpbot.workspace.model.installation import Installation
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, Result, State, User
from helpbot.workspace.model.triggers import Rights
from helpbot.workspace.news import News
from helpbot.workspace.transport.delivery import (
    AT_ONCE,
    NOT_CONNECTED,
    Delivery,
    Envelope,
    EnvelopeType,
    Response,
    UnconfirmedError,
)
from helpbot.workspace.transport.endpoints import Endpoints
from helpbot.workspace.transport.faults import Faults
from helpbot.workspace.transport.http_delivery import HttpDelivery
from helpbot.workspace.transport.server import Server
from helpbot.workspace.transport.socket_mode import SocketMode
from helpbot.workspace.web_api import Backend, WebApi

PATIENCE = 10.0
"""Seconds beyond what the app may take, after which something is wrong with this program itself."""

WAIT_SECONDS = 90.0
"""How long to wait for what should happen at once: the machine may be busy."""


class Stage:
    """One workspace with one app in it, which gets no event and no right beyond its `manifest`.

    Events that are not acknowledged within `seconds_to_acknowledge` are resent after each of `retry_waits`. They go to
    `request_url`, signed, or without one over Socket Mode. Use it as a context manager.
    """

    def __init__(
        self,
        manifest: Mapping[str, Any],
        seconds_to_acknowledge: float = 3.0,
        retry_waits: Sequence[float] = AT_ONCE,
        *,
        port: int = 0,
        request_url: str = "",
    ) -> None:
        self.installation = Installation(manifest)
        name = self.installation.name
        self.state = State(User("UBOT", name, name, "UTC", "en-US", is_bot=True))
        self.faults = Faults()
        self.agent = Agent(manifest)
        self.rights = Rights()
        self.news = News(self.state, self.installation, self._send_event)
        self._patience = seconds_to_acknowledge + PATIENCE
        self._server = Server(port)
        self._sockets = SocketMode(seconds_to_acknowledge, retry_waits, self.faults, self.state.touch)
        self._http = HttpDelivery(
            *(seconds_to_acknowledge, retry_waits, self.faults, self.state.touch),
            url=request_url,
            signing_secret=self.installation.signing_secret,
        )
        self._delivery: Delivery = self._http if request_url else self._sockets
        self._slack = Backend(self.state, self.installation, self.news, self.rights, self.agent, lambda: self.base)
        self._answers: dict[str, Future[Response]] = {}

    def __enter__(self) -> Self:
        self._server.start(self.routes())
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
        self._http.close()

    def routes(self) -> list[BaseRoute]:
        """Everything that apps call."""
        endpoints = Endpoints(WebApi(self._slack), self.faults, self._sockets.new_ticket)
        return [*endpoints.routes(), WebSocketRoute("/link", self._sockets.serve)]

    @property
    def base(self) -> str:
        """The address of the workspace, without a slash at its end."""
        return self._server.base

    @property
    def api_url(self) -> str:
        """The base address of the Web API, for `SLACK_API_URL`."""
        return f"{self.base}/api/"

    @property
    def bot_token(self) -> str:
        """The app's token for the Web API."""
        return self.installation.bot_token

    @property
    def app_token(self) -> str:
        """The app's token for Socket Mode."""
        return self.installation.app_token

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables by which a process of the app finds this workspace, as Slack's tools name them."""
        return {
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_API_URL": self.api_url,
        }

    @property
    def signing_secret(self) -> str:
        """The app verifies requests over HTTP with it."""
        return self.installation.signing_secret

    def user(
        self,
        name: str,
        tz: str = "America/New_York",
        locale: str = "en-US",
        real_name: str = "",
        title: str = "",
        display_name: str = "",
    ) -> User:
        """A new person, by login name; the other names are those of their profile."""
        with self.state.changed:
            whole, new = real_name or name.capitalize(), self.state.new_id("U")
            user = User(new, name, whole, tz, locale, title=title, display_name=display_name)
            self.state.users[user.id] = user
            self.state.touch()
            return user

    def channel(
        self,
        name: str,
        members: Iterable[User] = (),
        *,
        private: bool = False,
        with_bot: bool = True,
        topic: str = "",
    ) -> Channel:
        """A new channel; the bot is in it unless told otherwise."""
        with self.state.changed:
            ids = {member.id for member in members} | ({self.state.bot.id} if with_bot else set())
            kind: Any = "group" if private else "channel"
            channel = Channel(self.state.new_id("C"), name, kind, frozenset(ids), topic)
            self.state.channels[channel.id] = channel
            self.state.touch()
            return channel

    def direct(self, user: User) -> Channel:
        """The direct message of a person with the bot."""
        return self.state.direct(user.id)

    def messages(self, channel: Channel, viewer: User | None = None) -> list[Message]:
        """The messages of a channel, oldest first, including those that only `viewer` sees."""
        return self.state.seen(channel.id, viewer.id if viewer else None)

    def replies(self, channel: Channel, viewer: User | None = None) -> list[Message]:
        """The bot's messages in a channel."""
        return [message for message in self.messages(channel, viewer) if message.user == self.state.bot.id]

    def wait_for(self, happened: Callable[[], Result | None], seconds: float = WAIT_SECONDS) -> Result:
        """What `happened` returns, once that is truthy. Raises `TimeoutError`."""
        return self.state.wait_for(happened, seconds)

    def wait_for_reply(self, channel: Channel, containing: str = "", viewer: User | None = None) -> Message:
        """The bot's newest message that contains these words, once there is one. Raises `TimeoutError`."""
        return self.wait_for(
            lambda: next((said for said in self.replies(channel, viewer)[::-1] if containing in said.shown), None)
        )

    @property
    def connections(self) -> int:
        """How many sockets the app has open."""
        return len(self._sockets.connections)

    @property
    def connected(self) -> bool:
        """Whether the app can be reached: it has a socket open, or its address has been verified."""
        return self.connections > 0 or self._http.verified

    def verify_request_url(self) -> bool:
        """Send the URL verification request, as Slack does when the URL is entered; whether the answer was correct."""
        self._server.soon(self._http.verify(token_hex(16))).result(self._patience)
        return self._http.verified

    @property
    def acknowledged(self) -> list[Envelope]:
        """What the app has acknowledged, in that order."""
        return list(self._delivery.acknowledged)

    @property
    def given_up(self) -> list[Envelope]:
        """What Slack has never heard an acknowledgement of."""
        return list(self._delivery.given_up)

    @property
    def unheard(self) -> list[Envelope]:
        """What the app has acknowledged without being heard."""
        return list(self._delivery.unheard)

    def failed(self, trigger: str) -> bool:
        """Whether the person was shown that their action failed."""
        return any(envelope.payload.get("trigger_id") == trigger for envelope in self.given_up)

    def settled(self, trigger: str) -> None:
        """Wait until the app has acknowledged an action. Raises `ImpossibleError` if it does not."""
        self._wait_for_answer(self._answers[trigger])

    def drop_connections(self) -> None:
        """Close the app's sockets without notice."""
        self._server.soon(self._sockets.drop()).result(10)

    def refresh_connections(self) -> None:
        """Ask the app to reconnect."""
        self._server.soon(self._sockets.refresh()).result(10)

    def _send_event(self, payload: dict[str, Any]) -> None:
        for wait in self.faults.arrivals():
            self._send("events_api", payload, wait)

    def _send(self, kind: EnvelopeType, payload: dict[str, Any], wait: float = 0.0) -> Future[Response]:
        answer: Future[Response] = Future()
        if trigger := payload.get("trigger_id"):
            self._answers[trigger] = answer
        self._server.soon(self._delivery.send(kind, payload, answer, wait))
        return answer

    def _ask(self, payload: dict[str, Any]) -> Response:
        """Send, and wait for the app's answer. Raises `ImpossibleError` if there is none in time."""
        return self._wait_for_answer(self._send("interactive", payload))

    def _wait_for_answer(self, answer: Future[Response]) -> Response:
        try:
            return answer.result(self._patience)
        except (UnconfirmedError, FutureTimeoutError) as error:
            why, app = str(error) or "timeout", self.installation.name
            silent = "app_away" if why == NOT_CONNECTED else "app_silent"
            raise ImpossibleError(silent, app=app, why=why) from None
