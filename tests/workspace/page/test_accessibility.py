"""The page against the WCAG rules that a machine can check (axe), in both themes and at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from slack_bolt import App
from slack_sdk import WebClient

from helpbot.workspace import Channel, User, Workspace
from tests.workspace.blocks import actions, button, field, home, line, menu, modal, option, section, text
from tests.workspace.page.conftest import Open

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # passed checks are not reported element by element
}
LOOKS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
CHOICES = [option("high"), option("low")]


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.fixture
def furnished(full: Workspace, app: App, api: WebClient, bob: User, eve: User, general: Channel) -> Workspace:
    """A workspace with a little of everything in it."""
    root = full.say(eve, general, "Who knows? @bob `503` *now* https://a.example")
    full.react(bob, root, "eyes")
    full.react(eve, root, "ticket")
    full.say(bob, general, "I do", thread_ts=root.ts)
    full.share(eve, general, [full.store(eve, "trace.log", b"x" * 99)], "here")
    full.edit(full.say(eve, general, "tpyo"), "typo")
    feedback = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "positive_button": {"text": text("Good"), "value": "good"},
        "negative_button": {"text": text("Bad"), "value": "bad"},
    }
    blocks = [
        {"type": "header", "text": text("An answer")},
        section("How bad?", accessory=menu("static_select", "level", options=CHOICES)),
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Due*\n<https://a.example|now>"}]},
        actions(
            button("Send it", style="primary"), button("Drop it", "drop", style="danger"), menu("datepicker", "day")
        ),
        section("Both?", accessory=menu("checkboxes", "some", options=CHOICES)),
        {"type": "table", "rows": [[{"type": "raw_text", "text": "Level"}], [{"type": "raw_text", "text": "1"}]]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "from _here_"}]},
        {"type": "context_actions", "elements": [feedback]},
        {"type": "markdown", "text": "> quoted\n\n```\ncode\n```"},
    ]
    api.chat_postMessage(channel=general.id, text="x", blocks=blocks)
    api.chat_postEphemeral(channel=general.id, user=bob.id, text="psst")
    form = modal(
        field("summary", line(), hint=text("Short")),
        field("level", menu("static_select", "value", options=CHOICES)),
        field("parts", menu("multi_static_select", "value", options=CHOICES), optional=True),
        field("who", menu("radio_buttons", "value", options=CHOICES)),
        field("since", menu("datetimepicker", "value"), optional=True),
        field("files", menu("file_input", "value"), optional=True),
    )
    app.shortcut("new")(lambda ack, body: (ack(), api.views_open(trigger_id=body["trigger_id"], view=form)))
    api.views_publish(
        user_id=bob.id,
        view=home(section("*Welcome*", accessory=button("Report")), actions(menu("external_select", "q"))),
    )
    return full


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_channel_and_a_thread(
    furnished: Workspace, bob: User, general: Channel, show: Open, scheme: str, width: int
) -> None:
    page = show(furnished, bob, general, scheme=scheme, width=width)
    expect(page.locator("main article")).to_have_count(5)
    page.locator("main article").first.hover()
    assert violations(page) == []
    page.get_by_role("button", name="1 reply").click()
    assert violations(page) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_menus_and_dialogs(
    furnished: Workspace, bob: User, general: Channel, show: Open, scheme: str, width: int
) -> None:
    page = show(furnished, bob, general, scheme=scheme, width=width)
    page.get_by_role("combobox", name="How bad?").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("main article").first.focus()
    page.keyboard.press("m")
    expect(page.get_by_role("menu")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("main .composer-field").fill("@")
    assert violations(page) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_bot_its_home_and_a_form_with_errors(
    furnished: Workspace, bob: User, show: Open, scheme: str, width: int
) -> None:
    page = show(furnished, bob, scheme=scheme, width=width)
    assert violations(page) == []
    page.get_by_role("tab", name="Home").click()
    assert violations(page) == []
    page.get_by_role("tab", name="Messages").click()
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="New").click()
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(page.locator(".field-error")).to_have_count(3)
    assert violations(page) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_button_back_to_the_newest(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open, scheme: str, width: int
) -> None:
    for number in range(40):
        full.say(eve, general, f"line {number}")
    page = show(full, bob, general, scheme=scheme, width=width)
    page.locator("main article").last.hover()
    page.mouse.wheel(0, -900)
    page.get_by_role("button", name="To the newest messages").hover()
    assert violations(page) == []
    full.say(eve, general, "news")
    page.get_by_role("button", name="1 new message").hover()
    assert violations(page) == []


def test_the_theme_can_be_chosen(full: Workspace, bob: User, show: Open) -> None:
    page = show(full, bob, scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Switch to light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")

    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "light")
