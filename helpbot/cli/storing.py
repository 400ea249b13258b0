"""`helpbot migrate`, `backup`, `restore` and `copy-from`: the database as a whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer


def migrate(context: typer.Context) -> None:
    """Migrate the tables of the database."""
    from helpbot.tickets.opening import connect
    from helpbot.tickets.opening import migrate as bring_up_to_date

    with closing(connect(context.obj.settings.database_url)) as database:
        typer.echo(f"the database is at revision {bring_up_to_date(database)}")


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
) -> None:
    """Write a verified copy of the SQLite database to a file; the bot may keep running."""
    from helpbot.tickets.backups import back_up

    size = back_up(context.obj.settings.database_url, file)
    typer.echo(f"{file} holds a checked copy ({size:,} bytes)")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `helpbot backup` wrote.")],
) -> None:
    """Replace the SQLite database by a backup; the former one is kept beside it. Stop the bot first."""
    from helpbot.tickets.backups import restore as put_back

    kept = put_back(context.obj.settings.database_url, file)
    typer.echo(f"restored from {file}" + (f"; what was there before is in {kept}" if kept else ""))


def copy_from(
    context: typer.Context,
    database: Annotated[str, typer.Argument(help="The database to copy from: a file, or a database URL.")],
) -> None:
    """Copy everything from another database into the one of the settings, which must be empty. Stop the bot first."""
    from rich.console import Console
    from rich.progress import Progress

    from helpbot.settings import database_url
    from helpbot.tickets.copying import copy

    terminal = Console(stderr=True)
    try:
        with Progress(console=terminal, transient=True, disable=not terminal.is_terminal) as progress:
            bar = progress.add_task("Copying", total=None)
            rows = copy(
                database_url(database),
                context.obj.settings.database_url,
                lambda done, of: progress.update(bar, completed=done, total=of),
            )
    except KeyboardInterrupt:
        typer.echo("helpbot: interrupted; nothing is copied", err=True)
        raise
    typer.echo(f"all {rows:,} rows are copied; from now on start the bot with this database")
