"""The Web API methods that the bot uses, with Slack's own checks. Unknown methods and arguments are errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from pydantic import ValidationError

from helpbot.workspace.arguments import (
    Arguments,
    Content,
    History,
    PostEphemeral,
    PostMessage,
    Replies,
    UsersInfo,
)
from helpbot.workspace.blockkit import mistakes, too_long
from helpbot.workspace.state import Channel, Message, State

Answer: TypeAlias = dict[str, Any]

_LONGEST_TEXT = 40_000
_READING = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}


class RefusedError(Exception):
    """Slack's answer to a call that it does not carry out."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.answer: Answer = {"ok": False, "error": error, **more}


@dataclass(frozen=True)
class _Method:
    arguments: type[Arguments]
    scope: str
    run: Callable[[WebApi, Any], Answer]


class WebApi:
    """The methods of one workspace for one app with some scopes. `posted` is told of every message of the bot."""

    def __init__(self, state: State, scopes: frozenset[str], posted: Callable[[Message], None]) -> None:
        self.state = state
        self._scopes = scopes
        self._posted = posted

    def call(self, method: str, arguments: Mapping[str, Any]) -> Answer:
        """Carry out a call. Raises `RefusedError` with Slack's answer."""
        known = _METHODS.get(method)
        if known is None:
            raise RefusedError("unknown_method", req_method=method)
        self._need(known.scope)
        try:
            parsed = known.arguments.model_validate(arguments)
        except ValidationError as error:
            messages = [f"[ERROR] {detail['msg']} [{'/'.join(map(str, detail['loc']))}]" for detail in error.errors()]
            raise RefusedError("invalid_arguments", response_metadata={"messages": messages}) from None
        with self.state.changed:
            return {"ok": True, **known.run(self, parsed)}

    def auth_test(self, _: Arguments) -> Answer:
        """`auth.test`."""
        bot = self.state.bot
        return {"url": "https://local/", "team": "Local", "team_id": "T1", "user": bot.name, "user_id": bot.id, **_BOT}

    def post_message(self, given: PostMessage) -> Answer:
        """`chat.postMessage`; a user id as the channel means the direct message with that person."""
        users = self.state.users
        channel = self.state.direct(given.channel) if given.channel in users else self._channel(given.channel)
        message = replace(self._written(given, channel), metadata=_metadata(given.metadata))
        self._posted(self.state.add(message))
        return {"channel": channel.id, "ts": message.ts, "message": as_json(message, self.state)}

    def post_ephemeral(self, given: PostEphemeral) -> Answer:
        """`chat.postEphemeral`."""
        channel = self._channel(given.channel)
        if given.user not in channel.members:
            raise RefusedError("user_not_in_channel")
        message = replace(self._written(given, channel), only_for=given.user)
        return {"message_ts": self.state.add(message).ts}

    def users_info(self, given: UsersInfo) -> Answer:
        """`users.info`."""
        user = self.state.users.get(given.user)
        if user is None:
            raise RefusedError("user_not_found")
        names = {"real_name": user.real_name, "display_name": user.name}
        about = {"id": user.id, "name": user.name, "real_name": user.real_name, "tz": user.tz, "profile": names}
        return {"user": {**about, "is_bot": False, **({"locale": user.locale} if given.include_locale else {})}}

    def history(self, given: History) -> Answer:
        """`conversations.history`: newest first, without the replies in threads."""
        channel = self._readable(given.channel)
        found = [m for m in self.state.seen(channel.id) if m.thread_ts in (None, m.ts)]
        return self._page(found[::-1], given)

    def replies(self, given: Replies) -> Answer:
        """`conversations.replies`: oldest first, beginning with the thread's root."""
        channel = self._readable(given.channel)
        found = [m for m in self.state.seen(channel.id) if given.ts in (m.ts, m.thread_ts)]
        if not found:
            raise RefusedError("thread_not_found")
        return self._page(found, given)

    def _page(self, found: list[Message], given: History) -> Answer:
        start = int(given.cursor or 0)
        page = found[start : start + given.limit]
        more = len(found) > start + given.limit
        messages = [as_json(message, self.state, with_metadata=given.include_all_metadata) for message in page]
        cursor = {"response_metadata": {"next_cursor": str(start + given.limit)}} if more else {}
        return {"messages": messages, "has_more": more, **cursor}

    def _written(self, given: Content, channel: Channel) -> Message:
        if not given.text and not given.blocks:
            raise RefusedError("no_text")
        if len(given.text) > _LONGEST_TEXT:
            raise RefusedError("msg_too_long")
        if found := mistakes(list(given.blocks)):
            raise RefusedError("invalid_blocks", errors=found, response_metadata={"messages": found})
        if too_long(given.blocks):
            raise RefusedError("msg_blocks_too_long")
        if given.thread_ts and all(m.ts != given.thread_ts for m in self.state.seen(channel.id)):
            raise RefusedError("thread_not_found")
        ts, blocks = self.state.new_ts(), tuple(given.blocks)
        return Message(channel.id, ts, self.state.bot.id, given.text, given.thread_ts, blocks)

    def _channel(self, name: str) -> Channel:
        """A channel that the bot may write to."""
        channel = self.state.channels.get(name)
        if channel is None:
            raise RefusedError("channel_not_found")
        if self.state.bot.id not in channel.members:
            raise RefusedError("channel_not_found" if channel.kind == "group" else "not_in_channel")
        return channel

    def _readable(self, name: str) -> Channel:
        channel = self._channel(name)
        self._need(_READING[channel.kind])
        return channel

    def _need(self, scope: str) -> None:
        if scope and scope not in self._scopes:
            raise RefusedError("missing_scope", needed=scope, provided=",".join(sorted(self._scopes)))


_BOT = {"bot_id": "B1", "is_enterprise_install": False}
_METHODS = {
    "auth.test": _Method(Arguments, "", WebApi.auth_test),
    "chat.postMessage": _Method(PostMessage, "chat:write", WebApi.post_message),
    "chat.postEphemeral": _Method(PostEphemeral, "chat:write", WebApi.post_ephemeral),
    "users.info": _Method(UsersInfo, "users:read", WebApi.users_info),
    "conversations.history": _Method(History, "", WebApi.history),
    "conversations.replies": _Method(Replies, "", WebApi.replies),
}


def as_json(message: Message, state: State, *, with_metadata: bool = False) -> dict[str, Any]:
    """A message as Slack shows it to apps."""
    shown: dict[str, Any] = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.blocks:
        shown["blocks"] = list(message.blocks)
    if message.files:
        shown |= {"files": list(message.files), "subtype": "file_share"}
    if message.user == state.bot.id:
        shown |= {"bot_id": "B1", "app_id": "A1"}
    if with_metadata and message.metadata:
        shown["metadata"] = message.metadata
    return shown


def _metadata(given: dict[str, Any] | None) -> dict[str, Any] | None:
    if given and (set(given) != {"event_type", "event_payload"} or not isinstance(given["event_payload"], dict)):
        raise RefusedError("invalid_metadata_format")
    return given
