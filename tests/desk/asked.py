"""The statements that the database is asked in the meantime."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from helpbot.tickets.database import Database


def asked(database: Database, act: Callable[[], object]) -> list[str]:
    """The statements, in order."""
    told: list[str] = []

    def note(*parts: Any) -> None:  # noqa: ANN401
        told.append(parts[2])

    with database.write() as session:
        engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    return told
