"""Statements that run for every message: compiled once, then given straight to the driver.

Going through SQLAlchemy takes ten times as long as the database itself. Its knowledge of dialects and types is used
when a statement is compiled, and not for each message.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

Statement: TypeAlias = Select[Any] | UpdateBase
Values: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Any
"""A named tuple: the columns by their names."""
Convert: TypeAlias = Callable[[Any], Any]


class Prepared:
    """A statement with named parameters, always run with the same names; an insert must name all columns.

    It neither sees nor changes the objects of the session. Errors of the driver are raised as SQLAlchemy's.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._said: dict[str, _Said] = {}

    def all(self, session: Session, **values: Any) -> list[Row]:  # noqa: ANN401 - values are of all types
        """The rows that it returns."""
        connection, said = self._in_dialect(session, values)
        return [said.row(found) for found in said.run(connection, values).fetchall()]

    def first(self, session: Session, **values: Any) -> Row | None:  # noqa: ANN401
        """The first of them."""
        return next(iter(self.all(session, **values)), None)

    def run(self, session: Session, **values: Any) -> int:  # noqa: ANN401
        """Run it; returns the number of rows changed or inserted."""
        connection, said = self._in_dialect(session, values)
        return said.run(connection, values).rowcount

    def _in_dialect(self, session: Session, values: Values) -> tuple[Connection, _Said]:
        connection = session.get_bind()
        assert isinstance(connection, Connection), "sessions of `Database` are bound to one"
        dialect = connection.dialect
        if dialect.name not in self._said:
            self._said[dialect.name] = _said(self._statement, dialect, tuple(values))
        return connection, self._said[dialect.name]


@dataclass(frozen=True)
class _Said:
    """A statement compiled for one dialect.

    `places` are its parameters with their conversions, `fixed` the values that it brings itself; `columns` are the
    conversions of what it returns.
    """

    text: str
    positional: bool
    fixed: Values
    places: tuple[tuple[str, Convert | None], ...]
    make: Callable[..., Row]
    columns: tuple[Convert | None, ...]

    def run(self, connection: Connection, values: Values) -> DBAPICursor:
        return to_driver(connection, self.text, self._parameters({**self.fixed, **values}))

    def row(self, found: Sequence[Any]) -> Row:
        return self.make(
            *(convert(value) if convert else value for convert, value in zip(self.columns, found, strict=True))
        )

    def _parameters(self, values: Values) -> list[Any] | dict[str, Any]:
        filled = [convert(values[name]) if convert else values[name] for name, convert in self.places]
        return filled if self.positional else dict(zip((name for name, _ in self.places), filled, strict=True))


def to_driver(
    connection: Connection, text: str, parameters: list[Any] | dict[str, Any] | tuple[()] = ()
) -> DBAPICursor:
    """Execute a text by the driver. Errors of the driver are raised as SQLAlchemy's."""
    driver, dialect = connection.connection, connection.dialect
    cursor, errors = driver.cursor(), dialect.loaded_dbapi.Error
    try:
        cursor.execute(text, parameters)
    except errors as error:
        if dialect.is_disconnect(error, driver, cursor):
            connection.invalidate(error)
        raise DBAPIError.instance(text, None, error, errors, hide_parameters=True, dialect=dialect) from error
    return cursor


def _said(statement: Statement, dialect: Dialect, names: Sequence[str]) -> _Said:
    compiled = statement.compile(dialect=dialect, column_keys=names)
    assert isinstance(compiled, SQLCompiler)
    places = compiled.positiontup or list(compiled.params)
    columns = list(statement.exported_columns)
    return _Said(
        text=compiled.string,
        positional=compiled.positional,
        fixed={name: value for name, value in compiled.params.items() if name not in names},
        places=tuple((name, _inwards(compiled.binds[name].type, dialect)) for name in places),
        make=namedtuple("Row", [column.name for column in columns]),
        columns=tuple(_outwards(column.type, dialect) for column in columns),
    )


def _inwards(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _outwards(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
