"""Arbitrary rows for all tables, whichever there are: what their columns and constraints allow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from hypothesis import strategies as st
from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Column, Date, Float, Integer, Table, UniqueConstraint
from sqlmodel.sql.sqltypes import AutoString

from helpbot.tickets.columns import UtcDateTime
from helpbot.tickets.schema import METADATA

Rows: TypeAlias = dict[str, list[dict[str, Any]]]
"""By table."""

_PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)  # as the inbox stores it
_WORDS = st.one_of(_PLAIN, st.sampled_from(["👩‍🚒 ñandú\n'\"\\%", "long 🙂 " * 20_000, "null", "NaN"]))
_NUMBERS = st.one_of(st.integers(-(2**53), 2**53), st.floats(-1e6, 1e6))
_JSON = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_PLAIN, inner, max_size=3),
    max_leaves=5,
)
_VALUES: Mapping[type, st.SearchStrategy[Any]] = MappingProxyType(
    {
        UtcDateTime: st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        Date: st.dates(date(1970, 1, 1), date(2200, 1, 1)),
        Boolean: st.booleans(),
        Float: st.floats(allow_nan=False, allow_infinity=False),
        BigInteger: st.integers(0, 2**63 - 1),
        Integer: st.integers(0, 2**31 - 1),
        JSON: st.dictionaries(_PLAIN, _JSON, max_size=3) | st.lists(_JSON, max_size=3),
        AutoString: _WORDS,
    }
)
_ONE_OF, _RANGE = re.compile(r"^(\w+) IN \((.*)\)$"), re.compile(r"^(\w+) BETWEEN (\d+) AND (\d+)$")


@st.composite
def any_rows(draw: st.DrawFn) -> Rows:
    """A few rows in most tables, those first that others refer to."""
    made: Rows = {}
    for table in METADATA.sorted_tables:
        rows = [_row(draw, table, made, number) for number in range(1, draw(st.integers(0, 3)) + 1)]
        made[table.name] = [row for row in rows if row is not None]
        _refer_within(draw, table, made[table.name])
    return made


def _row(draw: st.DrawFn, table: Table, made: Rows, number: int) -> dict[str, Any] | None:
    """The row of a `number`, which makes it unique; None if it would have to refer to a row that is not there."""
    allowed, unique = _allowed(table), _unique(table)
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.foreign_keys:
            row[column.name] = _referred(column, made, number)
        elif column.name in unique:
            row[column.name] = number if isinstance(column.type, Integer) else f"{draw(_PLAIN)}{number}"
        else:
            row[column.name] = draw(_value(column, allowed))
    if table.name == "incident":  # it has one anchor
        row["page_entry"] = None if row["ticket_id"] else f"entry {number}"
    return None if any(row[column.name] is None for column in table.columns if not column.nullable) else row


def _referred(column: Column[Any], made: Rows, number: int) -> object:
    """The key of the row of that number in the table that the column refers to, if there is one."""
    [key] = column.foreign_keys
    others = [row[key.column.name] for row in made.get(key.column.table.name, [])]
    return others[number - 1] if number <= len(others) else None


def _unique(table: Table) -> set[str]:
    constraints = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    return {column.name for group in (table.primary_key, *constraints) for column in group.columns}


def _value(column: Column[Any], allowed: Mapping[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    kind = next(kind for kind in type(column.type).__mro__ if kind in _VALUES)
    value = allowed.get(column.name, _VALUES[kind])
    return st.none() | value if column.nullable else value


def _allowed(table: Table) -> dict[str, st.SearchStrategy[Any]]:
    """By column, what its constraints allow."""
    allowed: dict[str, st.SearchStrategy[Any]] = {}
    for constraint in table.constraints:
        told = str(constraint.sqltext) if isinstance(constraint, CheckConstraint) else ""
        if found := _ONE_OF.match(told):
            allowed[found[1]] = st.sampled_from(re.findall(r"'(.*?)'", found[2]))
        elif found := _RANGE.match(told):
            allowed[found[1]] = st.integers(int(found[2]), int(found[3]))
    return allowed


def _refer_within(draw: st.DrawFn, table: Table, rows: list[dict[str, Any]]) -> None:
    """Have rows refer to others of their table, earlier or later ones."""
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table is table:
                for row in rows:
                    others = [other[key.column.name] for other in rows if other is not row]
                    row[column.name] = draw(st.none() | st.sampled_from(others)) if others else None
