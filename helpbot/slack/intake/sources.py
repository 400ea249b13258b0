"""Messages that somebody put the reaction on that begins a report: read from Slack when the reaction is handled."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.slack.calling.clients import NETWORK_ERRORS, refusal
from helpbot.slack.intake import places
from helpbot.slack.intake.around import report_from
from helpbot.slack.intake.plaintext import is_deleted

_log = logging.getLogger(__name__)


class SlackSources:
    """The desk's `Sources`. The client is to make one attempt at each call: the desk tries again."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def report_from(self, mark: ReportMarked, user: str, marked_at: datetime) -> IncomingEvent | None:
        """What the person said by the reaction; None when the message cannot be read. Raises `ReadingFailed`."""
        try:
            message = self._find(*places.posted_at(mark.message))
        except (SlackApiError, *NETWORK_ERRORS) as error:
            met = refusal(error)
            if not met.permanent:
                raise ReadingFailed(met.why, met.retry_after) from error
            _log.warning("a message that somebody reacted to cannot be read: %s", met.why)
            return None
        return report_from(mark, message, user, marked_at) if message and not is_deleted(message) else None

    def _find(self, channel: str, ts: str) -> Mapping[str, Any] | None:
        """One message, at the top of a channel or in a thread; None when it is gone."""
        top = self._client.conversations_history(channel=channel, latest=ts, inclusive=True, limit=1)["messages"]
        if top and top[0]["ts"] == ts:
            message: Mapping[str, Any] = top[0]
            return message
        replies = self._client.conversations_replies(channel=channel, ts=ts, limit=1)["messages"]
        return next((reply for reply in replies if reply["ts"] == ts), None)
