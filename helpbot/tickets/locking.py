"""Read rows in order to change them."""

from __future__ import annotations

from typing import TypeVar

from sqlmodel.sql.expression import SelectOfScalar

from helpbot.tickets.tables import Table

Row = TypeVar("Row", bound=Table)


def locked(query: SelectOfScalar[Row]) -> SelectOfScalar[Row]:
    """The same rows, locked until the transaction ends, and as they are now.

    Without the second part the session would return what it had read before it waited for the lock.
    """
    return query.with_for_update().execution_options(populate_existing=True)
