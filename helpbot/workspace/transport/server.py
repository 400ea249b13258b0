"""The HTTP and WebSocket server of the workspace, on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from threading import Event, Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute


class Server:
    """Serves routes on a local port; port 0 takes a free one. Raises `OSError` if the port is taken."""

    def __init__(self, port: int = 0) -> None:
        self._listening = socket.socket(proto=socket.IPPROTO_TCP)
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listening.bind(("127.0.0.1", port))
        self._listening.listen()  # callers may connect before the server is up
        self.port: int = self._listening.getsockname()[1]
        self._ready = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: uvicorn.Server | None = None
        self._thread = Thread(target=self._run, name="workspace", daemon=True)

    @property
    def base(self) -> str:
        """The address, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, routes: Sequence[BaseRoute]) -> None:
        """Start serving; returns once requests are answered."""
        application = Starlette(routes=routes, lifespan=self._lifespan)
        config = uvicorn.Config(application, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the workspace did not start")

    def stop(self) -> None:
        """Stop serving."""
        if self._server is not None:
            self._server.should_exit = True
            self._thread.join(10)
        self._listening.close()

    def soon(self, work: Coroutine[Any, Any, None]) -> Future[None]:
        """Run something in the server's event loop, in the order of the calls."""
        assert self._loop is not None, "start the server first"
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _run(self) -> None:
        assert self._server is not None
        self._server.run([self._listening])

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        yield
