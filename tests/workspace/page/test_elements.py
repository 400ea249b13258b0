"""Every element in a message, as it is used on the page and as a real Bolt app receives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from helpbot.workspace import Channel, User, Workspace
from tests.waiting import until
from tests.workspace.blocks import actions, button, menu, option, section, text
from tests.workspace.page.conftest import Open

Body: TypeAlias = dict[str, Any]
Post: TypeAlias = Callable[..., Page]

CONFIRM = {"title": text("Sure?"), "text": text("It is lost."), "confirm": text("Do it"), "deny": text("Keep it")}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": text("Good"), "value": "good"},
    "negative_button": {"text": text("Bad"), "value": "bad"},
}


@pytest.fixture
def heard(app: App) -> list[Body]:
    """The actions that the app received."""
    found: list[Body] = []

    def listen(ack: Ack, body: Body) -> None:
        ack()
        found.extend(body["actions"])

    for action_id in ("go", "level", "feedback", "who", "where", "day", "hour", "when", "some", "one", "more", "bin"):
        app.action(action_id)(listen)
    return found


@pytest.fixture
def posted(full: Workspace, api: WebClient, bob: User, general: Channel, show: Open) -> Post:
    """The page of Bob with a message of these blocks."""

    def post(*blocks: Body) -> Page:
        api.chat_postMessage(channel=general.id, text="x", blocks=list(blocks))
        return show(full, bob, general)

    return post


def only(heard: list[Body]) -> Body:
    until(lambda: heard)
    (action,) = heard
    return action


def test_a_button(posted: Post, heard: list[Body]) -> None:
    posted(actions(button("Send it", value="now"))).get_by_role("button", name="Send it").click()

    assert (only(heard)["action_id"], heard[0]["value"]) == ("go", "now")


def test_a_button_may_ask_for_confirmation(posted: Post, heard: list[Body]) -> None:
    page = posted(actions(button("Drop it", confirm=CONFIRM)))
    page.get_by_role("button", name="Drop it").click()
    page.get_by_role("alertdialog", name="Sure?").get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Drop it")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.get_by_role("alertdialog")).to_contain_text("It is lost.")
    page.keyboard.press("Enter")

    assert only(heard)["action_id"] == "go"


def test_a_button_that_the_app_does_not_acknowledge_shows_it(posted: Post, app: App) -> None:
    page = posted(actions(button("Silence", "unheard")))
    page.get_by_role("button", name="Silence").click()

    expect(page.locator(".trouble")).to_contain_text("did not answer")


def test_a_button_with_an_address_opens_it_and_tells_the_app(posted: Post, heard: list[Body]) -> None:
    page = posted(actions(button("Read", url="https://help.example/a")))
    link = page.get_by_role("link", name="Read")

    expect(link).to_have_attribute("href", "https://help.example/a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.context.route("https://help.example/*", lambda route: route.fulfill(body="An article"))
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value.locator("body")).to_have_text("An article")
    assert only(heard)["action_id"] == "go"


def test_feedback_stays_pressed(posted: Post, heard: list[Body]) -> None:
    page = posted({"type": "context_actions", "elements": [FEEDBACK]})
    page.get_by_role("button", name="Bad").click()

    expect(page.get_by_role("button", name="Bad")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Good")).to_have_attribute("aria-pressed", "false")
    assert only(heard)["value"] == "bad"


def test_an_icon_is_only_visible_to_the_people_it_names(posted: Post, heard: list[Body], bob: User) -> None:
    icon = {"type": "icon_button", "icon": "trash", "text": text("Bin"), "action_id": "bin"}
    hidden = {**icon, "action_id": "hidden", "text": text("Hidden"), "visible_to_user_ids": ["U99"]}
    page = posted({"type": "context_actions", "elements": [icon, hidden]})
    page.get_by_role("button", name="Bin").click()

    assert only(heard)["action_id"] == "bin"
    expect(page.get_by_role("button", name="Hidden")).to_have_count(0)


def test_a_menu_used_by_mouse(posted: Post, heard: list[Body]) -> None:
    page = posted(
        section("How bad?", accessory=menu("static_select", "level", options=[option("high"), option("low")]))
    )
    box = page.get_by_role("combobox", name="How bad?")
    box.click()
    page.get_by_role("option", name="Low").click()

    expect(box).to_have_value("Low")
    assert only(heard)["selected_option"] == option("low")


def test_a_menu_with_groups_used_by_keyboard(posted: Post, heard: list[Body]) -> None:
    groups = [
        {"label": text("Loud"), "options": [option("siren")]},
        {"label": text("Still"), "options": [option("light"), option("letter")]},
    ]
    page = posted(section("How?", accessory=menu("static_select", "level", option_groups=groups)))
    box = page.get_by_role("combobox", name="How?")
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("group", name="Still").get_by_role("option")).to_have_text(["Light", "Letter"])
    page.keyboard.type("l")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(box).to_have_value("Letter")
    assert only(heard)["selected_option"]["value"] == "letter"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("Letter")


def test_a_menu_that_the_app_fills_while_typing(posted: Post, app: App, heard: list[Body]) -> None:
    app.options("level")(lambda ack, body: ack(options=[option(f"{body['value']}-{name}") for name in ("one", "two")]))
    page = posted(section("Which?", accessory=menu("external_select", "level", min_query_length=2)))
    box = page.get_by_role("combobox", name="Which?")
    box.click()
    expect(page.get_by_role("listbox")).to_have_text("Type at least 2 characters")
    box.press_sequentially("abc")
    page.get_by_role("option", name="Abc-two").click()

    expect(box).to_have_value("Abc-two")
    assert only(heard)["selected_option"]["value"] == "abc-two"


def test_a_menu_that_the_app_does_not_fill_says_so(posted: Post, app: App) -> None:
    page = posted(section("Which?", accessory=menu("external_select", "level", min_query_length=0)))
    page.get_by_role("combobox", name="Which?").click()

    expect(page.get_by_role("listbox")).to_contain_text("did not answer")


def test_several_choices(posted: Post, heard: list[Body]) -> None:
    choices = [option("phones"), option("web"), option("mobile")]
    page = posted(section("What?", accessory=menu("multi_static_select", "some", options=choices)))
    box = page.get_by_role("combobox", name="What?")
    for name in ("Web", "Phones"):
        box.click()
        page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="Remove Web").click()

    until(lambda: len(heard) == 3)
    assert [[one["value"] for one in action["selected_options"]] for action in heard] == [
        ["web"],
        ["web", "phones"],
        ["phones"],
    ]


def test_people_and_channels(posted: Post, heard: list[Body], general: Channel, eve: User) -> None:
    page = posted(
        actions(
            menu("users_select", "who", placeholder=text("Who")),
            menu("channels_select", "where", placeholder=text("Where")),
        )
    )
    page.get_by_role("combobox", name="Who").fill("eva")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Where").fill("gen")
    page.keyboard.press("Enter")

    until(lambda: len(heard) == 2)
    assert (heard[0]["selected_user"], heard[1]["selected_channel"]) == (eve.id, general.id)


def test_days_times_and_moments_in_the_persons_zone(posted: Post, heard: list[Body]) -> None:
    page = posted(
        actions(
            menu("datepicker", "day", placeholder=text("Day")),
            menu("timepicker", "hour", placeholder=text("Hour")),
            menu("datetimepicker", "when", initial_date_time=1_767_225_600),
        )
    )
    page.get_by_role("textbox", name="Day").fill("2026-11-26")
    page.get_by_label("Hour").fill("09:30")
    expect(page.get_by_label("when")).to_have_value("2025-12-31T19:00")  # New York
    page.get_by_label("when").fill("2026-07-01T12:00")

    until(lambda: len(heard) == 3)
    assert [heard[0]["selected_date"], heard[1]["selected_time"]] == ["2026-11-26", "09:30"]
    assert heard[2]["selected_date_time"] == 1_782_921_600


def test_checkboxes_and_radio_buttons(posted: Post, heard: list[Body]) -> None:
    options = [option("sound"), option("picture")]
    page = posted(
        section("Both?", accessory=menu("checkboxes", "some", options=options)),
        section("One?", accessory=menu("radio_buttons", "one", options=options)),
    )
    both, one = page.get_by_role("group", name="Both?"), page.get_by_role("group", name="One?")
    both.get_by_label("Picture").check()
    both.get_by_label("Sound").check()
    one.get_by_label("Picture").check()

    until(lambda: len(heard) == 3)
    assert heard[1]["selected_options"] == options
    assert heard[2]["selected_option"] == options[1]


def test_an_overflow_menu(posted: Post, heard: list[Body]) -> None:
    page = posted(section("HB-1", accessory=menu("overflow", "more", options=[option("open"), option("shut")])))
    page.locator("main .accessory").get_by_role("button", name="More actions").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert only(heard)["selected_option"]["value"] == "shut"


def test_texts_tables_pictures_and_lists(posted: Post, bob: User, general: Channel) -> None:
    words = [{"type": "text", "text": "<b>not bold</b>", "style": {"bold": True}}, {"type": "user", "user_id": bob.id}]
    item = {"type": "rich_text_section", "elements": words}
    page = posted(
        {"type": "header", "text": text("Head")},
        {"type": "rich_text", "elements": [item, {"type": "rich_text_list", "style": "ordered", "elements": [item]}]},
        {
            "type": "markdown",
            "text": "# Title\n\n- *a*\n- [b](https://b.example)\n\n<script>x</script> [c](javascript:x)",
        },
        {"type": "table", "rows": [[{"type": "raw_text", "text": "Level"}], [{"type": "raw_text", "text": "1"}]]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "_small_"}]},
        {"type": "divider"},
    )
    message = page.locator("main article")

    expect(message.get_by_role("heading", name="Head")).to_be_visible()
    expect(message.locator(".rich-section > b")).to_have_text("<b>not bold</b>")
    expect(message.locator("ol li .mention")).to_have_text("@bob")
    expect(message.locator(".markdown li")).to_have_text(["a", "b"])
    expect(message.locator(".markdown")).to_contain_text("<script>x</script>")
    expect(message.locator(".markdown a")).to_have_count(1)
    expect(message.get_by_role("columnheader")).to_have_text("Level")
    expect(message.locator(".context i")).to_have_text("small")


def test_an_element_without_a_label_is_named_by_the_heading_above_it(posted: Post) -> None:
    page = posted({"type": "header", "text": text("My language")}, actions(menu("users_select", "who")))

    expect(page.get_by_role("combobox", name="My language")).to_be_visible()
