"""The base of the values that are kept as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Plain(BaseModel):
    """An immutable value that can be written as JSON and read back."""

    model_config = ConfigDict(frozen=True, extra="forbid")
