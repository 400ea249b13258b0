"""Column types and constraints that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Dialect, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON, TypeDecorator

JsonColumn = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
EMPTY_LIST: dict[str, Any] = {"server_default": text("'[]'")}
"""For a JSON list that older rows lack."""
NO_WORDS: dict[str, Any] = {"server_default": text("''")}
UNKNOWN: dict[str, Any] = {"server_default": text("'unknown'")}
"""For a text column that older rows lack."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in (naive ones are refused), aware UTC coming out, sortable in between."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database, as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Out of the database; SQLite stores no zone, but what it holds is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The database itself refuses any other value."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def between(column: str, low: int, high: int) -> CheckConstraint:
    """The database itself refuses a number outside `low` to `high`."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")
