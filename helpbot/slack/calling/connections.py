"""Slack's Web API client with keep-alive connections: opening one takes longer than most calls.

The SDK opens a connection for every call, with a handshake each, and has no setting for that (see `KeepingClient`).
"""

from __future__ import annotations

import ssl
from collections import deque
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BytesIO
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, proxy_bypass

from slack_sdk import WebClient

IDLE_SECONDS = 30.0
"""After this long unused a connection is not reused: some network device may have dropped it."""


@dataclass
class Connections:
    """A pool of idle connections to one server. Safe to share between threads."""

    scheme: str
    server: str
    timeout: float
    tls: ssl.SSLContext
    _idle: deque[tuple[HTTPConnection, float]] = field(default_factory=deque)

    def post(self, request: Request) -> tuple[HTTPResponse, bytes]:
        """One attempt; returns the response and its whole body. Raises `OSError`, `HTTPException`."""
        connection = self._take()
        try:
            response, content = _exchange(connection, request)
        except BaseException:
            connection.close()
            raise
        if not response.will_close:
            self._idle.append((connection, monotonic()))
        return response, content

    def _take(self) -> HTTPConnection:
        """The most recently used connection that is still good, or a new one."""
        while self._idle:
            try:
                connection, since = self._idle.pop()
            except IndexError:
                break  # another thread was quicker
            if monotonic() - since < IDLE_SECONDS and not _hung_up(connection):
                return connection
            connection.close()
        if self.scheme == "https":
            return HTTPSConnection(self.server, timeout=self.timeout, context=self.tls)
        return HTTPConnection(self.server, timeout=self.timeout)


class KeepingClient(WebClient):
    """The SDK's client, with only its innermost step replaced, which sends one request.

    Through a proxy it behaves as the SDK does, but unlike that it respects `NO_PROXY`.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - they are the SDK's
        super().__init__(*arguments, **settings)
        address = urlsplit(self.base_url)
        if proxy_bypass(address.hostname or ""):
            self.proxy = None
        tls = self.ssl or ssl.create_default_context()
        self._connections = Connections(address.scheme, address.netloc, self.timeout, tls)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        """Send it, and return status, headers and body. Raises as `urlopen` does."""
        address = urlsplit(url)
        if self.proxy or (address.scheme, address.netloc) != (self._connections.scheme, self._connections.server):
            return super()._perform_urllib_http_request_internal(url, req)
        response, content = self._connections.post(req)
        if response.status >= 300:
            raise HTTPError(url, response.status, response.reason, response.headers, BytesIO(content))
        charset = response.headers.get_content_charset() or "utf-8"
        return {"status": response.status, "headers": response.headers, "body": content.decode(charset)}


def _exchange(connection: HTTPConnection, request: Request) -> tuple[HTTPResponse, bytes]:
    try:
        connection.request("POST", request.selector, request.data, dict(request.header_items()))
    except OSError as error:
        raise URLError(error) from error
    response = connection.getresponse()
    return response, response.read()


def _hung_up(connection: HTTPConnection) -> bool:
    """Whether the other side has closed it: between two calls nothing else can make it readable."""
    if connection.sock is None:
        return True
    with DefaultSelector() as selector:
        selector.register(connection.sock, EVENT_READ)
        return bool(selector.select(0))
