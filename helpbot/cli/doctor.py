"""`helpbot doctor`: does the bot have everything it needs? Changes nothing; each finding says how to fix it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Annotated

import typer

from helpbot.credentials import Transport, load_secrets
from helpbot.problems import Finding, HelpbotError, ProblemsFound, SeveralErrors
from helpbot.settings import Settings


def doctor(
    context: typer.Context,
    http: Annotated[bool, typer.Option("--http", help="Check what `serve --http` needs.")] = False,
) -> None:
    """Check tokens, scopes, channels, people, database, knowledge and status page; exit 1 if anything is wrong."""
    logging.getLogger("helpbot").addHandler(logging.NullHandler())  # what is logged is in the findings anyway
    wrong = 0
    for finding in _findings(context.obj.settings, "http" if http else "socket"):
        wrong += bool(finding.fix)
        typer.echo(f"{'✗' if finding.fix else '✓'} {finding.what}")
        if finding.fix:
            typer.echo(f"  fix: {finding.fix}")
    if wrong:
        typer.echo(f"{wrong} to fix")
        raise typer.Exit(1)


def _findings(settings: Settings, transport: Transport) -> Iterator[Finding]:
    for check in (_slack(settings, transport), _database(settings), _knowledge(settings), _status_page(settings)):
        try:
            yield from check
        except SeveralErrors as several:
            yield from (Finding(error.what, error.fix) for error in several.errors)
        except HelpbotError as error:
            yield Finding(error.what, error.fix)


def _slack(settings: Settings, transport: Transport) -> Iterator[Finding]:
    from helpbot.slack.doctor import examine

    yield from examine(load_secrets(os.environ, transport), settings)


def _database(settings: Settings) -> Iterator[Finding]:
    from helpbot.tickets.looking import standing
    from helpbot.tickets.opening import parse
    from helpbot.tickets.troubles import name

    found = standing(settings.database_url)
    yield Finding(f"{name(parse(settings.database_url))} {found.value}")


def _knowledge(settings: Settings) -> Iterator[Finding]:
    from helpbot.bootstrap import build_content, build_dialogue

    try:
        content = build_content(settings)
        build_dialogue(settings, content)
    except ProblemsFound as found:
        yield Finding(f"the knowledge base has mistakes: {found.problems[0]}", "`helpbot check` shows them all")
    else:
        yield Finding(f"the knowledge base is read: {len(content.knowledge.articles)} articles")


def _status_page(settings: Settings) -> Iterator[Finding]:
    """As the bot reads it in a conversation, with the same timeout."""
    from helpbot.bootstrap import build_status_page
    from helpbot.dialogue.incidents.failures import PageUnreachable

    page = build_status_page(settings).current()
    if page is None:
        yield Finding("the status page is only linked to, not read (links.status_summary: none)")
    elif isinstance(page, PageUnreachable):
        fix = (
            "check links.status_page and links.status_summary in app.yaml, and the way out to it; `none` reads no page"
        )
        yield Finding(f"the status page cannot be read: {page.why}", fix)
    else:
        yield Finding(f"the status page is read: {len(page.entries)} open incidents")
