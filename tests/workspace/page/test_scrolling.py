"""A long channel: it follows its end, stays where one is reading, and shows the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from helpbot.workspace import Channel, Message, User, Workspace
from tests.workspace.page.conftest import Open


@pytest.fixture
def page(full: Workspace, bob: User, eve: User, general: Channel, show: Open) -> Page:
    """Bob has scrolled up in a long channel, and is reading."""
    for number in range(40):
        full.say(eve, general, f"line {number}")
    page = show(full, bob, general)
    scroll_up(page)
    return page


def scroll_up(page: Page) -> None:
    page.locator("main article").last.hover()
    page.mouse.wheel(0, -900)
    expect(page.get_by_role("button", name="To the newest messages")).to_be_visible()


def said(page: Page, words: str) -> Locator:
    return page.locator("main article").filter(has_text=words)


def top(page: Page) -> float:
    place: float = page.locator("main .scroller").evaluate("node => node.scrollTop")
    return place


def test_writing_scrolls_to_the_end(page: Page) -> None:
    page.locator("main .composer-field").press_sequentially("mine")
    page.keyboard.press("Enter")

    expect(said(page, "mine")).to_be_in_viewport(ratio=1)
    expect(page.locator("main .newest")).to_have_count(0)


def test_the_number_of_new_messages_is_shown(full: Workspace, page: Page, eve: User, general: Channel) -> None:
    place = top(page)
    full.say(eve, general, "first news")
    expect(page.get_by_role("button", name="1 new message")).to_be_visible()
    full.say(eve, general, "second news")
    down = page.get_by_role("button", name="2 new messages")
    expect(down).to_be_visible()
    assert top(page) == place

    down.click()

    expect(said(page, "second news")).to_be_in_viewport(ratio=1)
    expect(page.locator("main .newest")).to_have_count(0)


def test_new_messages_below_are_unread_until_one_goes_there(
    full: Workspace, page: Page, bob: User, eve: User, general: Channel
) -> None:
    with page.expect_request("**/page/api/read"):
        full.say(eve, general, "news")
        down = page.get_by_role("button", name="1 new message")
        expect(down).to_be_visible()
        down.focus()
        page.keyboard.press("Enter")

    expect(page.get_by_role("log", name="Messages in #general")).to_be_focused()


def test_the_link_of_a_message_leads_to_it(full: Workspace, page: Page, bob: User, general: Channel) -> None:
    asked = full.messages(general)[5]
    page.goto(f"{full.base}/archives/{general.id}/p{asked.ts.replace('.', '')}")

    expect(said(page, "line 5")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="To the newest messages")).to_be_visible()


def test_suggested_prompts_are_below_the_newest_message(full: Workspace, api: WebClient, bob: User, show: Open) -> None:
    direct = full.direct(bob)
    for number in range(30):
        api.chat_postMessage(channel=direct.id, text=f"line {number}")
    page = show(full, bob)
    for number in range(3):
        page.locator("main .composer-field").press_sequentially(f"question {number}")
        page.keyboard.press("Enter")
        expect(said(page, f"question {number}")).to_be_visible()
        api.chat_postMessage(channel=direct.id, text=f"answer {number}")
        expect(said(page, f"answer {number}")).to_be_in_viewport(ratio=1)

    suggestions = page.get_by_role("group", name="Suggestions")
    newest = said(page, "answer 2").bounding_box()
    expect(suggestions).to_be_in_viewport(ratio=1)
    below = suggestions.bounding_box()
    assert newest
    assert below
    assert newest["y"] + newest["height"] <= below["y"]
    scroll_up(page)
    expect(suggestions).not_to_be_in_viewport()


def test_a_narrow_gutter_shows_the_time_without_am_or_pm(full: Workspace, general: Channel, show: Open) -> None:
    marta = full.user("marta", tz="America/Bogota", locale="es-CO")
    full.join(marta, general)
    for ts, words in (("1767295560.000001", "una"), ("1767295570.000001", "dos")):
        full.state.add(Message(general.id, ts, marta.id, words))
    page = show(full, marta, general)
    said(page, "dos").hover()

    time, text = said(page, "dos").locator(".gutter-time"), said(page, "dos").locator(".text")
    expect(said(page, "una").locator(".when")).to_have_text("2:26 p. m.")
    expect(time).to_have_text("2:26")
    shown, beside = time.bounding_box(), text.bounding_box()
    assert shown
    assert beside
    assert shown["x"] + shown["width"] <= beside["x"]


def test_on_a_narrow_screen_the_toolbar_covers_no_words(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    for number in range(12):
        full.say(eve, general, f"{number} " + "words that fill the whole line and more " * (number % 3))
    page = show(full, bob, general, width=390)

    for number in range(12):
        page.locator("main article").nth(number).hover()
        tools = page.locator("main .message-tools")
        expect(tools).to_have_count(1)
        covered = tools.evaluate(
            """(bar) => [...document.querySelectorAll("main .message-body")].filter((body) => {
                 const [one, other] = [bar.getBoundingClientRect(), body.getBoundingClientRect()];
                 return one.left < other.right && one.top < other.bottom && one.bottom > other.top;
               }).map((body) => body.innerText)"""
        )
        assert covered == []


def test_on_a_narrow_screen_the_toolbar_does_not_cover_a_long_name(full: Workspace, show: Open) -> None:
    guests = [full.user(f"guest{number}", real_name=f"Guest {number}") for number in range(10)]
    page = show(full, guests[0], width=390)

    name, tools = page.locator(".who strong").bounding_box(), page.locator(".topbar .tools").bounding_box()
    assert name
    assert tools
    assert name["x"] + name["width"] <= tools["x"]
