"""Socket Mode: envelopes go out over a WebSocket, and those that nobody acknowledges in time go out again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

EnvelopeType = Literal["events_api", "interactive", "slash_commands"]

MOST_CONNECTIONS = 10
MOST_RETRIES = 3


@dataclass(frozen=True)
class Envelope:
    """One thing for the app to acknowledge. Only events are sent again."""

    id: str
    type: EnvelopeType
    payload: dict[str, Any]
    attempt: int = 0

    def as_text(self) -> str:
        """The envelope as it goes over the wire."""
        retry = {"retry_attempt": self.attempt, "retry_reason": "timeout" if self.attempt else ""}
        about = {"envelope_id": self.id, "type": self.type, "accepts_response_payload": self.type != "events_api"}
        return json.dumps(about | {"payload": self.payload} | (retry if self.type == "events_api" else {}))


class SocketMode:
    """The connections of the app. Its methods run in the server's event loop; `changed` is called after every change.

    `acknowledged` holds the envelopes that the app has confirmed, in that order.
    """

    def __init__(self, seconds_to_acknowledge: float, changed: Callable[[], None]) -> None:
        self.connections: list[WebSocket] = []
        self.acknowledged: list[Envelope] = []
        self._seconds = seconds_to_acknowledge
        self._changed = changed
        self._waiting: list[Envelope] = []
        self._sent: dict[str, Envelope] = {}
        self._again: set[asyncio.Task[None]] = set()
        self._ids = count(1)

    async def serve(self, socket: WebSocket) -> None:
        """Talk with one connection until it ends."""
        await socket.accept()
        if len(self.connections) >= MOST_CONNECTIONS:
            await self._disconnect(socket, "too_many_websockets")
            return
        self.connections.append(socket)
        try:
            hello = {"type": "hello", "num_connections": len(self.connections), "connection_info": {"app_id": "A1"}}
            await socket.send_text(json.dumps(hello | {"debug_info": {"approximate_connection_time": 3600}}))
            self._changed()
            await self._catch_up()
            while True:
                self._take_ack(json.loads(await socket.receive_text()))
        except WebSocketDisconnect:
            pass  # it may come again
        finally:
            self._forget(socket)

    async def send(self, kind: EnvelopeType, payload: dict[str, Any], attempt: int = 0) -> None:
        """Send to the app; when it is not connected, as soon as it is."""
        envelope = Envelope(f"envelope-{next(self._ids)}", kind, payload, attempt)
        if not self.connections:
            self._waiting.append(envelope)
            return
        connection = self.connections.pop(0)
        self.connections.append(connection)  # the next one has its turn
        self._sent[envelope.id] = envelope
        asyncio.get_running_loop().call_later(self._seconds, self._check, envelope)
        try:
            await connection.send_text(envelope.as_text())
        except (WebSocketDisconnect, RuntimeError):
            self._forget(connection)  # the envelope goes out again when its time is over

    async def refresh(self) -> None:
        """Tell every connection to come again, as Slack does every few hours."""
        for connection in list(self.connections):
            await self._disconnect(connection, "refresh_requested")

    async def drop(self) -> None:
        """Close every connection without a word."""
        for connection in list(self.connections):
            self._forget(connection)
            await connection.close(code=1011)

    def _take_ack(self, answer: dict[str, Any]) -> None:
        envelope = self._sent.pop(answer.get("envelope_id", ""), None)
        if envelope is not None:
            self.acknowledged.append(envelope)
            self._changed()

    def _check(self, envelope: Envelope) -> None:
        """Its time is over: was it acknowledged?"""
        late = self._sent.pop(envelope.id, None)
        if late is not None and late.type == "events_api" and late.attempt < MOST_RETRIES:
            again = asyncio.ensure_future(self.send(late.type, late.payload, late.attempt + 1))
            self._again.add(again)
            again.add_done_callback(self._again.discard)

    async def _catch_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for envelope in waiting:
            await self.send(envelope.type, envelope.payload, envelope.attempt)

    async def _disconnect(self, socket: WebSocket, reason: str) -> None:
        self._forget(socket)
        await socket.send_text(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
            self._changed()
