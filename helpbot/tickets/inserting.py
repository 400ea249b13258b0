"""Insert a row unless it exists: both databases know `ON CONFLICT`, each in its own dialect."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from helpbot.tickets.prepared import Prepared
from helpbot.tickets.tables import Table

_INSERTS: Mapping[str, Callable[[type[Table]], sqlite.Insert | postgresql.Insert]] = MappingProxyType(
    {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
)


def insert(session: Session, table: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """An insert that can be told what to do about a conflict."""
    return _INSERTS[session.get_bind().dialect.name](table)


def insert_unless_there(session: Session, table: type[Table], row: Mapping[str, Any], key: Sequence[str]) -> bool:
    """Insert the row unless one with the same `key` exists, or is inserted at this moment; whether it was inserted."""
    statement = insert(session, table).values(dict(row)).on_conflict_do_nothing(index_elements=list(key))
    return session.execute(statement.returning(getattr(table, key[0]))).first() is not None


class InsertUnlessThere:
    """The same for rows that come with every message: prepared once, then run with the values alone."""

    def __init__(self, table: type[Table], key: str) -> None:
        self._statements = {
            dialect: Prepared(insert_into(table).on_conflict_do_nothing(index_elements=[key]))
            for dialect, insert_into in _INSERTS.items()
        }

    def run(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Insert the rows one by one, except those whose keys exist; whether all were inserted."""
        statement = self._statements[session.get_bind().dialect.name]
        return sum(statement.run(session, **row) for row in rows) == len(rows)
