"""`helpbot demo`: the bot in a local workspace, to be tried in a browser or played from a script."""

from __future__ import annotations

import signal
import webbrowser
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.problems import HelpbotError

if TYPE_CHECKING:
    from helpbot.demo.demonstration import Demonstration


def demo(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port of the page; default: 8400, or a free one.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    show_log: Annotated[bool, typer.Option("--show-log", help="Show the bot's log.")] = False,
    script: Annotated[
        Path | None, typer.Option(help="Play the lines of this file, print the conversation, and exit.")
    ] = None,
    screenshots: Annotated[
        Path | None, typer.Option(help="Save the screenshots that the script asks for into this folder.")
    ] = None,
) -> None:
    """Try the bot in a local workspace, in the browser, without Slack."""
    from helpbot.bootstrap import build_knowledge
    from helpbot.demo.demonstration import running
    from helpbot.demo.pictures import camera
    from helpbot.demo.replay import Replay
    from helpbot.demo.script import read_script

    steps = read_script(_text(script), str(script)) if script else None
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # otherwise the bot would outlive this process
    typer.echo(
        "Reading the articles (when they are new, it learns from them first, some seconds a language) …", err=True
    )
    build_knowledge(context.obj.settings).warm_up()
    typer.echo("Starting the workspace and the bot …", err=True)
    with running(context.obj.settings, port, show_log=show_log) as demonstration:
        if steps is not None:
            with camera(demonstration.workspace, screenshots) if screenshots else nullcontext() as picture:
                Replay(demonstration, typer.echo, picture).play(steps)
            return
        _show_until_stopped(demonstration, open_=open_)


def _show_until_stopped(demonstration: Demonstration, *, open_: bool) -> None:
    from helpbot.slack.serve import stop_on_signals

    stop = stop_on_signals()  # before anybody is told about Ctrl+C
    address = f"{demonstration.workspace.base}/"
    people = ", ".join(f"{user.real_name} ({user.title})" for user in demonstration.seeded.people.values())
    typer.echo(f"\n  {address}\n\nYou are there as any of: {people}.\nCtrl+C ends it.")
    if open_:
        webbrowser.open(address)
    while not stop.wait(0.5):
        if demonstration.bot.ended:
            raise HelpbotError("the bot has ended by itself", "see its log with --show-log")


def _text(script: Path) -> str:
    try:
        return script.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HelpbotError(f"cannot read {str(script)!r} ({error})", "name a text file in UTF-8") from error
