"""The Web API methods that apps use here, with Slack's own checks. Unknown methods and arguments are errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from helpbot.workspace.web_api import assistant, chat, conversations, files, people, reactions, unfurling, views
from helpbot.workspace.web_api.core import Answer, Backend, Method, RefusedError

__all__ = ["Answer", "Backend", "RefusedError", "WebApi"]

_FAMILIES = (assistant, chat, conversations, files, people, reactions, unfurling, views)
_METHODS: dict[str, Method] = {name: method for family in _FAMILIES for name, method in family.METHODS.items()}


class WebApi:
    """The methods of one workspace for one app with some scopes."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    def call(self, method: str, arguments: Mapping[str, Any]) -> Answer:
        """Carry out a call. Raises `RefusedError` with Slack's answer."""
        known = _METHODS.get(method)
        if known is None:
            raise RefusedError("unknown_method", req_method=method)
        self.backend.need(*known.scopes)
        try:
            parsed = known.arguments.model_validate(arguments)
        except ValidationError as error:
            messages = [f"[ERROR] {detail['msg']} [{'/'.join(map(str, detail['loc']))}]" for detail in error.errors()]
            raise RefusedError("invalid_arguments", response_metadata={"messages": messages}) from None
        with self.backend.state.changed:
            return {"ok": True, **known.run(self.backend, parsed)}
