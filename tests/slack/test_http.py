"""The same listeners over HTTP: Bolt's own dispatch of signed requests."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

from helpbot.bootstrap import build_front
from helpbot.credentials import Secrets
from helpbot.desk.ports.outside import Surface
from helpbot.desk.service import Desk
from helpbot.settings import Settings
from helpbot.slack.app import build_app, check_token
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.listeners.front import Front
from helpbot.slack.people import SlackPeople
from helpbot.slack.posting.channel import SlackChannel
from helpbot.tickets.opening import open_database
from helpbot.workspace import User, Workspace
from helpbot.workspace.blockkit import find_action
from helpbot.workspace.payloads import events, interactions
from tests.databases import sqlite_with_tables
from tests.slack.conftest import desk_of
from tests.transcripts import shipped_content

SIGNING_SECRET = "s3cret"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def app(secrets: Secrets, front: Front) -> App:
    return build_app(secrets.model_copy(update={"signing_secret": SIGNING_SECRET}), front, check_token(secrets))


def send(app: App, body: str, content_type: str, secret: str = SIGNING_SECRET) -> BoltResponse:
    now = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=now, body=body)
    assert signature is not None
    headers: dict[str, str | Sequence[str]] = {
        "content-type": [content_type],
        "x-slack-signature": [signature],
        "x-slack-request-timestamp": [now],
    }
    return app.dispatch(BoltRequest(body=body, headers=headers))


def test_a_signed_event_is_stored_before_it_is_acknowledged(
    app: App, desk: Desk, channel: SlackChannel, workspace: Workspace, ana: User
) -> None:
    direct = workspace.direct(ana)
    said = workspace.say(ana, direct, "hola")
    body = json.dumps(events.event(events.message(said, direct)))

    assert send(app, body, JSON).status == 200

    desk.drain(channel)
    workspace.wait_for_reply(direct, "1: hola")


def test_a_wrong_signature_is_refused(app: App, desk: Desk, workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    said = workspace.say(ana, direct, "hola")
    body = json.dumps(events.event(events.message(said, direct)))

    assert send(app, body, JSON, secret="forged").status == 401
    assert desk.handle_one() is False


def test_a_command_and_a_button_arrive_as_forms(
    app: App, desk: Desk, channel: SlackChannel, workspace: Workspace, ana: User
) -> None:
    general = workspace.channel("general", [ana])
    command = urlencode(interactions.command(ana, general, "/helpbot", "hola") | {"trigger_id": "1.1"})
    assert send(app, command, FORM).status == 200
    desk.drain(channel)

    reply = workspace.wait_for_reply(general, "1: hola", viewer=ana)
    button = find_action(reply.blocks, "choice-0-yes")
    assert button is not None
    actions = [interactions.action(button, {}, workspace.state.new_ts())]
    press = interactions.pressed(ana, reply, general, actions, {}) | {"trigger_id": "1.2"}
    assert send(app, urlencode({"payload": json.dumps(press)}), FORM).status == 200
    desk.drain(channel)

    workspace.wait_for_reply(general, "2: picked yes", viewer=ana)


@pytest.fixture
def forgetful_app(secrets: Secrets, tmp_path: Path) -> Iterator[App]:
    """The same with a database of its own that cannot store what arrives."""
    database = open_database(sqlite_with_tables(tmp_path))
    with database.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE inbox RENAME TO inbox_elsewhere")
    desk = desk_of(Surface("slack", SlackPeople(single_shot_client(secrets), Settings())), database)
    front = build_front(Settings(), shipped_content(), database, desk)
    yield build_app(secrets.model_copy(update={"signing_secret": SIGNING_SECRET}), front, check_token(secrets))
    database.close()


def test_what_cannot_be_stored_is_not_acknowledged(forgetful_app: App, workspace: Workspace, ana: User) -> None:
    direct = workspace.direct(ana)
    said = workspace.say(ana, direct, "hola")
    body = json.dumps(events.event(events.message(said, direct)))

    assert send(forgetful_app, body, JSON).status == 500
