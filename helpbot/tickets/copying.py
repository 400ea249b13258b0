"""Copy everything from one database into an empty one, of the same kind or the other.

Which tables there are, and which refer to which, is read from their metadata: a new table is copied like the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import URL, Column, Connection, RowMapping, Select, Table, bindparam, func, select
from sqlalchemy.exc import DataError, IntegrityError

from helpbot.problems import HelpbotError
from helpbot.tickets.numbering import continue_numbers
from helpbot.tickets.opening import open_database, open_existing, parse
from helpbot.tickets.schema import METADATA
from helpbot.tickets.sole_use import sole_use
from helpbot.tickets.tables import Counter
from helpbot.tickets.troubles import explained, name

Report: TypeAlias = Callable[[int, int], None]
"""Told after each batch how many rows are copied, and how many there are."""
Counts: TypeAlias = dict[str, int]

BATCH = 500
_FILLED_BY_MIGRATIONS = METADATA.tables[str(Counter.__tablename__)]
_SOURCE = "name the database that the bot has used so far"
_TARGET = "name an empty one: `database` in app.yaml, or HELPBOT_DATABASE_URL"


def copy(source_url: str, target_url: str, report: Report) -> int:
    """Copy all rows, and the numbers that new ones will get, in one transaction; returns how many rows.

    The source keeps everything. Raises `HelpbotError`; the target is then as empty as before.
    """
    if _same(parse(source_url), parse(target_url)):
        raise HelpbotError(f"{name(parse(target_url))} cannot be copied into itself", _TARGET)
    with (
        closing(open_existing(source_url, _SOURCE)) as source,
        sole_use(source) as reading,
        closing(open_database(target_url)) as target,
        sole_use(target) as writing,
    ):
        _empty(writing, target.url)
        expected, copied = _counted(reading), 0
        for rows in _copied(reading, writing):
            copied += rows
            report(copied, sum(expected.values()))
        _verify(expected, _counted(writing), target.url)
    return copied


def _same(one: URL, other: URL) -> bool:
    if one.get_backend_name() == other.get_backend_name() == "sqlite":
        return Path(one.database or "").resolve() == Path(other.database or "").resolve()
    return (one.host, one.port, one.database, one.query) == (other.host, other.port, other.database, other.query)


def _empty(target: Connection, url: URL) -> None:
    """Refuse a target in which there is more than the migrations put there, and remove that."""
    target.execute(_FILLED_BY_MIGRATIONS.delete())
    if any(_counted(target).values()):
        raise HelpbotError(f"{name(url)} has data in it already", _TARGET)


def _counted(connection: Connection) -> Counts:
    return {
        table.name: connection.scalars(select(func.count()).select_from(table)).one()
        for table in METADATA.sorted_tables
    }


def _copied(source: Connection, target: Connection) -> Iterator[int]:
    """Copy all tables, those first that others refer to; yields how many rows each batch has."""
    for table in METADATA.sorted_tables:
        with _taken(table, target.engine.url):
            yield from _copied_rows(table, source, target)
            _copy_references_within(table, source, target)
        continue_numbers(table, source, target)


@contextmanager
def _taken(table: Table, url: URL) -> Iterator[None]:
    """Say which table has what the database at `url` does not take, such as a NUL character. No row is quoted."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        why, *_ = str(error.orig).splitlines()
        what = f"{name(url)} does not take a row of {table.name}: {why}; nothing is copied"
        raise HelpbotError(what, "correct that row in the database that the bot has used so far") from error


def _copied_rows(table: Table, source: Connection, target: Connection) -> Iterator[int]:
    """Copy a table without references to other rows of it, which may not be there yet."""
    left_out = {column.name: None for column in _references_within(table)}
    for rows in _batches(source, select(table)):
        target.execute(table.insert(), [{**row, **left_out} for row in rows])
        yield len(rows)


def _copy_references_within(table: Table, source: Connection, target: Connection) -> None:
    for column in _references_within(table):
        [key] = table.primary_key
        read = select(key.label("row"), column.label("referred")).where(column.is_not(None))
        write = table.update().where(key == bindparam("row")).values({column: bindparam("referred")})
        for rows in _batches(source, read):
            target.execute(write, [dict(row) for row in rows])


def _references_within(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]


def _batches(source: Connection, query: Select[Any]) -> Iterator[Sequence[RowMapping]]:
    """The rows of a query, so many at a time that a large table needs no more memory than a small one."""
    with explained(source.engine.url):
        yield from source.execute(query, execution_options={"yield_per": BATCH}).mappings().partitions()


def _verify(expected: Counts, arrived: Counts, url: URL) -> None:
    wrong = [table for table, rows in expected.items() if arrived[table] != rows]
    if wrong:
        what = f"{name(url)} did not take all rows of {', '.join(wrong)}; nothing is copied"
        raise HelpbotError(what, "remove what somebody has added to its tables, such as a rule or a trigger")
