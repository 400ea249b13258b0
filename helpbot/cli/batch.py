"""Commands that read and write JSON lines: one answer per line, in order, flushed at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

MAX_LINE = 1_000_000
"""Characters of one line of input."""


class Request(BaseModel):
    """A line of input; unknown keys are ignored, so that data may carry notes."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Line = TypeVar("Line", bound=Request)


def run_batch(model: type[Line], answer: Callable[[Line], dict[str, Any]]) -> None:
    """Answer each line of standard input. A line that cannot be read is answered with its error; then the exit code is
    1.

    Errors while answering are bugs of ours, not of the input: they are raised.
    """
    failed = False
    for line in _lines(sys.stdin.buffer):
        try:
            asked = _read(model, line)
        except ValueError as error:
            failed, reply = True, {"error": _sentence(error)}
        else:
            reply = answer(asked)
        sys.stdout.write(json.dumps(reply, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


def _lines(stream: Iterable[bytes]) -> Iterable[str]:
    for raw in stream:
        line = raw.decode("utf-8", errors="replace").strip("\ufeff \t\r\n")
        if line:
            yield line


def _read(model: type[Line], line: str) -> Line:
    if len(line) > MAX_LINE:
        raise ValueError(f"the line has {len(line):,} characters, at most {MAX_LINE:,} are read")
    return model.model_validate_json(line)


def _sentence(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return ": ".join(filter(None, (where, first["msg"].removeprefix("Value error, "))))
    return str(error)
