"""`helpbot chat`, `serve` and `manifest`: the bot at work, in the terminal and in Slack."""

from __future__ import annotations

import getpass
import json
import logging
import os
from collections.abc import Collection
from typing import Annotated

import typer

from helpbot import __version__
from helpbot.cli.logs import LogFormat, set_up
from helpbot.credentials import load_secrets
from helpbot.problems import HelpbotError
from helpbot.webaddress import address_parts

_log = logging.getLogger(__name__)

LOOK_UP_SECONDS = 3
"""How long an answer may wait for a person's profile before using defaults, or for a marked message."""


def chat(
    context: typer.Context,
    lang: Annotated[
        str | None, typer.Option(help="The bot's language, such as es; default: the one you write in.")
    ] = None,
    user: Annotated[str | None, typer.Option("--as", help="Who you are; default: your login name.")] = None,
) -> None:
    """Talk with the bot in the terminal."""
    from helpbot.bootstrap import build_content, build_desk, opened_database
    from helpbot.console.chat import ConsoleChat, surface_of
    from helpbot.console.people import ConsolePeople
    from helpbot.desk.ports.outside import Surface

    settings = context.obj.settings
    content = build_content(settings)
    if lang is not None and lang not in settings.languages:
        raise HelpbotError(f"the bot does not speak {lang!r}", f"use one of: {', '.join(settings.languages)}")
    with opened_database(settings, make=True) as database:
        people = ConsolePeople(settings, user or "", lang, _language_of_the_terminal(settings.languages))
        person = user or getpass.getuser()
        desk = build_desk(settings, content, database, Surface(surface_of(person), people))
        ConsoleChat(desk, person).run()


def _language_of_the_terminal(spoken: Collection[str]) -> str | None:
    """The language in LC_ALL, LC_MESSAGES or LANG, if the bot speaks it."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(variable, "").split("_")[0].split(".")[0]
        if language in spoken:
            return language
    return None


def manifest(
    context: typer.Context,
    http: Annotated[str | None, typer.Option(help="The bot's public https address; default: Socket Mode.")] = None,
) -> None:
    """Print the Slack app manifest, made from app.yaml."""
    from helpbot.slack.manifest import manifest as build_manifest

    if http is not None and not _is_https(http):
        what = f"Slack sends requests to https addresses only, not to {http!r}"
        raise HelpbotError(what, "write it as https://bot.example.com")
    typer.echo(json.dumps(build_manifest(context.obj.settings, http), ensure_ascii=False, indent=2))


def _is_https(address: str) -> bool:
    parts = address_parts(address)
    return parts is not None and parts.scheme == "https" and bool(parts.hostname) and " " not in address


def serve(
    context: typer.Context,
    log_format: Annotated[LogFormat, typer.Option(help="text or json.")] = LogFormat.TEXT,
    http: Annotated[bool, typer.Option("--http", help="Receive Slack's events as HTTP requests.")] = False,
    host: Annotated[str, typer.Option(help="The address to listen on, with --http.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on, with --http.")] = 3000,
    metrics_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Serve /metrics, /healthz and /readyz on this port.")
    ] = None,
    metrics_host: Annotated[str, typer.Option(help="The address that serves them.")] = "127.0.0.1",
) -> None:
    """Run the bot in Slack, over Socket Mode or HTTP."""
    from helpbot.bootstrap import build_content, build_desk, build_front, opened_database, watched
    from helpbot.desk.ports.outside import Surface
    from helpbot.slack.calling.clients import single_shot_client
    from helpbot.slack.intake.sources import SlackSources
    from helpbot.slack.people import SlackPeople
    from helpbot.slack.serve import serve as serve_socket_mode
    from helpbot.slack.serve import serve_http, stop_on_signals

    set_up(log_format)
    settings = context.obj.settings
    secrets = load_secrets(os.environ, "http" if http else "socket")
    content = build_content(settings)
    articles, spoken = len(content.knowledge.articles), ", ".join(settings.languages)
    _log.info("helpbot %s: %d articles, languages %s", __version__, articles, spoken)
    with opened_database(settings, make=True) as database, watched(database, metrics_host, metrics_port) as watch:
        client = single_shot_client(secrets, LOOK_UP_SECONDS)
        surface = Surface("slack", SlackPeople(client, settings), SlackSources(client))
        desk = build_desk(settings, content, database, surface, watch.metrics)
        front, stop = build_front(settings, content, database, desk), stop_on_signals()
        if http:
            serve_http(secrets, front, stop, watch.page, watch.health, host=host, port=port)
        else:
            serve_socket_mode(secrets, front, stop, watch.health)
