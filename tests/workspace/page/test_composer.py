"""Somebody types, key by key: the field keeps the text and the focus, whatever is offered or goes wrong."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from slack_bolt import App

from helpbot.workspace import Channel, User, Workspace
from tests.workspace.page.conftest import Open

MESSAGES = "main .composer-field"
THREAD = "aside .composer-field"


def type_into(page: Page, words: str, field: str = MESSAGES) -> Locator:
    """Type on the keyboard, into whatever has the focus after the first click."""
    page.locator(field).click()
    for letter in words:
        page.keyboard.press("Enter") if letter == "\n" else page.keyboard.type(letter)
    return page.locator(field)


def sent(full: Workspace, channel: Channel) -> list[str]:
    full.wait_for(lambda: full.messages(channel))
    return [message.text for message in full.messages(channel)]


def test_the_field_has_the_focus_on_arrival(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    page = show(full, bob)
    expect(page.locator(MESSAGES)).to_be_focused()
    page.get_by_role("button", name="general").click()
    page.keyboard.type("hello")

    expect(page.locator(MESSAGES)).to_have_value("hello")
    expect(page.locator(MESSAGES)).to_have_attribute("placeholder", "Message #general")


def test_what_is_typed_outside_any_field_goes_into_the_message(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    page = show(full, bob, general)
    page.get_by_role("button", name="Switch to dark").click()

    page.keyboard.type("hi there")

    expect(page.locator(MESSAGES)).to_have_value("hi there")
    page.get_by_role("button", name="general").focus()
    page.keyboard.press("Control+b")
    expect(page.get_by_role("button", name="general")).to_be_focused()


@pytest.mark.parametrize("mention", ["@bot ", "@bo\n"])
def test_a_mention_with_a_question(full: Workspace, bob: User, general: Channel, show: Open, mention: str) -> None:
    page = show(full, bob, general)

    field = type_into(page, f"{mention}cómo entro")

    expect(field).to_have_value("@bot cómo entro")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    assert sent(full, general) == ["<@UBOT> cómo entro"]


def test_a_mention_in_the_middle_of_a_thread(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    root = full.say(bob, general, "who knows?")
    page = show(full, bob, general)
    page.locator("main article").focus()
    page.keyboard.press("t")

    type_into(page, "oh @bot do you?", THREAD)
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(" really")
    page.keyboard.press("Enter")

    expect(page.locator("aside article").nth(1)).to_contain_text("oh @bot do you really?")
    assert full.messages(general)[1].thread_ts == root.ts


def test_a_mention_with_a_file(
    full: Workspace, bob: User, general: Channel, show: Open, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("files") / "trace.log"
    file.write_text("x")
    page = show(full, bob, general)
    page.locator("main input[type=file]").set_input_files(file)
    expect(page.locator("main .chip")).to_have_count(1)

    field = type_into(page, "@bot look")

    expect(field).to_have_value("@bot look")
    expect(page.locator("main .chip")).to_have_text("trace.log")


@pytest.mark.parametrize("command", ["/bot menu", "/b\nmenu"])
def test_a_command_with_words(full: Workspace, app: App, bob: User, general: Channel, show: Open, command: str) -> None:
    app.command("/bot")(lambda ack, body: ack(f"You said *{body['text']}*"))
    page = show(full, bob, general)

    expect(type_into(page, command)).to_have_value("/bot menu")
    page.keyboard.press("Enter")

    expect(page.locator("main article")).to_contain_text("You said menu")


def test_the_person_who_would_be_picked_is_highlighted(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    page = show(full, bob, general)
    type_into(page, "@")
    picked = page.get_by_role("option", selected=True)
    expect(page.get_by_role("listbox", name="People")).to_be_visible()
    expect(picked).to_contain_text("@bot")

    page.keyboard.press("ArrowDown")

    expect(picked).to_contain_text("Bob")


def test_names_may_have_any_letters(full: Workspace, bob: User, general: Channel, show: Open) -> None:
    full.user("joao", real_name="João Silva")
    page = show(full, bob, general)

    expect(type_into(page, "@joã\nhello")).to_have_value("@joao hello")


def test_suggestions_disappear_when_the_message_is_sent(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    page = show(full, bob, general)
    type_into(page, "@bot")
    expect(page.get_by_role("option")).to_have_count(1)

    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.type("next")
    page.keyboard.press("Enter")

    expect(page.locator("main article")).to_have_count(2)
    assert sent(full, general) == ["<@UBOT>", "next"]


def test_an_error_disappears_with_the_next_letter_and_the_focus_stays(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    page = show(full, bob, general)
    type_into(page, "/nothing at all\n")
    alert = page.locator("main .composer").get_by_role("alert")
    expect(alert).to_have_text("That did not work: the app has no command '/nothing'")

    page.keyboard.type("!")

    expect(alert).to_have_count(0)
    expect(page.locator(MESSAGES)).to_have_value("/nothing at all!")
    expect(page.locator(MESSAGES)).to_be_focused()


def broken(route: Route) -> None:
    route.fulfill(status=500, body="Internal Server Error")


def broken_after(route: Route) -> None:
    route.fetch()
    broken(route)


def lost(route: Route) -> None:
    route.abort()


def lost_after(route: Route) -> None:
    route.fetch()
    lost(route)


def outdated(route: Route) -> None:
    route.fulfill(status=422, json={"ok": False, "error": "there is nobody of that name"})


NOT_SENT = [
    (broken, "en", "The workspace failed (error 500). See whether it was done before you try again."),
    (broken, "es", "El espacio ha fallado (error 500). Mira si se hizo antes de intentarlo de nuevo."),
    (lost, "en", "The workspace cannot be reached. See whether it was done before you try again."),
    (lost, "es", "No se puede llegar al espacio. Mira si se hizo antes de intentarlo de nuevo."),
    (outdated, "en", "The workspace does not understand this page any more. Load the page again."),
    (outdated, "es", "El espacio ya no entiende esta página. Vuelve a cargarla."),
]
SENT = [
    (
        broken_after,
        "en",
        "It was sent, but the workspace failed on it (error 500): perhaps the app has not heard of it.",
    ),
    (
        broken_after,
        "es",
        "Se ha enviado, pero el espacio ha fallado después (error 500): puede que la app no se haya enterado.",
    ),
    (lost_after, "en", "It was sent, but the connection was lost before the answer came."),
    (lost_after, "es", "Se ha enviado, pero la conexión se ha perdido antes de la respuesta."),
]


def say_in_trouble(page: Page, trouble: object) -> None:
    page.route("**/page/api/say", trouble)  # type: ignore[arg-type]
    type_into(page, "hola\n")


@pytest.mark.parametrize(("trouble", "language", "words"), NOT_SENT)
def test_a_message_that_was_not_sent_comes_back_with_the_reason(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open, trouble: object, language: str, words: str
) -> None:
    page = show(full, eve if language == "es" else bob, general)

    say_in_trouble(page, trouble)

    expect(page.locator("main .composer").get_by_role("alert")).to_have_text(words)
    expect(page.locator(MESSAGES)).to_have_value("hola")
    assert full.messages(general) == []


@pytest.mark.parametrize(("trouble", "language", "words"), SENT)
def test_a_message_that_was_sent_after_all_does_not_come_back(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open, trouble: object, language: str, words: str
) -> None:
    page = show(full, eve if language == "es" else bob, general)

    say_in_trouble(page, trouble)

    expect(page.locator("main .composer").get_by_role("alert")).to_have_text(words)
    expect(page.locator(MESSAGES)).to_have_value("")
    expect(page.locator("main article")).to_have_count(1)


def test_a_refusal_is_in_the_persons_language(
    full: Workspace, bob: User, eve: User, general: Channel, show: Open
) -> None:
    page = show(full, eve, general)
    type_into(page, "/nada de nada\n")

    expect(page.locator("main .composer").get_by_role("alert")).to_have_text(
        "No funcionó: la app no tiene ningún comando «/nada»"
    )


def test_a_text_begun_meanwhile_stays_when_a_message_comes_back(
    full: Workspace, bob: User, general: Channel, show: Open
) -> None:
    page, held = show(full, bob, general), list[Route]()
    page.route("**/page/api/say", lambda route: held.append(route))
    with page.expect_request("**/page/api/say"):
        type_into(page, "first\nsecond")

    broken(held[0])

    expect(page.locator(MESSAGES)).to_have_value("first\nsecond")
