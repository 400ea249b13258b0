"""Modals and home tabs, from a real Bolt app to the person and back."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.workspace import ImpossibleError, User, View, Workspace
from helpbot.workspace.model.triggers import Rights, SpentError
from tests.waiting import until
from tests.workspace.blocks import actions, button, field, home, line, menu, modal, option, section

FORM = modal(
    field("summary", line(max_length=20)),
    field("level", menu("static_select", "level", options=[option("high"), option("low")])),
    field("since", menu("datetimepicker", "since"), optional=True),
    private_metadata="kept",
)


def opened(full: Workspace, app: App, bob: User, view: dict[str, Any]) -> View:
    """Have the app open a modal at a global shortcut."""

    def open_modal(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    app.shortcut("new")(open_modal)
    full.global_shortcut(bob, "new")
    return full.wait_for_modal(bob)


def on_submission(app: App, **answer: object) -> list[dict[str, Any]]:
    """Have the app answer submissions like this; returns what will be submitted."""
    submitted: list[dict[str, Any]] = []

    def listen(ack: Ack, body: dict[str, Any]) -> None:
        submitted.append(body)
        ack(**answer)

    app.view("form")(listen)
    return submitted


def test_a_form_is_filled_in_and_submitted(full: Workspace, app: App, bob: User) -> None:
    submitted = on_submission(app)
    view = opened(full, app, bob, FORM)

    assert full.submit(bob, {"summary": "no sound", "level": "high"}) == {}

    (body,) = submitted
    assert body["view"]["id"] == view.id
    assert body["view"]["private_metadata"] == "kept"
    assert body["view"]["state"]["values"] == {
        "summary": {"value": {"type": "plain_text_input", "value": "no sound"}},
        "level": {"level": {"type": "static_select", "selected_option": option("high")}},
        "since": {"since": {"type": "datetimepicker", "selected_date_time": None}},
    }
    assert full.modal(bob) is None


def test_slack_itself_reports_what_is_missing_or_too_long(full: Workspace, app: App, bob: User) -> None:
    submitted = on_submission(app)
    opened(full, app, bob, FORM)

    assert full.submit(bob, {"summary": "x" * 21}) == {
        "summary": "Please enter no more than 20 characters.",
        "level": "Please complete this required field.",
    }
    assert submitted == []
    with pytest.raises(ImpossibleError, match="no choice 'medium'"):
        full.submit(bob, {"level": "medium"})


def test_an_unknown_field_is_answered_with_those_there_are(full: Workspace, app: App, bob: User) -> None:
    opened(full, app, bob, FORM)
    with pytest.raises(LookupError, match="the view has no field 'text'; its fields: summary, level, since"):
        full.submit(bob, {"text": "no sound"})


def test_slacks_own_errors_are_in_the_persons_language(full: Workspace, app: App) -> None:
    on_submission(app)
    joao = full.user("joao", locale="pt-BR")
    opened(full, app, joao, FORM)

    assert full.submit(joao, {"summary": "x" * 21}) == {
        "summary": "Escribe 20 caracteres como máximo.",
        "level": "Completa este campo obligatorio.",
    }


def test_the_apps_errors_stay_at_the_fields_until_the_next_submission(full: Workspace, app: App, bob: User) -> None:
    on_submission(app, response_action="errors", errors={"summary": "Say more."})
    opened(full, app, bob, FORM)

    assert full.submit(bob, {"summary": "?", "level": "low"}) == {"summary": "Say more."}

    view = full.modal(bob)
    assert view is not None
    assert view.errors == {"summary": "Say more."}
    assert view.values["summary"]["value"]["value"] == "?"


def test_errors_at_fields_that_do_not_exist_are_refused(full: Workspace, app: App, bob: User) -> None:
    on_submission(app, response_action="errors", errors={"elsewhere": "Say more."})
    opened(full, app, bob, FORM)

    with pytest.raises(ImpossibleError, match="elsewhere"):
        full.submit(bob, {"summary": "?", "level": "low"})


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ({"response_action": "update", "view": modal(callback_id="second")}, ["second"]),
        ({"response_action": "push", "view": modal(callback_id="second")}, ["form", "second"]),
        ({"response_action": "clear"}, []),
    ],
)
def test_an_answer_to_a_submission_may_update_push_or_clear(
    full: Workspace, app: App, bob: User, answer: dict[str, Any], left: list[str]
) -> None:
    on_submission(app, **answer)
    opened(full, app, bob, FORM)

    full.submit(bob, {"summary": "x", "level": "low"})

    assert [view.definition["callback_id"] for view in full.state.views.stack(bob.id)] == left


def test_an_app_that_does_not_answer_leaves_the_modal_open(full: Workspace, app: App, bob: User) -> None:
    opened(full, app, bob, FORM)

    with pytest.raises(ImpossibleError, match="did not answer"):
        full.submit(bob, {"summary": "x", "level": "low"})
    assert full.modal(bob) is not None


def test_closing_shows_the_view_beneath_and_tells_the_app(full: Workspace, app: App, bob: User) -> None:
    closed: list[str] = []

    def listen(ack: Ack, body: dict[str, Any]) -> None:
        closed.append(body["view"]["callback_id"])
        ack()

    app.view_closed("second")(listen)
    on_submission(app, response_action="push", view=modal(callback_id="second", notify_on_close=True))
    opened(full, app, bob, FORM)
    full.submit(bob, {"summary": "x", "level": "low"})

    full.close(bob)

    below = full.modal(bob)
    assert below is not None
    assert below.definition["callback_id"] == "form"
    until(lambda: closed == ["second"])
    full.close(bob)
    with pytest.raises(ImpossibleError):
        full.close(bob)


def test_an_update_keeps_what_was_entered_and_a_stale_hash_is_refused(
    full: Workspace, app: App, api: WebClient, bob: User
) -> None:
    view = opened(full, app, bob, FORM)
    full.use(bob, view, "value", "half a sen")

    api.views_update(view_id=view.id, view=FORM, hash=view.hash)

    after = full.modal(bob)
    assert after is not None
    assert after.values["summary"]["value"]["value"] == "half a sen"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        api.views_update(view_id=view.id, view=FORM, hash=view.hash)


def test_a_button_in_a_modal_lets_the_app_push_another(full: Workspace, app: App, bob: User) -> None:
    def push(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=modal(callback_id="second"))

    app.action("more")(push)
    view = opened(full, app, bob, modal(actions(button("More", "more"))))

    full.press(bob, view, "More")

    second = full.wait_for_modal(bob, "second")
    assert (second.root, second.previous) == (view.id, view.id)


def test_a_home_tab_is_published_for_each_person(full: Workspace, app: App, api: WebClient, bob: User) -> None:
    heard: list[dict[str, Any]] = []
    app.event("app_home_opened")(lambda event: heard.append(event))
    app.action("go")(lambda ack: ack())

    full.open_home(bob)
    until(lambda: heard)
    first = api.views_publish(user_id=bob.id, view=home(section("hello", accessory=button("Go"))))["view"]
    full.open_home(bob)
    until(lambda: len(heard) == 2)

    assert [(event["tab"], event.get("view", {}).get("id")) for event in heard] == [
        ("home", None),
        ("home", first["id"]),
    ]
    view = full.home(bob)
    assert view is not None
    full.settled(full.press(bob, view, "Go"))
    api.views_publish(user_id=bob.id, view=home(section("again")), hash=first["hash"])
    with pytest.raises(SlackApiError, match="hash_conflict"):
        api.views_publish(user_id=bob.id, view=home(section("late")), hash=first["hash"])


@pytest.mark.parametrize(
    "wrong",
    [
        modal() | {"title": {"type": "plain_text", "text": "x" * 25}},
        modal(private_metadata="x" * 3001),
        modal(callback_id="x" * 256),
        modal(*[section("x")] * 101),
        modal(field("a", line()), submit=None),
        modal({"type": "markdown", "text": "only in messages"}),
        modal(field("a", line()), field("a", line())),
        modal(colour="red"),
        home(section("x")),
    ],
)
def test_views_that_slack_refuses_are_refused(
    full: Workspace, api: WebClient, bob: User, wrong: dict[str, Any]
) -> None:
    trigger = full.rights.trigger(bob.id)

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        api.views_open(trigger_id=trigger, view=wrong)
    assert api.views_open(trigger_id=trigger, view=modal())["ok"]  # a refused call does not use up the trigger


def test_a_trigger_is_valid_for_three_seconds_and_once() -> None:
    now = [monotonic()]
    rights = Rights(now=lambda: now[0])
    first, second = rights.trigger("U1"), rights.trigger("U1")

    assert rights.exchange(first).user == "U1"
    with pytest.raises(SpentError, match="exchanged_trigger_id"):
        rights.exchange(first)
    now[0] += 3.1
    with pytest.raises(SpentError, match="expired_trigger_id"):
        rights.exchange(second)
    with pytest.raises(SpentError, match="invalid_trigger_id"):
        rights.exchange("1.2.3")


def test_a_response_url_is_valid_for_half_an_hour_and_five_times() -> None:
    now = [monotonic()]
    rights = Rights(now=lambda: now[0])
    often, late = rights.address("U1", "C1"), rights.address("U1", "C1")

    for _ in range(5):
        rights.respond(often.id)
    with pytest.raises(SpentError, match="used_url"):
        rights.respond(often.id)
    now[0] += 1801
    with pytest.raises(SpentError, match="expired_url"):
        rights.respond(late.id)
