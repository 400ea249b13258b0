"""Insert a row unless there is one: both databases know `ON CONFLICT`, each in its own dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from helpbot.tickets.tables import Table


def insert(session: Session, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """An insert that can be told what to do about a conflict."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_unless_there(session: Session, table: type[Table], row: Mapping[str, Any], key: Sequence[str]) -> bool:
    """Put the row in, unless one with the same `key` is there, or comes in at this moment; whether it was put in."""
    statement = insert(session, table).values(dict(row)).on_conflict_do_nothing(index_elements=list(key))
    return session.execute(statement.returning(getattr(table, key[0]))).first() is not None
