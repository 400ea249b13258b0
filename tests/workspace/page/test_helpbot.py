"""The bot itself on the page, as `helpbot demo` starts it, tried as a newcomer would, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from helpbot.demo.demonstration import Demonstration, running
from helpbot.settings import Settings, load_settings
from tests.workspace.page.conftest import Open

pytestmark = pytest.mark.slow

PATIENCE = 30_000.0
"""Milliseconds; the bot answers in a tenth of a second if nothing else is running."""


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(Path(__file__).parents[3] / "app.yaml", {})


@pytest.fixture(scope="module")
def demo(settings: Settings) -> Iterator[Demonstration]:
    with running(settings, 0) as demonstration:
        yield demonstration


def sit(show: Open, demo: Demonstration, name: str, channel: str = "") -> Page:
    place = demo.seeded.channels[channel] if channel else None
    page = show(demo.workspace, demo.seeded.people[name], place)
    page.set_default_timeout(PATIENCE)
    return page


def say(page: Page, words: str) -> None:
    page.locator("main .composer-field").fill(words)
    page.keyboard.press("Enter")


def answer(page: Page, words: str, pane: str = "main") -> Locator:
    """The newest message of the bot with these words, once it is there."""
    found = page.locator(f"{pane} article", has_text=words).last
    expect(found).to_be_visible(timeout=PATIENCE)
    return found


def press(message: Locator, name: str) -> None:
    message.get_by_role("button", name=name, exact=True).last.click()


def file_knowing_nothing_more(
    page: Page, pane: str = "main", words: tuple[str, str] = ("File it", "Skip the rest")
) -> None:
    """Decline to answer any further question, and file."""
    said, (file, unknown) = page.locator(f"{pane} article"), words
    for _ in range(6):
        known = said.last.get_by_role("button", name=file).or_(said.last.get_by_role("button", name=unknown))
        expect(known.first).to_be_visible(timeout=PATIENCE)
        if said.last.get_by_role("button", name=file).count():
            break
        before = said.count()
        press(said.last, unknown)
        expect(said.nth(before)).to_be_visible(timeout=PATIENCE)
    press(said.last, file)


def number_in(filed: Locator) -> str:
    """The number of the ticket that was filed."""
    return next(word.strip(",.") for word in filed.inner_text().split() if word.startswith("HB-"))


def until_shown(use: Callable[[], None], shown: Locator) -> Locator:
    """Use something, again if necessary: as in Slack, what is not acknowledged in three seconds has failed."""
    for _ in range(3):
        use()
        with suppress(PlaywrightTimeoutError):
            shown.wait_for(timeout=PATIENCE / 3)
            break
    expect(shown).to_be_visible()
    return shown


def become(page: Page, name: str) -> None:
    page.get_by_role("group").first.get_by_role("button", name=name).click()
    expect(page.locator(".who")).to_contain_text(name)


def test_a_question_is_answered_and_thanked_for(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "ana")
    say(page, "olvidé mi contraseña")
    found = answer(page, "Restablecer una contraseña olvidada")
    expect(found.get_by_role("link", name="Restablecer tu contraseña")).to_be_visible()

    thumb = found.locator(".context-actions button").first
    until_shown(thumb.click, found.locator("[aria-pressed=true]"))


def test_reported_by_form_answered_and_resolved_by_an_agent(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "ana")
    say(page, "quiero reportar un problema")
    question = answer(page, "Vamos a reportarlo.")
    form = page.get_by_role("dialog", name="Reportar un problema")
    until_shown(lambda: press(question, "Llenar un formulario"), form)
    form.get_by_label("¿Qué está pasando?").fill("Los auriculares no dan sonido desde ayer")
    form.get_by_label("¿A quién afecta").fill("A mí y a dos más")
    form.get_by_role("button", name="Continuar").click()
    press(answer(page, "Este es el reporte que registraría"), "Registrarlo")
    number = number_in(answer(page, "Registrado como HB-"))

    become(page, "Emma Clark")
    page.get_by_role("button", name="support-triage").click()
    card, dialog = answer(page, number), page.get_by_role("dialog")
    expect(card).to_contain_text("Los auriculares no dan sonido desde ayer")
    expect(card.get_by_role("link")).to_have_count(0)
    press(card, "Claim")
    expect(card).to_contain_text("in progress · Emma Clark", timeout=PATIENCE)
    until_shown(lambda: press(card, "Answer"), dialog)
    dialog.get_by_role("textbox").fill("Reinicia el puesto, por favor.")
    dialog.get_by_role("button", name="Send").click()
    expect(card.get_by_role("button", name="1 reply")).to_be_visible(timeout=PATIENCE)
    until_shown(lambda: press(card, "Resolve"), dialog)
    dialog.get_by_role("textbox").fill("Con el reinicio vuelve el sonido.")
    dialog.get_by_role("button", name="Send").click()
    expect(card).to_contain_text("resolved", timeout=PATIENCE)

    become(page, "Ana García")
    answer(page, "Reinicia el puesto, por favor.")
    press(answer(page, "Con el reinicio vuelve el sonido."), "Funciona")
    become(page, "Emma Clark")
    expect(answer(page, number)).to_contain_text("closed", timeout=PATIENCE)


def test_an_agent_merges_two_tickets_from_the_menu_of_a_card(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "marta")
    say(page, "quiero reportar un problema: la música de espera se corta a los diez segundos")
    file_knowing_nothing_more(page, words=("Registrarlo", "Omitir el resto"))
    first = number_in(answer(page, "Registrado como HB-"))
    become(page, "João Silva")
    say(page, "I want to report a problem")
    answer(page, "Let's report it.")
    say(page, "queue dashboards freeze for me since Monday")
    answer(page, "Question 2")
    file_knowing_nothing_more(page)
    second = number_in(answer(page, "Filed as HB-"))

    become(page, "Emma Clark")
    page.get_by_role("button", name="support-triage").click()
    card, dialog = answer(page, second), page.get_by_role("dialog")
    menu = card.locator(".actions").get_by_role("button", name="More actions")
    until_shown(lambda: choose(page, menu, "Duplicate of…"), dialog)
    found = page.get_by_role("option", name=first)
    until_shown(lambda: dialog.get_by_role("combobox").fill(first), found)
    found.click()
    dialog.get_by_role("button", name="Send").click()
    expect(card).to_contain_text(f"Duplicate of {first}", timeout=PATIENCE)

    become(page, "João Silva")
    answer(page, f"{second} is about the same problem as another report")


def choose(page: Page, menu: Locator, entry: str) -> None:
    """Open a menu and choose an entry."""
    menu.click()
    page.get_by_role("menuitem", name=entry).click()


def test_misunderstood_and_recovered_in_a_conversation(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "emma")
    say(page, "xyzzy plugh frobnicate")
    confused = page.locator("main article").nth(1)
    expect(confused.get_by_role("button").first).to_be_visible(timeout=PATIENCE)
    say(page, "I forgot my password")
    answer(page, "Reset a forgotten password")


def test_reported_in_a_conversation(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "emma")
    say(page, "I want to report a problem: calls drop after ten minutes since Monday, two people are affected")
    file_knowing_nothing_more(page)

    answer(page, "HB-")


def test_reported_by_a_reaction_in_a_thread(demo: Demonstration, show: Open, settings: Settings) -> None:
    page = sit(show, demo, "joao", "ayuda-purecloud")
    say(page, "The headsets of our whole team give no sound since nine")
    said = answer(page, "The headsets of our whole team")
    said.focus()
    page.keyboard.press("r")
    page.keyboard.type(settings.slack.report_reaction or "ticket")
    page.keyboard.press("Enter")
    expect(said.locator(".thread-link")).to_be_visible(timeout=PATIENCE)
    said.locator(".thread-link").click()

    expect(page.locator("aside article").nth(1).locator(".actions button").first).to_be_visible(timeout=PATIENCE)
    file_knowing_nothing_more(page, "aside")
    number = number_in(answer(page, "Filed as HB-", "aside"))
    become(page, "Emma Clark")
    page.get_by_role("button", name="support-triage").click()
    way_back = answer(page, number).get_by_role("link", name="See where it was told")
    page.goto(way_back.get_attribute("href") or "")
    answer(page, "The headsets of our whole team give no sound since nine")
    expect(page.get_by_role("log", name="Messages in #ayuda-purecloud")).to_be_visible()


def test_reported_by_a_shortcut_on_a_message(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "emma", "general")
    page.locator("main article", has_text="Bienvenidos").focus()
    page.keyboard.press("m")
    page.get_by_role("menuitem", name="Reportar este problema").click()

    form = page.get_by_role("dialog")
    expect(form).to_be_visible(timeout=PATIENCE)
    expect(form.get_by_role("textbox").first).to_have_value(
        "¡Bienvenidos! Las dudas sobre PureCloud van a #ayuda-purecloud."
    )
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)


def test_the_home_tab_finds_articles_while_typing(demo: Demonstration, show: Open) -> None:
    page = sit(show, demo, "ana")
    page.get_by_role("tab", name="Inicio").click()
    box = page.get_by_role("tabpanel").get_by_role("combobox").first
    box.click(timeout=PATIENCE)
    box.press_sequentially("contraseña", delay=20)
    page.get_by_role("option", name="contraseña").first.click(timeout=PATIENCE)

    expect(page.get_by_role("button", name="helpbot").first).to_contain_text("1", timeout=PATIENCE)
    page.get_by_role("tab", name="Mensajes").click()
    answer(page, "contraseña")
