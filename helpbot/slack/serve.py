"""Run the bot in Slack over Socket Mode until it is told to stop, then finish what was begun."""

from __future__ import annotations

import logging
import signal
from threading import Event

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient

from helpbot.desk.health import Health
from helpbot.desk.service import Desk
from helpbot.desk.worker import Worker
from helpbot.settings import Secrets
from helpbot.slack.app import build_app
from helpbot.slack.channel import SlackChannel
from helpbot.slack.clients import NETWORK_ERRORS, single_shot_client, trouble

log = logging.getLogger(__name__)

PING_SECONDS = 5.0
"""How soon a connection that broke without a word is noticed."""
DRAIN_SECONDS = 10.0
"""How long a stopping bot may take to answer what it has taken in; the rest waits for the next start."""


def serve(secrets: Secrets, desk: Desk, stop: Event, health: Health | None = None) -> None:
    """Connect, work until `stop` is set, and drain. Raises `HelpbotError` when Slack refuses a token or is not reached.

    The desk must be of the surface "slack". Meanwhile `health` watches its workers and the connection.
    """
    health = health or Health()
    app = build_app(secrets, desk)
    worker = Worker(desk, SlackChannel(single_shot_client(secrets)))
    # one envelope at a time: taking in is quick, and what a person wrote first must be stored first
    client = SocketModeHandler(app, secrets.app_token, concurrency=1, ping_interval=PING_SECONDS).client
    worker.start()
    health.watch("workers", lambda: worker.alive)
    health.watch("slack", client.is_connected)
    try:
        _connect(client, secrets)
        log.info("connected to Slack; stop with Ctrl+C")
        stop.wait()
    finally:
        client.close()
        if not worker.stop(DRAIN_SECONDS):
            log.warning("stopped with work left, which the next start takes up")


def stop_on_signals() -> Event:
    """An event that SIGINT (Ctrl+C) and SIGTERM set. Call it in the main thread."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _connect(client: SocketModeClient, secrets: Secrets) -> None:
    try:
        client.connect()
    except (SlackApiError, *NETWORK_ERRORS) as error:
        raise trouble(error, "SLACK_APP_TOKEN", secrets.api_url) from error
