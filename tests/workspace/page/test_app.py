"""What the app shows besides its messages: status, prompts, home tab, forms, commands, previews; and faults."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.workspace import Channel, User, Workspace
from tests.waiting import until
from tests.workspace.blocks import actions, button, field, home, line, menu, modal, option, section, text
from tests.workspace.conftest import FULL_MANIFEST
from tests.workspace.page.conftest import Open

Body = dict[str, Any]

LOOKED_AWAY = """away => {
    Object.defineProperty(document, "hidden", { value: away, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_the_status_of_the_app_is_shown(full: Workspace, api: WebClient, bob: User, show: Open) -> None:
    page, direct = show(full, bob), full.direct(bob)
    said = full.say(bob, direct, "help")
    status = {"channel_id": direct.id, "thread_ts": said.ts}
    api.assistant_threads_setStatus(**status, status="is thinking…", loading_messages=["Reading"])
    expect(page.locator("main .working")).to_have_text("bot is thinking…Reading")

    api.chat_postMessage(channel=direct.id, text="Here")
    expect(page.locator("main .working")).to_have_count(0)


def test_suggested_prompts_are_sent_when_pressed(full: Workspace, bob: User, show: Open) -> None:
    page = show(full, bob)
    page.get_by_role("group", name="Suggestions").get_by_role("button", name="Help").click()

    expect(page.locator("main article")).to_contain_text("help me")


def test_an_app_that_is_not_connected_is_reported(full: Workspace, bob: User, show: Open) -> None:
    expect(show(full, bob).locator("nav .presence")).to_have_text("The app is not connected")


def test_a_connected_app_is_reported(full: Workspace, app: App, bob: User, show: Open) -> None:
    expect(show(full, bob).locator("nav .presence")).to_have_text("The app is connected")


def test_the_home_tab(full: Workspace, app: App, api: WebClient, bob: User, show: Open) -> None:
    pressed: list[Body] = []

    def greet(event: Body) -> None:
        if event["tab"] == "home":
            view = home(
                section("Welcome"), actions(button("Report"), menu("datepicker", "day", placeholder=text("Day")))
            )
            api.views_publish(user_id=event["user"], view=view)

    def press(ack: Ack, body: Body) -> None:
        ack()
        pressed.append(body)

    app.event("app_home_opened")(greet)
    app.action("go")(press)
    page = show(full, bob)
    page.get_by_role("tab", name="Home").click()
    page.get_by_role("tabpanel").get_by_role("button", name="Report").click()

    until(lambda: pressed)
    assert pressed[0]["view"]["type"] == "home"


def test_a_command_is_offered_and_answered_in_private(
    full: Workspace, app: App, bob: User, eve: User, general: Channel, show: Open
) -> None:
    app.command("/bot")(lambda ack, body: ack(f"You said *{body['text']}*"))
    mine, theirs = show(full, bob, general), show(full, eve, general)
    field_ = mine.locator("main .composer-field")
    field_.press_sequentially("/b")
    expect(mine.get_by_role("option", name="/bot")).to_contain_text("Ask")
    field_.press("Tab")
    field_.press_sequentially("hello")
    field_.press("Enter")

    answer = mine.locator("main article")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer.locator(".text b")).to_have_text("hello")
    expect(theirs.locator("main article")).to_have_count(0)
    answer.hover()
    mine.get_by_role("button", name="Dismiss").click()
    expect(answer).to_have_count(0)


def test_an_unknown_command_is_not_lost(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    page = show(full, bob, general)
    page.locator("main .composer-field").fill("/nothing at all")
    page.locator("main .composer-field").press("Enter")

    expect(page.locator("main .composer").get_by_role("alert")).to_contain_text("no command '/nothing'")
    expect(page.locator("main .composer-field")).to_have_value("/nothing at all")


def test_a_message_shortcut(full: Workspace, app: App, bob: User, eve: User, general: Channel, show: Open) -> None:
    called: list[Body] = []
    app.shortcut("about")(lambda ack, body: (ack(), called.append(body)))
    full.say(eve, general, "broken")
    page = show(full, bob, general)

    page.locator("main article").focus()
    page.keyboard.press("m")
    page.get_by_role("menuitem", name="About this").click()

    until(lambda: called)
    assert called[0]["message"]["text"] == "broken"


def test_a_preview_of_a_link(full: Workspace, api: WebClient, bob: User, general: Channel, show: Open) -> None:
    url = "https://help.example/a"
    said = full.say(bob, general, url)
    api.chat_unfurl(channel=general.id, ts=said.ts, unfurls={url: {"blocks": [section("*An article*")]}})

    expect(show(full, bob, general).locator("main .attachment b")).to_have_text("An article")


FORM = modal(
    field("summary", line(), hint=text("One sentence")),
    field("level", menu("static_select", "value", options=[option("high"), option("low")])),
    field("parts", menu("multi_static_select", "value", options=[option("web"), option("phones")]), optional=True),
    field("who", menu("radio_buttons", "value", options=[option("me"), option("all")])),
    field("details", line(multiline=True), optional=True),
)


@pytest.fixture
def form(full: Workspace, app: App, api: WebClient, bob: User, show: Open) -> Page:
    """The page with an open form, which a global shortcut opens."""
    app.shortcut("new")(lambda ack, body: (ack(), api.views_open(trigger_id=body["trigger_id"], view=FORM)))
    page = show(full, bob)
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="New").click()
    expect(page.get_by_role("dialog", name="Form")).to_be_visible()
    return page


def fill(page: Page) -> None:
    page.get_by_label("summary").fill("No sound")
    page.get_by_role("combobox", name="level").fill("lo")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="parts").click()
    page.get_by_role("option", name="Phones").click()
    page.get_by_label("All").check()


def test_a_form_is_filled_in_and_sent(form: Page, app: App) -> None:
    sent: list[Body] = []
    app.view("form")(lambda ack, view: (ack(), sent.append(view["state"]["values"])))
    fill(form)
    form.get_by_role("dialog").get_by_role("button", name="Send").click()

    expect(form.get_by_role("dialog")).to_have_count(0)
    until(lambda: sent)
    values = {name: next(iter(held.values())) for name, held in sent[0].items()}
    assert values["summary"]["value"] == "No sound"
    assert values["level"]["selected_option"] == option("low")
    assert values["parts"]["selected_options"] == [option("phones")]
    assert values["who"]["selected_option"] == option("all")
    assert values["details"]["value"] is None


def test_an_error_is_shown_at_its_field(form: Page, app: App) -> None:
    form.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(form.get_by_label("summary")).to_be_focused()
    expect(form.locator(".field-error")).to_have_count(3)

    app.view("form")(lambda ack: ack(response_action="errors", errors={"level": "Too low"}))
    fill(form)
    form.get_by_role("dialog").get_by_role("button", name="Send").click()

    expect(form.locator(".field-error")).to_have_text(["Too low"])
    expect(form.get_by_role("combobox", name="level")).to_be_focused()
    expect(form.get_by_role("combobox", name="level")).to_have_accessible_description("Too low")
    expect(form.get_by_label("summary")).to_have_value("No sound")

    form.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(form.get_by_role("combobox", name="level")).to_be_focused()


def test_a_form_that_the_app_does_not_answer_stays_open_and_says_so(form: Page) -> None:
    fill(form)
    form.get_by_role("dialog").get_by_role("button", name="Send").click()

    expect(form.get_by_role("dialog").get_by_role("alert")).to_contain_text("did not answer")
    expect(form.get_by_label("summary")).to_have_value("No sound")


def test_a_form_waits_while_acting_as_somebody_else_and_is_gone_after_a_reload(eve: User, form: Page) -> None:
    form.get_by_label("summary").fill("No sound")
    form.get_by_role("button", name="Act as Eva Ríos").dispatch_event("click")
    expect(form.get_by_role("dialog")).to_have_count(0)
    form.get_by_role("button", name="Actuar como bob").click()
    expect(form.get_by_label("summary")).to_have_value("No sound")

    form.reload()

    expect(form.locator(".who strong")).to_have_text("Bob")
    expect(form.get_by_role("dialog")).to_have_count(0)


def test_the_focus_stays_in_a_form_and_returns_afterwards(form: Page) -> None:
    expect(form.get_by_label("summary")).to_be_focused()
    for _ in range(15):
        form.keyboard.press("Tab")
        assert form.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    form.keyboard.press("Escape")

    expect(form.get_by_role("dialog")).to_have_count(0)
    expect(form.get_by_role("button", name="Shortcuts")).to_be_focused()


def test_forms_stack(full: Workspace, app: App, form: Page, bob: User) -> None:
    second = modal(section("Look again"), callback_id="second", title=text("Second"))
    app.view("form")(lambda ack: ack(response_action="push", view=second))
    fill(form)
    form.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(form.get_by_role("dialog", name="Second")).to_be_visible()

    form.keyboard.press("Escape")

    expect(form.get_by_role("dialog", name="Form")).to_be_visible()
    expect(form.get_by_label("summary")).to_have_value("No sound")


def test_a_choice_changes_the_form_and_keeps_what_was_entered(
    full: Workspace, app: App, api: WebClient, bob: User, show: Open
) -> None:
    pick = field("kind", menu("static_select", "kind", options=[option("web"), option("phone")]), dispatch_action=True)

    def grow(ack: Ack, body: Body) -> None:
        ack()
        assert body["view"]["state"]["values"]["summary"]["value"]["value"] == "No sound"
        view = modal(field("summary", line()), pick, field("number", line()))
        api.views_update(view_id=body["view"]["id"], view=view)

    app.shortcut("new")(
        lambda ack, body: (
            ack(),
            api.views_open(trigger_id=body["trigger_id"], view=modal(field("summary", line()), pick)),
        )
    )
    app.action("kind")(grow)
    page = show(full, bob)
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="New").click()
    page.get_by_label("summary").fill("No sound")
    page.get_by_role("combobox", name="kind").click()
    page.get_by_role("option", name="Phone").click()

    expect(page.get_by_label("number")).to_be_visible()
    expect(page.get_by_label("summary")).to_have_value("No sound")


def test_faults_can_be_caused(full: Workspace, api: WebClient, bob: User, general: Channel, show: Open) -> None:
    page = show(full, bob)
    page.get_by_role("button", name="Faults").click()
    page.get_by_label("Seconds").fill("7")
    page.get_by_role("button", name="Too many requests (429)").click()
    expect(page.locator(".toast")).to_contain_text("Too many requests")

    with pytest.raises(SlackApiError) as refused:
        api.chat_postMessage(channel=general.id, text="x")

    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "7")


@pytest.mark.slow
def test_the_page_reconnects_after_the_workspace_was_down(show: Open) -> None:
    with Workspace(FULL_MANIFEST) as first:
        bob = first.user("bob")
        page, port = show(first, bob), int(first.base.rpartition(":")[2])
    expect(page.get_by_text("Connection lost")).to_be_visible()

    with Workspace(FULL_MANIFEST, port=port) as second:
        again = second.user("bob")
        second.say(again, second.direct(again), "here again")
        expect(page.locator("main article")).to_contain_text("here again")
        expect(page.get_by_text("Connection lost")).to_have_count(0)
        assert again.id == bob.id


def test_a_hidden_tab_gives_up_its_connection(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    page = show(full, bob, general)
    page.evaluate(LOOKED_AWAY, True)
    until(lambda: not full.state.listeners)
    full.say(bob, general, "meanwhile")
    expect(page.get_by_text("meanwhile")).to_have_count(0)

    page.evaluate(LOOKED_AWAY, False)
    expect(page.locator("main article")).to_contain_text("meanwhile")
    expect(page.get_by_text("Connection lost")).to_have_count(0)


def test_a_thread_covers_the_channel_in_a_small_window(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    full.say(bob, general, "first", thread_ts=full.say(bob, general, "question").ts)
    page = show(full, bob, general, width=800)
    page.locator("main .thread-link").click()
    thread, channel = page.locator("aside.thread").bounding_box(), page.locator("main").bounding_box()

    assert thread is not None
    assert channel is not None
    assert (thread["x"], thread["width"]) == (channel["x"], channel["width"])
