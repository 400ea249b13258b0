"""`helpbot doctor`: is everything there that the bot needs? It only looks; each finding says how to mend it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.credentials import Transport, load_secrets
from helpbot.problems import HelpbotError, ProblemsFound
from helpbot.settings import Settings

if TYPE_CHECKING:
    from helpbot.slack.doctor import Finding


def doctor(
    context: typer.Context,
    http: Annotated[bool, typer.Option("--http", help="Look at what `serve --http` needs.")] = False,
) -> None:
    """Look whether tokens, scopes, channels, people, database, knowledge and status page are well; exit 1 when not."""
    logging.getLogger("helpbot").addHandler(logging.NullHandler())  # what the calls log is in the findings
    wrong = 0
    for finding in _findings(context.obj.settings, "http" if http else "socket"):
        wrong += bool(finding.fix)
        typer.echo(f"{'✗' if finding.fix else '✓'} {finding.what}")
        if finding.fix:
            typer.echo(f"  fix: {finding.fix}")
    if wrong:
        typer.echo(f"{wrong} to mend")
        raise typer.Exit(1)


def _findings(settings: Settings, transport: Transport) -> Iterator[Finding]:
    from helpbot.slack.doctor import Finding, examine

    try:
        yield from examine(load_secrets(os.environ, transport), settings)
    except HelpbotError as error:
        yield Finding(error.what, error.fix)
    yield _database(settings)
    yield _knowledge(settings)
    yield _status_page(settings)


def _database(settings: Settings) -> Finding:
    from helpbot.slack.doctor import Finding
    from helpbot.tickets.looking import standing

    try:
        return Finding(standing(settings.database_url).value)
    except HelpbotError as error:
        return Finding(error.what, error.fix)


def _knowledge(settings: Settings) -> Finding:
    from helpbot.bootstrap import build_content, build_dialogue
    from helpbot.slack.doctor import Finding

    try:
        content = build_content(settings)
        build_dialogue(settings, content)
    except ProblemsFound as found:
        return Finding(f"the knowledge base has mistakes: {found.problems[0]}", "`helpbot check` shows them all")
    except HelpbotError as error:
        return Finding(error.what, error.fix)
    return Finding(f"the knowledge base is read: {len(content.knowledge.articles)} articles")


def _status_page(settings: Settings) -> Finding:
    """As the bot reads it in a conversation, with the patience it has there."""
    from helpbot.bootstrap import build_status_page
    from helpbot.dialogue.incidents.failures import PageUnreachable
    from helpbot.slack.doctor import Finding

    page = build_status_page(settings).current()
    if page is None:
        return Finding("the status page is only linked to, not read (links.status_summary: none)")
    if isinstance(page, PageUnreachable):
        fix = (
            "check links.status_page and links.status_summary in app.yaml, and the way out to it; `none` reads no page"
        )
        return Finding(f"the status page cannot be read: {page.why}", fix)
    return Finding(f"the status page is read: {len(page.entries)} open incidents")
