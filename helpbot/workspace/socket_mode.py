"""Socket Mode: envelopes go out over a WebSocket, and events that nobody acknowledges in time go out again.

What a person pressed or typed goes out once: when nobody acknowledges it, the person sees that it failed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from helpbot.workspace.faults import Faults

EnvelopeType = Literal["events_api", "interactive", "slash_commands"]

MOST_CONNECTIONS = 10
AT_ONCE = (0.0, 0.0, 0.0)
"""How long an event waits before each time it is sent again. Slack takes 0, 60 and 300 seconds."""


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

    `acknowledged` holds the envelopes that the app has confirmed, in that order; `given_up` those that it never did.
    """

    def __init__(
        self, seconds_to_acknowledge: float, waits: Sequence[float], faults: Faults, changed: Callable[[], None]
    ) -> None:
        self.connections: list[WebSocket] = []
        self.acknowledged: list[Envelope] = []
        self.given_up: list[Envelope] = []
        self._seconds = seconds_to_acknowledge
        self._waits = waits
        self._faults = faults
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
        except (WebSocketDisconnect, RuntimeError):
            pass  # it went away, or `drop` closed it; it may come again
        finally:
            self._forget(socket)

    async def send(self, kind: EnvelopeType, payload: dict[str, Any], attempt: int = 0, wait: float = 0.0) -> None:
        """Send to the app after `wait` seconds; an event, when nobody is connected, as soon as somebody is."""
        if wait:
            await asyncio.sleep(wait)
        envelope = Envelope(f"envelope-{next(self._ids)}", kind, payload, attempt)
        if not self.connections:
            self._keep(envelope)
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

    def _keep(self, envelope: Envelope) -> None:
        if envelope.type == "events_api":
            self._waiting.append(envelope)
        else:
            self._give_up(envelope)

    def _give_up(self, envelope: Envelope) -> None:
        self.given_up.append(envelope)
        self._changed()

    def _take_ack(self, answer: dict[str, Any]) -> None:
        if self._faults.ack_unheard():
            return
        envelope = self._sent.pop(answer.get("envelope_id", ""), None)
        if envelope is not None:
            self.acknowledged.append(envelope)
            self._changed()

    def _check(self, envelope: Envelope) -> None:
        """Its time is over: was it acknowledged?"""
        late = self._sent.pop(envelope.id, None)
        if late is None:
            return
        if late.type != "events_api" or late.attempt == len(self._waits):
            self._give_up(late)
            return
        self._faults.happened["events sent again"] += 1
        wait = self._waits[late.attempt]
        again = asyncio.ensure_future(self.send(late.type, late.payload, late.attempt + 1, wait))
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
