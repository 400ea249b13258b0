"""`helpbot doctor`: is everything there that the bot needs? Each finding says how to mend it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import typer

from helpbot.problems import HelpbotError, ProblemsFound
from helpbot.settings import Settings, load_secrets

if TYPE_CHECKING:
    from helpbot.slack.doctor import Finding

SECONDS = 5


def doctor(context: typer.Context) -> None:
    """Look whether tokens, scopes, channels, database, knowledge and status page are well; exit 1 when not."""
    wrong = 0
    for finding in _findings(context.obj.settings):
        wrong += bool(finding.fix)
        typer.echo(f"{'✗' if finding.fix else '✓'} {finding.what}")
        if finding.fix:
            typer.echo(f"  fix: {finding.fix}")
    if wrong:
        typer.echo(f"{wrong} to mend")
        raise typer.Exit(1)


def _findings(settings: Settings) -> Iterator[Finding]:
    from helpbot.slack.doctor import Finding, examine

    try:
        yield from examine(load_secrets(os.environ), settings)
    except HelpbotError as error:
        yield Finding(error.what, error.fix)
    yield _database(settings)
    yield _knowledge(settings)
    yield _status_page(settings.links.status_page)


def _database(settings: Settings) -> Finding:
    from helpbot.bootstrap import opened_database
    from helpbot.slack.doctor import Finding

    try:
        with opened_database(settings) as database:
            well = database.answers()
    except HelpbotError as error:
        return Finding(error.what, error.fix)
    return Finding("the database is up to date") if well else Finding("the database does not answer", "see its log")


def _knowledge(settings: Settings) -> Finding:
    from helpbot.bootstrap import build_content
    from helpbot.slack.doctor import Finding

    try:
        content = build_content(settings)
    except ProblemsFound as found:
        return Finding(f"the knowledge base has mistakes: {found.problems[0]}", "`helpbot check` shows them all")
    except HelpbotError as error:
        return Finding(error.what, error.fix)
    return Finding(f"the knowledge base is read: {len(content.knowledge.articles)} articles")


def _status_page(address: str) -> Finding:
    from helpbot.slack.doctor import Finding

    try:
        with urlopen(address, timeout=SECONDS):  # noqa: S310 - a web address, as settings see to it
            return Finding("the status page answers")
    except (OSError, URLError) as error:
        fix = "check links.status_page in app.yaml, and the way out to it; the bot only links to it"
        return Finding(f"the status page {address} does not answer ({type(error).__name__})", fix)
