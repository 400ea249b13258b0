"""Only a page of this very server may use the page's API, and no other site in the same browser.

A request must name this machine in `Host` (against DNS rebinding). One that changes something must come from the page
itself, with a content type that other sites cannot send without a preflight request: JSON or a plain file.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = ("127.0.0.1", "localhost")
_SAFE = ("GET", "HEAD")
_FORMS = ("application/json", "application/octet-stream")
_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is in order; refuse the rest with an explanation."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        wrong = objection(scope["method"], Headers(scope=scope)) if scope["type"] == "http" else "only HTTP here"
        if wrong:
            refusal = JSONResponse({"ok": False, "error": wrong}, 403)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def objection(method: str, headers: Mapping[str, str]) -> str:
    """Why a request may not be answered; empty when it may."""
    host = headers.get("host", "")
    if host.partition(":")[0] not in _NAMES:
        return "this page answers only to 127.0.0.1 and localhost"
    if method in _SAFE:
        return ""
    if headers.get("origin", f"http://{host}") != f"http://{host}":
        return "only the page itself may do this"
    if headers.get("content-type", "").partition(";")[0] not in _FORMS:
        return "send JSON"
    return ""
