"""`helpbot parked`: what failed for good and waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.cli.tables import console

if TYPE_CHECKING:
    from helpbot.desk.queues.parking import Parking

app = typer.Typer(help="List, retry or drop what failed for good.", no_args_is_help=True)

Entries = Annotated[list[str], typer.Argument(metavar="ENTRY…", help="Which, such as inbox-7 or outbox-7.")]


@app.command("list")
def list_entries(context: typer.Context) -> None:
    """List what failed for good: which entry, since when, and why; never its content."""
    from rich.table import Table
    from rich.text import Text

    with _parking(context) as parking:
        entries = parking.entries()
    if not entries:
        typer.echo("nothing is parked")
        return
    table = Table("Entry", "Reference", "Surface", "Attempts", "Since", "Parked", "Why")
    for entry in entries:
        times = (f"{moment:%Y-%m-%d %H:%M}Z" for moment in (entry.since, entry.parked_at))
        told = (entry.entry, entry.reference, entry.surface, str(entry.attempts), *times, entry.failure)
        table.add_row(*map(Text, told))  # names and what a server said must not become markup
    console().print(table)


@app.command()
def retry(context: typer.Context, entries: Entries) -> None:
    """Have the running bot retry entries."""
    with _parking(context) as parking:
        for entry in entries:
            parking.retry(entry)
            typer.echo(f"{entry} is tried again")


@app.command()
def drop(context: typer.Context, entries: Entries) -> None:
    """Give entries up, and clear their content."""
    with _parking(context) as parking:
        for entry in entries:
            parking.drop(entry)
            typer.echo(f"{entry} is dropped")


@contextmanager
def _parking(context: typer.Context) -> Iterator[Parking]:
    from helpbot.bootstrap import SystemClock, opened_database
    from helpbot.desk.queues.parking import Parking

    with opened_database(context.obj.settings) as database:
        yield Parking(database, SystemClock())
