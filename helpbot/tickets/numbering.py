"""The numbers that a database gives to new rows. In a copy they go on after the last one ever given.

That may be higher than any row: old rows are deleted, and their numbers are not given again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Table, TextClause, text

_SEQUENCE = "CAST(pg_get_serial_sequence(:table, :column) AS regclass)"
_LAST: Mapping[str, TextClause] = MappingProxyType(
    {
        "sqlite": text("SELECT seq FROM sqlite_sequence WHERE name = :table"),
        "postgresql": text(f"SELECT pg_sequence_last_value({_SEQUENCE})"),
    }
)
_GO_ON: Mapping[str, TextClause] = MappingProxyType(
    {
        "sqlite": text(
            "REPLACE INTO sqlite_sequence (rowid, name, seq)"
            " VALUES ((SELECT rowid FROM sqlite_sequence WHERE name = :table), :table, :last)"
        ),
        "postgresql": text(f"SELECT setval({_SEQUENCE}, :last)"),
    }
)


def continue_numbers(table: Table, source: Connection, target: Connection) -> None:
    """Have `target` number new rows of the table as `source` would."""
    column = table.autoincrement_column
    if column is None:
        return
    place = {"table": table.name, "column": column.name}
    if last := source.scalar(_LAST[source.dialect.name], place):
        target.execute(_GO_ON[target.dialect.name], {**place, "last": last})
