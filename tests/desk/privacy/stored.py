"""What the database holds."""

from __future__ import annotations

import json

from sqlalchemy import select

from helpbot.tickets.tables import Table
from tests.desk.conftest import Office


def everything_stored(office: Office) -> str:
    """Every row of every table."""
    with office.database.read() as session:
        tables, connection = Table.metadata.tables.values(), session.connection()
        rows = [dict(row) for table in tables for row in connection.execute(select(table)).mappings()]
    return json.dumps(rows, default=str)


def card_of(office: Office, number: str) -> str | None:
    """The delivery that shows a ticket to the support team."""
    return office.casework.ticket(number).ticket.card
