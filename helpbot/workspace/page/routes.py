"""Where the page and its API are served."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.state import User
from helpbot.workspace.page.doing import ACTIONS
from helpbot.workspace.page.faulting import MakeFault, make_fault
from helpbot.workspace.page.guard import Guard
from helpbot.workspace.page.person import Person
from helpbot.workspace.page.reading import Reading
from helpbot.workspace.page.snapshot import file_json, snapshot
from helpbot.workspace.page.stream import events
from helpbot.workspace.workspace import Workspace

LARGEST_FILE = 10_000_000
_STATIC = Path(__file__).with_name("static")
_ACTIONS = ACTIONS | {"fault": (MakeFault, make_fault)}


def page_routes(workspace: Workspace) -> list[BaseRoute]:
    """The page at `/`, its files at `/static/`, its API at `/page/api/`, each behind the guard."""
    page = _Page(workspace)
    routes = [
        Route("/", page.index),
        Route("/archives/{channel}/{message}", page.permalink),
        Route("/page/api/people", page.people),
        Route("/page/api/snapshot", page.snapshot),
        Route("/page/api/stream", page.stream),
        Route("/page/api/files/{file}", page.file),
        Route("/page/api/upload", page.upload, methods=["POST"]),
        Route("/page/api/{action}", page.act, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    return [Mount("/", routes=routes, middleware=[Middleware(Guard)])]


class _Page:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._reading = Reading()

    async def index(self, _: Request) -> Response:
        return FileResponse(_STATIC / "index.html")

    async def permalink(self, request: Request) -> Response:
        """The permalink of a message redirects to the page, which finds the message by the fragment.

        A message in a thread is found through the root of the thread.
        """
        root = request.query_params.get("thread_ts", "").replace(".", "")
        message = f"p{root}" if root else request.path_params["message"]
        return RedirectResponse(f"/#{request.path_params['channel']}/{message}")

    async def people(self, _: Request) -> Response:
        return JSONResponse({"people": [asdict(user) for user in self._workspace.state.users.values()]})

    async def snapshot(self, request: Request) -> Response:
        user = self._user(request)
        return _nobody() if user is None else JSONResponse(snapshot(self._workspace, self._reading, user))

    async def stream(self, request: Request) -> Response:
        user = self._user(request)
        if user is None:
            return _nobody()
        lines = events(self._workspace.state, lambda: snapshot(self._workspace, self._reading, user))
        return StreamingResponse(lines, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def file(self, request: Request) -> Response:
        user = self._user(request)
        file = self._workspace.state.files.get(request.path_params["file"])
        if user is None or file is None or file.content is None or not self._workspace.may_read(user, file):
            return _refused("there is no such file", 404)
        safe = file.mimetype.startswith("image/") and "svg" not in file.mimetype
        return Response(file.content, media_type=file.mimetype if safe else "application/octet-stream")

    async def upload(self, request: Request) -> Response:
        user, name = self._user(request), request.query_params.get("name", "")
        if user is None or not name:
            return _refused("name the person and the file", 422)
        content = await request.body()
        if not 0 < len(content) <= LARGEST_FILE:
            return _refused(ImpossibleError("file_size", most=LARGEST_FILE // 1_000_000).words(user.locale), 409)
        stored = self._workspace.store(user, name, content)
        return JSONResponse({"ok": True, "file": file_json(stored.as_json(""), user)})

    async def act(self, request: Request) -> Response:
        known = _ACTIONS.get(request.path_params["action"])
        if known is None:
            return _refused("there is no such action", 404)
        try:
            body: dict[str, Any] = await request.json()
            user = self._workspace.state.users.get(body.pop("as", ""))
            given = known[0].model_validate(body)
        except (ValidationError, ValueError, AttributeError, TypeError) as error:
            return _refused(f"this is not what the action needs: {error}", 422)
        if user is None:
            return _nobody()
        try:
            person = Person(self._workspace, self._reading, user)
            return JSONResponse({"ok": True, **await run_in_threadpool(known[1], person, given)})
        except ImpossibleError as impossible:
            return _refused(impossible.words(user.locale), 409)

    def _user(self, request: Request) -> User | None:
        return self._workspace.state.users.get(request.query_params.get("as", ""))


def _nobody() -> Response:
    return _refused("there is nobody of that name", 422)


def _refused(words: str, status: int) -> Response:
    return JSONResponse({"ok": False, "error": words}, status)
