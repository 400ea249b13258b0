"""The HTTP and WebSocket server of the workspace, on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Coroutine, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from helpbot.workspace.faults import Faults
from helpbot.workspace.socket_mode import SocketMode
from helpbot.workspace.web_api import Answer, RefusedError, WebApi


class Server:
    """Serves `web_api` at `/api/` and `sockets` at `/link`, for the two tokens of the app."""

    def __init__(self, web_api: WebApi, sockets: SocketMode, faults: Faults, bot_token: str, app_token: str) -> None:
        self._web_api = web_api
        self._sockets = sockets
        self._faults = faults
        self._tokens = {bot_token: "bot", app_token: "app"}
        self._listening = socket.socket()
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()  # callers may knock before the server is quite up
        self.port: int = self._listening.getsockname()[1]
        self._ready = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        routes = [Route("/api/{method}", self._call, methods=["GET", "POST"]), WebSocketRoute("/link", self._link)]
        application = Starlette(routes=routes, lifespan=self._lifespan)
        config = uvicorn.Config(application, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, args=([self._listening],), name="workspace", daemon=True)

    def start(self) -> None:
        """Begin to serve; returns when requests are answered."""
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the workspace did not start")

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(10)
        self._listening.close()

    def soon(self, work: Coroutine[Any, Any, None]) -> Future[None]:
        """Do something in the server's event loop, in the order of the calls."""
        assert self._loop is not None, "start the server first"
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        yield

    async def _link(self, websocket: WebSocket) -> None:
        await self._sockets.serve(websocket)

    async def _call(self, request: Request) -> JSONResponse:
        method = request.path_params["method"]
        fault = self._faults.next_for(method)
        if fault and fault.retry_after is not None:
            headers = {"Retry-After": str(fault.retry_after)}
            return JSONResponse({"ok": False, "error": "ratelimited"}, fault.status, headers)
        if fault and not fault.done:
            return JSONResponse({"ok": False, "error": "internal_error"}, fault.status)
        answer = self._answer(method, request.headers.get("authorization", ""), await _arguments(request))
        if fault:
            return JSONResponse({"ok": False, "error": "internal_error"}, fault.status)
        return JSONResponse(answer)

    def _answer(self, method: str, authorization: str, arguments: Mapping[str, Any]) -> Answer:
        try:
            self._check_token(method, authorization.removeprefix("Bearer ").strip())
            if method == "apps.connections.open":
                return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/link"}
            return self._web_api.call(method, arguments)
        except RefusedError as refused:
            return refused.answer

    def _check_token(self, method: str, token: str) -> None:
        if not token:
            raise RefusedError("not_authed")
        if token not in self._tokens:
            raise RefusedError("invalid_auth")
        if self._tokens[token] != ("app" if method == "apps.connections.open" else "bot"):
            raise RefusedError("not_allowed_token_type")


async def _arguments(request: Request) -> dict[str, Any]:
    """Arguments come in the query, as a form or as JSON."""
    given: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        return given | (json.loads(body) if body else {})
    return given | dict(parse_qsl(body.decode()))
