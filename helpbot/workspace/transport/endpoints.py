"""What apps call over HTTP: the Web API, response addresses, uploads and downloads of files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from helpbot.workspace.model.triggers import SpentError
from helpbot.workspace.transport.faults import Faults
from helpbot.workspace.web_api import Answer, RefusedError, WebApi
from helpbot.workspace.web_api.files import readable_by
from helpbot.workspace.web_api.responding import respond_at

_SIGN_IN = "<!DOCTYPE html><title>Sign in</title><p>Sign in to see this file."


class Endpoints:
    """The calls of the app, which authenticates with its tokens; `new_ticket` admits a socket."""

    def __init__(self, web_api: WebApi, faults: Faults, new_ticket: Callable[[], str]) -> None:
        self._web_api = web_api
        self._slack = web_api.backend
        self._faults = faults
        self._new_ticket = new_ticket
        installation = self._slack.installation
        self._tokens = {installation.bot_token: "bot", installation.app_token: "app"}

    def routes(self) -> list[BaseRoute]:
        """The paths at which the endpoints are served."""
        return [
            Route("/api/{method}", self._call, methods=["GET", "POST"]),
            Route("/response/{address}", self._respond, methods=["POST"]),
            Route("/upload/{file}", self._upload, methods=["POST"]),
            Route("/files-pri/{name}/{rest:path}", self._download, methods=["GET"]),
        ]

    async def _call(self, request: Request) -> JSONResponse:
        method, arguments = request.path_params["method"], await _arguments(request)
        fault = self._faults.next_for(method, str(arguments.get("channel", "")))
        if fault and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault and fault.retry_after is not None:
            headers = {"Retry-After": str(fault.retry_after)}
            return JSONResponse({"ok": False, "error": "ratelimited"}, fault.status, headers)
        if fault and fault.status != 200 and not fault.done:
            return JSONResponse({"ok": False, "error": "internal_error"}, fault.status)
        answer = self._answer(method, _token(request), arguments)
        if fault and fault.status != 200:
            return JSONResponse({"ok": False, "error": "internal_error"}, fault.status)
        scopes = ",".join(sorted(self._slack.installation.scopes))
        return JSONResponse(answer, headers={"x-oauth-scopes": scopes} if answer["ok"] else {})

    def _answer(self, method: str, token: str, arguments: Mapping[str, Any]) -> Answer:
        try:
            self._check_token(method, token)
            if method == "apps.connections.open":
                address = self._slack.base().replace("http", "ws")
                return {"ok": True, "url": f"{address}/link?ticket={self._new_ticket()}"}
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

    async def _respond(self, request: Request) -> Response:
        body = await request.json()
        try:
            respond_at(self._slack, request.path_params["address"], body)
        except SpentError as spent:
            return PlainTextResponse(str(spent), 404)
        except RefusedError as refused:
            return PlainTextResponse(str(refused), 400)
        return PlainTextResponse("ok")

    async def _upload(self, request: Request) -> Response:
        content = await request.body()
        with self._slack.state.changed:
            file = self._slack.state.files.get(request.path_params["file"])
            if file is None or file.content is not None:
                return PlainTextResponse("not found", 404)
            self._slack.state.files[file.id] = replace(file, content=content)
        return PlainTextResponse(f"OK - {len(content)}")

    async def _download(self, request: Request) -> Response:
        """Without the app's token there is only a sign-in page, as at Slack."""
        installation, state = self._slack.installation, self._slack.state
        if _token(request) != installation.bot_token or "files:read" not in installation.scopes:
            return HTMLResponse(_SIGN_IN)
        file = state.files.get(request.path_params["name"].partition("-")[2])
        if file is None or file.content is None or not readable_by(self._slack, file, state.bot.id):
            return PlainTextResponse("not found", 404)
        return Response(file.content, media_type=file.mimetype)


def _token(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ").strip()


async def _arguments(request: Request) -> dict[str, Any]:
    """Arguments arrive in the query, as a form or as JSON."""
    given: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        return given | (json.loads(body) if body else {})
    return given | dict(parse_qsl(body.decode()))
