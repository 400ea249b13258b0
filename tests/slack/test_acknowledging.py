"""Events from Slack are acknowledged without calling Slack, because everybody's events would wait for that."""

from __future__ import annotations

import json
from time import time
from typing import Any

import pytest
from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.credentials import Secrets
from helpbot.slack.app import build_app, check_token
from helpbot.slack.calling.clients import prompt_client
from helpbot.slack.calling.connections import KeepingClient
from helpbot.slack.listeners.front import Front
from helpbot.slack.views.agent import Work
from helpbot.slack.views.ids import VALUE, ActionId, BlockId, ViewId
from helpbot.slack.views.report_form import Origin
from helpbot.workspace import Workspace
from tests.tickets.samples import ticket

USER = {"id": "U0NEVERSEEN"}
ASKED = ("auth.test", "users.info", "conversations.history", "conversations.replies", "views.publish")


@pytest.fixture
def app(workspace: Workspace, secrets: Secrets, front: Front) -> App:
    """The app as it is before its first event, except the search, which learns at the start."""
    front.warm_up()
    return build_app(secrets, front, check_token(secrets))


def taken_in(app: App, workspace: Workspace, body: dict[str, Any]) -> BoltResponse:
    """What Slack is answered; it was not called, since the fault that waits for each call is still there."""
    for method in ASKED:
        workspace.faults.rate_limit(method, seconds=30)
    response = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    assert all(workspace.faults.next_for(method) for method in ASKED)
    return response


def event(what: dict[str, Any]) -> dict[str, Any]:
    return {"type": "event_callback", "event_id": f"Ev{time()}", "team_id": "T1", "event": what}


def form(what: str, language: str) -> dict[str, Any]:
    """A report, submitted by somebody whom the bot has not seen since it started."""
    origin = Origin(conversation="slack:U0NEVERSEEN", address={"user": USER["id"]}, language=language)
    view = {
        "id": f"V{time()}",
        "type": "modal",
        "callback_id": ViewId.REPORT,
        "private_metadata": origin.model_dump_json(),
        "state": {"values": {BlockId.WHAT: {VALUE: {"type": "plain_text_input", "value": what}}}},
    }
    return {"type": "view_submission", "user": USER, "team": {"id": "T1"}, "view": view}


def typed(words: str, language: str) -> dict[str, Any]:
    view = {"id": "V1", "type": "home", "callback_id": ViewId.HOME, "private_metadata": language}
    place = {"action_id": ActionId.HOME_SEARCH, "block_id": "b", "container": {"type": "view", "view_id": "V1"}}
    return {"type": "block_suggestion", "user": USER, "team": {"id": "T1"}, "view": view, "value": words, **place}


def mention(ts: str) -> dict[str, Any]:
    return event({"type": "app_mention", "channel": "C1", "user": USER["id"], "ts": ts, "text": "hello", "team": "T1"})


def test_the_first_event(app: App, workspace: Workspace, front: Front) -> None:
    assert taken_in(app, workspace, mention("1.1")).status == 200
    assert front.desk.knows_conversation("slack:C1:1.1")


def test_a_reaction(app: App, workspace: Workspace, front: Front) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1.1"}
    reaction = {"type": "reaction_added", "user": USER["id"], "reaction": "ticket", "item": item, "event_ts": "30.5"}
    assert taken_in(app, workspace, event(reaction)).status == 200
    assert front.desk.is_at_work_on("reaction:C1:1.1:U0NEVERSEEN:1")


def test_a_submitted_report(app: App, workspace: Workspace, front: Front) -> None:
    report = form("the dialer hangs", "es")
    shown = json.loads(taken_in(app, workspace, report).body)
    assert (shown["response_action"], shown["view"]["callback_id"]) == ("update", ViewId.SENT)
    assert front.desk.is_at_work_on(f"view:{report['view']['id']}")


def test_an_incomplete_report_is_refused_in_the_language_of_the_form(app: App, workspace: Workspace) -> None:
    response = taken_in(app, workspace, form("ayuda", "es"))
    errors = {BlockId.WHAT: "Cuenta en pocas palabras qué está pasando."}
    assert json.loads(response.body) == {"response_action": "errors", "errors": errors}


def test_an_answer_without_words_is_refused_in_the_language_of_the_modal(
    app: App, workspace: Workspace, front: Front
) -> None:
    with front.casework.database.write() as session:
        session.add(ticket(number="HB-77"))
    work = Work(number="HB-77", channel="C1", language="es")
    view = {"id": "V1", "type": "modal", "callback_id": ViewId.ANSWER, "private_metadata": work.model_dump_json()}
    view["state"] = {"values": {BlockId.WORDS: {VALUE: {"type": "plain_text_input", "value": " "}}}}
    submitted = {"type": "view_submission", "user": USER, "team": {"id": "T1"}, "view": view}

    response = taken_in(app, workspace, submitted)

    errors = {BlockId.WORDS: "Escribe algo aquí primero."}
    assert json.loads(response.body) == {"response_action": "errors", "errors": errors}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Reset a forgotten password"),
        ("es", "Restablecer una contraseña olvidada"),
        ("", "Restablecer una contraseña olvidada"),
    ],
)
def test_articles_found_while_somebody_types(app: App, workspace: Workspace, language: str, title: str) -> None:
    response = taken_in(app, workspace, typed("forgot my password", language))
    assert title in [option["text"]["text"] for option in json.loads(response.body)["options"]]


def test_prompt_calls_do_not_wait_out_a_rate_limit(workspace: Workspace, secrets: Secrets) -> None:
    workspace.faults.rate_limit("auth.test", seconds=30)
    with pytest.raises(SlackApiError):
        prompt_client(secrets).auth_test()


def test_a_call_that_slack_fails_at_once_is_retried(workspace: Workspace, secrets: Secrets) -> None:
    workspace.faults.server_error("auth.test")
    assert prompt_client(secrets).auth_test()["ok"]


def test_all_listeners_share_connections_to_slack(app: App) -> None:
    clients: list[WebClient] = []

    def note(context: BoltContext, next_: Any) -> None:  # noqa: ANN401
        clients.append(context.client)
        next_()

    app.middleware(note)
    for number in range(2):
        app.dispatch(BoltRequest(body=mention(f"2.{number}"), mode="socket_mode"))

    first, second = clients
    assert first is second
    assert isinstance(first, KeepingClient)
