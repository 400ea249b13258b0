"""The base of values that are stored as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Plain(BaseModel):
    """An immutable value that can be serialised to JSON and back."""

    model_config = ConfigDict(frozen=True, extra="forbid")
