"""Delivery over HTTP: signed requests to the URL of an app; events are resent if it does not answer properly in time.

Signatures follow Slack's `v0` scheme; the reasons for a retry are Slack's.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

from helpbot.workspace.transport.delivery import Delivery, Envelope, Response
from helpbot.workspace.transport.faults import Faults

_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_AT_A_TIME = 16


@dataclass(frozen=True)
class _Answered:
    """What came back. `reason` is Slack's word for what is wrong; empty for an acknowledgement."""

    reason: str = ""
    response: Response | None = None
    again: bool = True


class HttpDelivery(Delivery):
    """Requests to `url`, signed with the app's secret."""

    def __init__(
        self,
        seconds_to_acknowledge: float,
        waits: Sequence[float],
        faults: Faults,
        changed: Callable[[], None],
        *,
        url: str,
        signing_secret: str,
    ) -> None:
        super().__init__(seconds_to_acknowledge, waits, faults, changed)
        self._url = urlsplit(url)
        self._secret = signing_secret
        self._pool = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="http-delivery")
        self.verified = False

    async def verify(self, challenge: str) -> None:
        """Send the URL verification request, as Slack does when the URL is entered; sets `verified`."""
        body = json.dumps({"type": "url_verification", "token": "unused", "challenge": challenge})
        answered = await self._post(body, _JSON, {})
        self.verified = answered.response in ({"challenge": challenge}, {"text": challenge})
        self._changed()

    def close(self) -> None:
        """Send nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _deliver(self, envelope: Envelope) -> None:
        retry = {"x-slack-retry-num": str(envelope.attempt), "x-slack-retry-reason": envelope.reason}
        body, kind = _written(envelope)
        answered = await self._post(body, kind, retry if envelope.attempt else {})
        if not answered.reason and self._loses_ack(envelope):
            answered = _Answered("http_timeout")
        if not answered.reason:
            self._confirm(envelope, answered.response or {})
        elif answered.again:
            self._missed(envelope, answered.reason)
        else:
            self._give_up(envelope, answered.reason)

    async def _post(self, body: str, kind: str, more: dict[str, str]) -> _Answered:
        headers = {"content-type": kind, "user-agent": "Slackbot 1.0", **signed(self._secret, body), **more}
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._request, body.encode(), headers)

    def _request(self, body: bytes, headers: dict[str, str]) -> _Answered:
        connection = HTTPConnection(self._url.hostname or "", self._url.port or 80, timeout=self._seconds)
        try:
            connection.request("POST", self._url.path or "/", body, headers)
            response = connection.getresponse()
            if 200 <= response.status < 300:
                return _Answered(response=_read(response.getheader("content-type") or "", response.read()))
            return _Answered("http_error", again=response.getheader("x-slack-no-retry") != "1")
        except TimeoutError:
            return _Answered("http_timeout")
        except (OSError, HTTPException):
            return _Answered("connection_failed")
        except ValueError:  # declared as JSON, but invalid
            return _Answered("http_error")
        finally:
            connection.close()


def signed(secret: str, body: str) -> dict[str, str]:
    """The headers by which an app verifies that a request is Slack's."""
    now = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": now, "x-slack-signature": f"v0={digest}"}


def _written(envelope: Envelope) -> tuple[str, str]:
    """The body of a request and its content type."""
    if envelope.type == "events_api":
        return json.dumps(envelope.payload), _JSON
    if envelope.type == "interactive":
        return urlencode({"payload": json.dumps(envelope.payload)}), _FORM
    return urlencode(envelope.payload), _FORM


def _read(kind: str, body: bytes) -> Response:
    """What comes with an acknowledgement: JSON, or text to show."""
    if not body.strip():
        return {}
    if kind.startswith(_JSON):
        found: Any = json.loads(body)
        return found if isinstance(found, dict) else {}
    return {"text": body.decode("utf-8", "replace")}
