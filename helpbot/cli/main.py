"""The command line: its commands, and how errors are reported."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from helpbot import __version__
from helpbot.cli import (
    asking,
    checking,
    demonstrating,
    doctor,
    gaps,
    parking,
    personal_data,
    running,
    storing,
    tickets,
    triaging,
)
from helpbot.cli.context import Context
from helpbot.problems import HelpbotError, ProblemsFound, SeveralErrors

app = typer.Typer(
    name="helpbot",
    help="A help assistant for Slack: answers from a YAML knowledge base, turns reports into tickets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    demonstrating.demo,
    running.chat,
    asking.ask,
    triaging.triage,
    checking.check,
    gaps.gaps,
    running.manifest,
    running.serve,
    doctor.doctor,
    storing.migrate,
    storing.backup,
    storing.restore,
    storing.copy_from,
):
    app.command()(command)
app.add_typer(tickets.app, name="tickets")
app.add_typer(parking.app, name="parked")
app.add_typer(personal_data.app, name="privacy")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"helpbot {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(help="The settings file; default: app.yaml here.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,
) -> None:
    context.obj = Context(config)


def main() -> None:
    """Run a command and exit with its code."""
    try:
        app(prog_name="helpbot")
    except HelpbotError as error:
        for one in error.errors if isinstance(error, SeveralErrors) else (error,):
            typer.echo(str(one) if isinstance(one, ProblemsFound) else f"helpbot: {one}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader is gone
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception:  # noqa: BLE001 - the last resort: a bug, shown in full so that it can be reported
        traceback.print_exc()
        typer.echo("helpbot: this is a bug in helpbot; please report it with the lines above", err=True)
        sys.exit(3)
