"""The workspace as its people use it: they say, press and type commands, and see what the bot answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from secrets import token_hex
from typing import Any, Self

from helpbot.workspace import payloads
from helpbot.workspace.faults import Faults
from helpbot.workspace.server import Server
from helpbot.workspace.socket_mode import AT_ONCE, Envelope, EnvelopeType, SocketMode
from helpbot.workspace.state import Channel, Message, Result, State, User
from helpbot.workspace.web_api import WebApi

_MESSAGE_EVENTS = {
    "channel": ("message.channels", "channels:history"),
    "group": ("message.groups", "groups:history"),
    "im": ("message.im", "im:history"),
}


class Workspace:
    """One workspace with one app in it, as `manifest` describes the app: it gets no event and no right beyond that.

    Events that are not acknowledged within `seconds_to_acknowledge` are delivered again after each of `retry_waits`.
    Use it as a context manager.
    """

    def __init__(
        self,
        manifest: Mapping[str, Any],
        seconds_to_acknowledge: float = 3.0,
        retry_waits: Sequence[float] = AT_ONCE,
    ) -> None:
        self._manifest = manifest
        bot_name = manifest["features"]["bot_user"]["display_name"]
        self.state = State(User("UBOT", bot_name, bot_name, "UTC", "en-US", is_bot=True))
        self.faults = Faults()
        self.bot_token = f"xoxb-{token_hex(8)}"
        self.app_token = f"xapp-{token_hex(8)}"
        self._scopes = frozenset(manifest["oauth_config"]["scopes"]["bot"])
        self._sockets = SocketMode(seconds_to_acknowledge, retry_waits, self.faults, self._notify)
        web_api = WebApi(self.state, self._scopes, self._tell_of)
        self._server = Server(web_api, self._sockets, self.faults, self.bot_token, self.app_token)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def api_url(self) -> str:
        """The base address of the Web API, for `SLACK_API_URL`."""
        return f"http://127.0.0.1:{self._server.port}/api/"

    def user(self, name: str, tz: str = "America/New_York", locale: str = "en-US", real_name: str = "") -> User:
        """A new person."""
        with self.state.changed:
            user = User(self.state.new_id("U"), name, real_name or name.capitalize(), tz, locale)
            self.state.users[user.id] = user
            return user

    def channel(
        self, name: str, members: Iterable[User] = (), *, private: bool = False, with_bot: bool = True
    ) -> Channel:
        """A new channel; the bot is in it unless told otherwise."""
        with self.state.changed:
            ids = {member.id for member in members} | ({self.state.bot.id} if with_bot else set())
            channel = Channel(self.state.new_id("C"), name, "group" if private else "channel", frozenset(ids))
            self.state.channels[channel.id] = channel
            return channel

    def direct(self, user: User) -> Channel:
        """The direct message of a person with the bot."""
        return self.state.direct(user.id)

    def open_direct(self, user: User) -> None:
        """A person looks at their direct message with the bot."""
        self._tell_event("app_home_opened", "", payloads.home_opened(user, self.direct(user)))

    def say(
        self,
        user: User,
        channel: Channel,
        text: str,
        thread_ts: str | None = None,
        files: Iterable[Mapping[str, Any]] = (),
    ) -> Message:
        """A person writes; `@name` in the text is a mention."""
        typed = self.state.typed(text)
        said = Message(channel.id, self.state.new_ts(), user.id, typed, thread_ts, files=tuple(map(dict, files)))
        self._tell_of(self.state.add(said))
        return said

    def edit(self, message: Message, text: str) -> None:
        """The author changes a message."""
        self._change(message, text)

    def delete(self, message: Message) -> None:
        """The author takes a message back."""
        self._change(message, None)

    def press(self, user: User, message: Message, label: str) -> str:
        """A person presses a button of the bot; returns the trigger, for `failed`.

        Raises `LookupError` when they see no such button.
        """
        buttons = [item for block in message.blocks if block["type"] == "actions" for item in block["elements"]]
        found = [button for button in buttons if button["text"]["text"] == label]
        if not found or message.only_for not in (None, user.id):
            raise LookupError(f"{user.name} sees no button {label!r} in {message.shown!r}")
        payload = payloads.press(user, message, found[0], self.state)
        self._send("interactive", payload)
        return str(payload["trigger_id"])

    def failed(self, trigger: str) -> bool:
        """Whether the person was shown that what they pressed did not work."""
        return any(envelope.payload.get("trigger_id") == trigger for envelope in self.given_up)

    def slash(self, user: User, channel: Channel, command: str, text: str = "") -> None:
        """A person types a slash command. Raises `LookupError` when the app has no such command."""
        if command not in {known["command"] for known in self._manifest["features"].get("slash_commands", ())}:
            raise LookupError(f"the app has no command {command!r}")
        self._send("slash_commands", payloads.command(user, channel, command, text))

    def messages(self, channel: Channel, viewer: User | None = None) -> list[Message]:
        """What stands in a channel, oldest first; with what only `viewer` sees."""
        return self.state.seen(channel.id, viewer.id if viewer else None)

    def replies(self, channel: Channel, viewer: User | None = None) -> list[Message]:
        """What the bot has said in a channel."""
        return [message for message in self.messages(channel, viewer) if message.user == self.state.bot.id]

    def wait_for(self, happened: Callable[[], Result | None], seconds: float = 5.0) -> Result:
        """What `happened` returns, once that is true. Raises `TimeoutError`."""
        return self.state.wait_for(happened, seconds)

    def wait_for_reply(self, channel: Channel, containing: str = "", viewer: User | None = None) -> Message:
        """The newest message of the bot with these words, once it is there. Raises `TimeoutError`."""
        return self.wait_for(
            lambda: next((said for said in self.replies(channel, viewer)[::-1] if containing in said.shown), None)
        )

    @property
    def connections(self) -> int:
        """How many sockets of the app are open."""
        return len(self._sockets.connections)

    @property
    def acknowledged(self) -> list[Envelope]:
        """What the app has confirmed, in that order."""
        return list(self._sockets.acknowledged)

    @property
    def given_up(self) -> list[Envelope]:
        """What the app has not confirmed in the end."""
        return list(self._sockets.given_up)

    def drop_connections(self) -> None:
        """Close the app's sockets without a word."""
        self._server.soon(self._sockets.drop()).result(10)

    def refresh_connections(self) -> None:
        """Ask the app to connect anew."""
        self._server.soon(self._sockets.refresh()).result(10)

    def _change(self, message: Message, text: str | None) -> None:
        channel = self.state.channels[message.channel]
        news = payloads.changed(message, channel, self.state, text)
        self.state.change(message, text)
        self._tell_event(*_MESSAGE_EVENTS[channel.kind], news)

    def _tell_of(self, said: Message) -> None:
        """The events of a message, as the app has subscribed to them."""
        channel = self.state.channels[said.channel]
        if self.state.bot.id not in channel.members:
            return
        if f"<@{self.state.bot.id}>" in said.text and channel.kind != "im" and said.user != self.state.bot.id:
            self._tell_event("app_mention", "app_mentions:read", payloads.mention(said, channel, self.state))
        self._tell_event(*_MESSAGE_EVENTS[channel.kind], payloads.message(said, channel, self.state))

    def _tell_event(self, name: str, scope: str, body: dict[str, Any]) -> None:
        subscribed = self._manifest["settings"]["event_subscriptions"]["bot_events"]
        if name in subscribed and (not scope or scope in self._scopes):
            payload = payloads.event(body)
            for wait in self.faults.arrivals():
                self._send("events_api", payload, wait)

    def _send(self, kind: EnvelopeType, payload: dict[str, Any], wait: float = 0.0) -> None:
        self._server.soon(self._sockets.send(kind, payload, wait=wait))

    def _notify(self) -> None:
        with self.state.changed:
            self.state.changed.notify_all()
