"""The Bolt app: everything Slack sends is stored by the desk before it is acknowledged, and nothing stays unanswered.

What is to be said goes through the desk and its outbox; only what a trigger or a field waits for is answered directly.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from helpbot.credentials import Secrets
from helpbot.problems import HelpbotError
from helpbot.slack.calling.clients import CALL_ERRORS, patient_client, prompt_client, trouble
from helpbot.slack.intake.incoming import incoming
from helpbot.slack.listeners import agent_work, asking, home, reporting
from helpbot.slack.listeners.front import WORKSPACE, Front

_log = logging.getLogger(__name__)
_bolt_log = logging.getLogger("helpbot.slack.bolt")
_bolt_log.setLevel(logging.INFO)  # below that Bolt logs what people say

_bolt_log.addFilter(lambda line: "`token` will be unused" not in line.getMessage())
"""Bolt also finds our client's token in the environment, and would warn about it at every start."""

LISTENERS = 16
"""Threads of listeners. If all were busy, no button press would be acknowledged in time."""

_ANYTHING = re.compile(".*")


def build_app(secrets: Secrets, front: Front, address: str) -> App:
    """The app for the workspace at `address`, as returned by `check_token`, which must have checked the token.

    The signing secret is needed only if requests arrive over HTTP.
    """
    app = App(
        name="helpbot",
        client=patient_client(secrets),
        logger=_bolt_log,
        signing_secret=secrets.signing_secret,
        token_verification_enabled=True,  # otherwise Bolt calls auth.test while the first event waits
        listener_executor=ThreadPoolExecutor(LISTENERS, "listener"),
    )
    app.middleware(_knowing(prompt_client(secrets), address))
    app.middleware(_store_first(front))
    for part in (asking, agent_work, reporting, home):  # Bolt tries them in order, and most events are messages
        part.listen(app, front)
    app.event(_ANYTHING)(_nothing_more_to_do)
    for listen in (app.action, app.command, app.shortcut, app.view, app.view_closed, app.options):
        listen(_ANYTHING)(_acknowledge)
    app.error(log_trouble)
    return app


def check_token(secrets: Secrets) -> str:
    """Ask Slack who we are; returns the workspace's address. Raises `HelpbotError`."""
    try:
        return str(patient_client(secrets).auth_test().get("url") or "")
    except CALL_ERRORS as error:
        raise trouble(error, "SLACK_BOT_TOKEN", secrets.api_url) from error


def _knowing(client: WebClient, address: str) -> Callable[..., None]:
    """A middleware that gives all listeners the same client, since Bolt creates one per request, with new connections;
    and the workspace's address, which Bolt does not keep.
    """

    def knowing(context: BoltContext, next_: Callable[[], None]) -> None:
        context.update({"client": client, WORKSPACE: address})
        next_()

    return knowing


def _store_first(front: Front) -> Callable[..., None]:
    """A middleware, since Bolt acknowledges events before their listeners have run. If storing fails nothing is
    acknowledged, and Slack resends. Slack is never called here, since everybody's events would wait for it."""

    def store_first(body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> None:
        bot, explained = context.bot_user_id or "", front.knowledge.pages.explains
        event = incoming(body, bot, front.desk, explained, front.settings.slack, datetime.now(UTC))
        if event is not None and not front.desk.receive(event):
            _log.info("already known: %s", event.keys[0])
        next_()

    return store_first


def _nothing_more_to_do() -> None:
    """The event is stored, or irrelevant; Bolt has acknowledged it."""


def _acknowledge(ack: Ack) -> None:
    ack()


def log_trouble(error: Exception, body: dict[str, Any]) -> None:
    """Log what went wrong, without what was said; with a traceback only if it was unexpected."""
    kind = body.get("event", {}).get("type") or body.get("type") or "command"
    if isinstance(error, HelpbotError):
        _log.error("could not take in a Slack %s: %s", kind, error.what)
        return
    _log.error("could not take in a Slack %s", kind, exc_info=error)
