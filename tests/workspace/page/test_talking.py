"""People talk on the page: with the mouse, with the keyboard, live for the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from helpbot.workspace import Channel, Message, User, Workspace
from tests.workspace.page.conftest import Open


def composer(page: Page) -> Locator:
    return page.locator("main .composer-field")


def said(page: Page, words: str) -> Locator:
    return page.locator("main article").filter(has_text=words)


def tools(page: Page, words: str) -> Locator:
    """The toolbar of a message."""
    said(page, words).hover()
    return page.locator("main .message-tools")


def test_enter_sends_and_everybody_sees_it_at_once(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    mine, theirs = show(full, bob, general), show(full, eve, general)

    composer(mine).fill("good")
    composer(mine).press("Shift+Enter")
    composer(mine).press_sequentially("morning")
    composer(mine).press("Enter")

    expect(said(theirs, "good").locator(".text")).to_have_text("goodmorning")
    expect(said(theirs, "good").locator("br")).to_have_count(1)
    expect(composer(mine)).to_have_value("")
    assert full.messages(general)[0].text == "good\nmorning"


def test_who_one_acts_as_is_shown_and_can_be_changed(full: Workspace, bob: User, eve: User, show: Open) -> None:
    page = show(full, bob)
    expect(page.locator(".who")).to_contain_text("Bob")

    page.get_by_role("button", name="Act as Eva Ríos, Ventas").click()

    expect(page.locator(".who")).to_contain_text("Eva Ríos")
    expect(page.locator(".who")).to_contain_text("Madrid")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("tab", name="Inicio")).to_be_visible()


def test_nothing_that_is_typed_is_interpreted_as_markup(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    hostile = "<img src=x onerror=alert(1)> <!channel> <@U00000001> <javascript:alert(1)|safe> &lt;b&gt;"
    page = show(full, eve, general)
    composer(page).fill(hostile)
    composer(page).press("Enter")

    text = said(page, "onerror").locator(".text")
    expect(text).to_have_text(hostile)
    expect(text.locator("img, a, .mention")).to_have_count(0)


def test_markup_of_an_app_is_drawn_but_bad_addresses_are_not(
    full: Workspace, api: WebClient, bob: User, general: Channel, show: Open
) -> None:
    text = f"*bold* _it_ ~no~ `x` <https://a.example|here> <javascript:alert(1)|bad> <@{bob.id}> <#{general.id}> :tada:"
    api.chat_postMessage(channel=general.id, text=f"{text}\n&gt; quoted")
    message = said(show(full, bob, general), "bold")

    expect(message.locator(".text b")).to_have_text("bold")
    expect(message.locator("a[href='https://a.example']")).to_have_text("here")
    expect(message.locator("a[href^=javascript]")).to_have_count(0)
    expect(message.locator(".mention")).to_have_text(["@bob", "#general"])
    expect(message.locator(".emoji")).to_have_text("🎉")
    expect(message.locator("blockquote")).to_have_text("quoted")


def test_times_are_in_the_persons_zone_with_a_line_for_each_day(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    for ts, words in (("1767222000.000001", "last year"), ("1767225600.000001", "at the stroke")):
        full.state.add(Message(general.id, ts, bob.id, words))

    spain, york = show(full, eve, general), show(full, bob, general)

    expect(said(spain, "last year").locator(".when")).to_have_text("0:00")
    expect(said(york, "last year").locator(".when")).to_have_text("6:00 PM")
    expect(spain.locator("main .day-line")).to_have_text(["Jueves, 1 de enero"])
    expect(york.locator("main .day-line")).to_have_text(["Wednesday, December 31"])


def test_a_thread_opens_beside_the_channel_and_counts_its_replies(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    full.say(eve, general, "who knows?")
    page = show(full, bob, general)

    tools(page, "who knows?").get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    thread.get_by_role("textbox").fill("I do")
    thread.get_by_role("textbox").press("Enter")

    expect(thread.locator("article").nth(1)).to_contain_text("I do")
    expect(said(page, "who knows?").get_by_role("button", name="1 reply")).to_be_visible()
    expect(said(page, "I do")).to_have_count(0)
    thread.get_by_role("button", name="Close").click()
    expect(thread).to_have_count(0)


def test_ones_own_message_is_edited_and_deleted(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    full.say(bob, general, "tpyo @eve")
    page = show(full, bob, general)

    tools(page, "tpyo").get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Edit message").click()
    expect(page.get_by_role("textbox", name="Edit message")).to_have_value("tpyo @eve")
    page.get_by_role("textbox", name="Edit message").fill("typo")
    page.keyboard.press("Enter")
    expect(said(page, "typo")).to_contain_text("typo (edited)")
    expect(said(page, "typo")).to_be_focused()

    tools(page, "typo").get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete message").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete message").click()
    expect(said(page, "typo")).to_have_count(0)


def test_the_sign_of_a_deleted_message_is_beside_its_words_although_it_has_replies(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    asked = full.say(bob, general, "anybody?")
    full.say(bob, general, "no answer", thread_ts=asked.ts)
    full.delete(asked)

    stone = said(show(full, bob, general), "This message was deleted.")

    sign, words = stone.locator(".gutter .icon").bounding_box(), stone.locator("p").bounding_box()
    assert sign is not None
    assert words is not None
    assert abs((sign["y"] + sign["height"] / 2) - (words["y"] + words["height"] / 2)) <= 2


def test_reactions_by_mouse_and_keyboard(full: Workspace, bob: User, eve: User, general: Channel, show: Open) -> None:
    message = full.say(eve, general, "done?")
    full.react(eve, message, "eyes")
    page = show(full, bob, general)

    page.get_by_role("button", name="Eva Ríos reacted with :eyes:").click()
    expect(page.locator(".reaction").first).to_have_text("👀2")
    said(page, "done?").focus()
    page.keyboard.press("r")
    page.keyboard.type("ticket")
    page.keyboard.press("Enter")

    expect(page.locator(".reaction[aria-pressed=true]")).to_have_text(["👀2", "🎫1"])
    page.locator(".reaction", has_text="🎫").click()
    expect(page.locator(".reaction", has_text="🎫")).to_have_count(0)


def test_keys_move_through_messages(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    for words in ("one", "two"):
        full.say(bob, general, words)
    page = show(full, bob, general)

    page.get_by_role("link", name="Skip to messages").press("Enter")
    expect(said(page, "two")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(composer(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(said(page, "one")).to_be_focused()
    page.keyboard.press("t")
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("one")
    expect(page.locator("aside .composer-field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(said(page, "one")).to_be_focused()


def test_files_are_attached_and_shown(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open, tmp_path: Path
) -> None:
    (tmp_path / "trace.log").write_text("x" * 2500)
    mine, theirs = show(full, bob, general), show(full, eve, general)

    mine.locator("main input[type=file]").set_input_files(tmp_path / "trace.log")
    expect(mine.locator("main .chip")).to_contain_text("trace.log")
    composer(mine).press("Enter")

    expect(theirs.locator("main .file")).to_contain_text("2,5 kB")
    with theirs.expect_download() as download:
        theirs.locator("main .file").click()
    assert download.value.path().read_text() == "x" * 2500


def test_people_are_suggested_while_typing(full: Workspace, bob: User, eve: User, general: Channel, show: Open) -> None:
    page = show(full, bob, general)
    composer(page).press_sequentially("hi @ev")
    expect(page.get_by_role("option")).to_have_text(["EREva RíosVentas"])
    composer(page).press("Enter")
    expect(composer(page)).to_have_value("hi @eve ")
    composer(page).press("Enter")

    expect(said(page, "hi").locator(".mention")).to_have_text("@eve")
    assert full.messages(general)[0].text == f"hi <@{eve.id}>"


def test_unread_channels_stand_out_until_they_are_read(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    page = show(full, bob)
    full.say(eve, general, "news")
    row = page.get_by_role("button", name="general")
    expect(row).to_contain_text("1")

    row.click()

    expect(page.locator("main .new-line")).to_have_text("New")
    expect(page.locator(".badge")).to_have_count(0)


def test_the_list_stays_where_one_is_reading_and_follows_at_its_end(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    for number in range(40):
        full.say(eve, general, f"line {number}")
    page = show(full, bob, general)
    scroller = page.locator("main .scroller")
    expect(said(page, "line 39")).to_be_in_viewport()

    full.say(eve, general, "followed")
    expect(said(page, "followed")).to_be_in_viewport()
    scroller.evaluate("node => { node.scrollTop = 200 }")
    page.wait_for_function("() => document.querySelector('main .scroller').atEnd === false")
    full.say(eve, general, "not followed")

    expect(said(page, "not followed")).to_have_count(1)
    assert scroller.evaluate("node => node.scrollTop") == 200


def test_a_text_begun_stays_while_one_looks_elsewhere(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    page = show(full, bob, general)
    composer(page).fill("half a")
    page.get_by_role("button", name="bot").first.click()
    expect(composer(page)).to_have_value("")
    page.get_by_role("button", name="general").click()

    expect(composer(page)).to_have_value("half a")


def test_a_channel_to_join(full: Workspace, bob: User, eve: User, show: Open) -> None:
    full.channel("random", [eve], topic="Anything")
    page = show(full, bob)
    page.get_by_role("button", name="random").click()
    page.get_by_role("button", name="Join #random").click()

    composer(page).fill("hello")
    composer(page).press("Enter")
    expect(said(page, "hello")).to_be_visible()
    expect(page.locator("main .notice")).to_contain_text("@bob has joined the channel")


def test_joining_and_leaving_is_told_in_the_readers_language(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    page = show(full, eve, general)
    without = full.leave(bob, general)
    full.join(bob, without)

    notices = page.locator("main .notice p")
    expect(notices.nth(0)).to_contain_text("@bob salió del canal")
    expect(notices.nth(1)).to_contain_text("@bob se unió al canal")


def test_a_message_keeps_its_place_when_others_change(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    first, second = (full.say(eve, general, words) for words in ("first", "second"))
    page = show(full, bob, general)
    said(page, "second").evaluate("node => { node.mark = 'same' }")

    full.delete(first)
    full.edit(second, "second, edited")
    full.say(eve, general, "third")

    expect(said(page, "third")).to_be_visible()
    expect(said(page, "first")).to_have_count(0)
    assert said(page, "second, edited").evaluate("node => node.mark") == "same"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(full: Workspace, bob: User, general: Channel, show: Open, width: int) -> None:
    full.say(bob, general, "x" * 300 + " https://a.example/" + "y" * 200)
    page = show(full, bob, general, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said(page, "xxx").evaluate("node => node.scrollWidth <= node.clientWidth")
