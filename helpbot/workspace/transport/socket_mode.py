"""Socket Mode: envelopes are sent over a WebSocket, and events that are not acknowledged in time are resent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from secrets import token_hex
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from helpbot.workspace.transport.delivery import NOT_CONNECTED, Delivery, Envelope
from helpbot.workspace.transport.faults import Faults

MOST_CONNECTIONS = 10


class SocketMode(Delivery):
    """The connections of the app."""

    def __init__(
        self, seconds_to_acknowledge: float, waits: Sequence[float], faults: Faults, changed: Callable[[], None]
    ) -> None:
        super().__init__(seconds_to_acknowledge, waits, faults, changed)
        self.connections: list[WebSocket] = []
        self._waiting: list[Envelope] = []
        self._sent: dict[str, Envelope] = {}
        self._tickets: set[str] = set()

    def new_ticket(self) -> str:
        """Admits one connection, once: any page in a browser might try to open a socket on this machine."""
        ticket = token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection until it ends."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close()
            return
        self._tickets.remove(ticket)
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
            pass  # it went away, or `drop` closed it; the app may reconnect
        finally:
            self._forget(socket)

    async def refresh(self) -> None:
        """Tell every connection to reconnect, as Slack does every few hours."""
        for connection in list(self.connections):
            await self._disconnect(connection, "refresh_requested")

    async def drop(self) -> None:
        """Close every connection without notice."""
        for connection in list(self.connections):
            self._forget(connection)
            await connection.close(code=1011)

    async def _deliver(self, envelope: Envelope) -> None:
        """When no app is connected an event waits until one is."""
        if not self.connections:
            self._keep(envelope)
            return
        connection = self.connections.pop(0)
        self.connections.append(connection)  # round robin
        self._sent[envelope.id] = envelope
        asyncio.get_running_loop().call_later(self._seconds, self._check, envelope)
        try:
            await connection.send_text(envelope.as_text())
        except (WebSocketDisconnect, RuntimeError):
            self._forget(connection)  # the envelope is resent when its time is up

    def _keep(self, envelope: Envelope) -> None:
        if envelope.type == "events_api":
            self._waiting.append(envelope)
        else:
            self._give_up(envelope, NOT_CONNECTED)

    def _take_ack(self, answer: dict[str, Any]) -> None:
        envelope = self._sent.get(answer.get("envelope_id", ""))
        if envelope is not None and not self._loses_ack(envelope):
            del self._sent[envelope.id]
            self._confirm(envelope, answer.get("payload") or {})

    def _check(self, envelope: Envelope) -> None:
        """Its time is up: was it acknowledged?"""
        if self._sent.pop(envelope.id, None) is not None:
            self._missed(envelope, "timeout")

    async def _catch_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for envelope in waiting:
            await self._deliver(envelope)

    async def _disconnect(self, socket: WebSocket, reason: str) -> None:
        self._forget(socket)
        await socket.send_text(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
            self._changed()
