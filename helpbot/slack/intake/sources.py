"""Messages with the reaction that begins a report: read from Slack when the reaction is handled."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeAlias

from slack_sdk import WebClient

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.slack.calling.clients import CALL_ERRORS, refusal
from helpbot.slack.intake import places
from helpbot.slack.intake.plaintext import is_deleted
from helpbot.slack.intake.reactions import report_from
from helpbot.slack.intake.threads import MOST_REPLIES

Message: TypeAlias = Mapping[str, Any]

_log = logging.getLogger(__name__)


class SlackSources:
    """The desk's `Sources`. The client should make one attempt at each call: the desk retries."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """The report that the reaction makes of it; None if the message cannot be read. Raises `ReadingFailed`."""
        try:
            channel, ts = places.posted_at(mark.message)
            message = self._find(channel, ts)
            if message is None or is_deleted(message):
                return None
            beside = self._said_since(channel, message)
            return report_from(mark, message, user, marked_at, beside, self._bot_user)
        except CALL_ERRORS as error:
            met = refusal(error)
            if not met.permanent:
                raise ReadingFailed(met.why, met.retry_after) from error
            _log.warning("a message that somebody reacted to cannot be read: %s", met.why)
            return None

    @cached_property
    def _bot_user(self) -> str:
        return str(self._client.auth_test()["user_id"])

    def _said_since(self, channel: str, message: Message) -> list[Message]:
        """What its author has written in the thread below a message, unless the bot has taken part there."""
        if not message.get("reply_count") or "bot_id" in message:
            return []
        found = self._client.conversations_replies(channel=channel, ts=message["ts"], limit=MOST_REPLIES)["messages"]
        replies = [reply for reply in found if reply["ts"] != message["ts"]]
        if any(reply.get("user") == self._bot_user for reply in replies):
            return []
        return [reply for reply in replies if reply.get("user") == message.get("user") and not is_deleted(reply)]

    def _find(self, channel: str, ts: str) -> Message | None:
        """One message, in a channel or in a thread; None if it is gone."""
        top = self._client.conversations_history(channel=channel, latest=ts, inclusive=True, limit=1)["messages"]
        if top and top[0]["ts"] == ts:
            message: Message = top[0]
            return message
        replies = self._client.conversations_replies(channel=channel, ts=ts, limit=1)["messages"]
        return next((reply for reply in replies if reply["ts"] == ts), None)
