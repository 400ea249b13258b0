"""`helpbot privacy`: what is held about one person, to hand it over or to erase it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from helpbot.desk.privacy.personal_data import Privacy

app = typer.Typer(help="Export or erase what is held about one person.", no_args_is_help=True)

User = Annotated[str, typer.Argument(help="The person's id: a Slack user id, or the name given to `chat --as`.")]


@app.command()
def export(context: typer.Context, user: User) -> None:
    """Print everything that is held about a person, as JSON."""
    with _privacy(context) as privacy:
        typer.echo(json.dumps(privacy.export(user), ensure_ascii=False, indent=2))


@app.command()
def erase(
    context: typer.Context,
    user: User,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
) -> None:
    """Remove a person's words and identity; tickets stay for the statistics."""
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Erase everything that is held about {user}? This cannot be undone.", abort=True)
    with _privacy(context) as privacy:
        counts = privacy.erase(user)
    if not any(counts.values()):
        typer.echo(f"nothing is held about {user}; if that is a surprise, check the id")
        return
    typer.echo("erased: " + ", ".join(f"{name} {number}" for name, number in counts.items()))


@contextmanager
def _privacy(context: typer.Context) -> Iterator[Privacy]:
    from helpbot.bootstrap import SystemClock, build_policy, build_steps, opened_database
    from helpbot.desk.privacy.personal_data import Privacy

    settings = context.obj.settings
    team = build_steps(settings, build_policy(settings)).team
    with opened_database(settings) as database:
        yield Privacy(database, SystemClock(), team)
