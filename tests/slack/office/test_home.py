"""The home tab: search, tickets, language; what agents and admins see there."""

from __future__ import annotations

import pytest

from helpbot.slack.views.ids import ActionId, BlockId, ViewId
from helpbot.workspace import User
from helpbot.workspace.blockkit import words
from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.views import View
from tests.slack.office.conftest import Office
from tests.waiting import until


def home(office: Office, user: User, containing: str = "") -> View:
    office.workspace.open_home(user)
    return shown(office, user, containing)


def shown(office: Office, user: User, containing: str) -> View:
    def found() -> View | None:
        view = office.workspace.home(user)
        return view if view and containing in words(view.blocks) else None

    return office.workspace.wait_for(found)


def test_everybody_sees_the_actions_and_their_own_tickets(office: Office, bob: User) -> None:
    assert "My open tickets\nYou have none." in words(home(office, bob, "How can I help?").blocks)

    number = office.report(bob)

    text = words(home(office, bob, number).blocks)
    assert "First response by" in text
    assert "(New York)" in text
    assert "Waiting for the support team" not in text
    assert "Knowledge" not in text


def test_an_article_is_found_while_typing_and_shown_in_the_direct_message(office: Office, bob: User) -> None:
    view = home(office, bob, "How can I help?")
    offered = office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "forgot my password")
    [first, *_] = offered

    office.workspace.use(bob, view, ActionId.HOME_SEARCH, first["value"])

    title = str(first["text"]["text"])
    assert title in office.reply(bob, "Was this helpful?").shown
    shown(office, bob, f"📖 {title} is waiting for you in Messages.")


def test_nothing_is_offered_for_words_unrelated_to_any_article(office: Office, bob: User) -> None:
    view = home(office, bob, "How can I help?")

    assert office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "zzzz") == []
    assert office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "trans")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fo", "Tu perfil y tu foto de perfil"),  # not `información`, which only contains it
        ("tele", "Teléfonos de soporte: América"),
    ],
)
def test_words_that_begin_as_typed_come_first_whatever_their_accents(office: Office, typed: str, first: str) -> None:
    ana = office.workspace.user("ana", tz="Europe/Madrid", locale="es-ES")
    view = home(office, ana, "¿En qué te ayudo?")

    offered = office.workspace.suggest(ana, view, ActionId.HOME_SEARCH, typed)

    assert offered[0]["text"]["text"] == first


def test_a_report_written_on_the_home_tab_goes_on_in_the_direct_message(office: Office, bob: User) -> None:
    office.workspace.use(bob, home(office, bob, "How can I help?"), ActionId.HOME_REPORT)
    office.workspace.wait_for_modal(bob, ViewId.REPORT)

    office.workspace.submit(bob, {BlockId.WHAT: "nobody can log in, all 40 agents are idle"})

    shown(office, bob, "📝 Your report is waiting for you in Messages: it is filed when you confirm it there.")
    assert office.reply(bob, "This is the report I would file")
    until(lambda: "📝" not in words(home(office, bob).blocks))  # it is told once


def test_nothing_is_offered_for_a_single_letter(office: Office, bob: User) -> None:
    with pytest.raises(ImpossibleError, match="at least 2"):
        office.workspace.suggest(bob, home(office, bob, "How can I help?"), ActionId.HOME_SEARCH, "a")


def test_a_chosen_language_is_used_whatever_one_writes(office: Office, bob: User) -> None:
    office.workspace.use(bob, home(office, bob, "How can I help?"), ActionId.HOME_LANGUAGE, "es")
    shown(office, bob, "¿En qué te ayudo?")
    office.say(bob, "thanks a lot", "¡De nada!")

    office.workspace.use(bob, home(office, bob, "¿En qué te ayudo?"), ActionId.HOME_LANGUAGE, "auto")
    shown(office, bob, "How can I help?")
    office.say(bob, "hello, what can you do?", "Help menu")


def test_agents_see_the_queue_and_admins_the_knowledge(office: Office, bob: User) -> None:
    broken = office.workspace.say(bob, office.direct(bob), "nobody can log in, all 40 agents are idle")
    number = office.answer_all(bob, broken.ts)  # so severe that it comes before everything else waiting
    card = office.recorded(office.card(number))
    link = f"/archives/{office.triage.id}/p{card.ts.replace('.', '')}"
    office.workspace.wait_for(lambda: link in str(home(office, office.eva, number).blocks))

    assert "Knowledge" not in words(home(office, office.eva, number).blocks)
    text = words(home(office, office.tom, "articles.").blocks)
    assert " · from Bob · unassigned" in text
    assert "Waiting for the support team" in text
    asked = "Questions without an answer in the last 30 days: "
    until(lambda: asked in words(home(office, office.tom, "articles.").blocks))


def test_the_suggested_prompts_are_in_the_persons_language(office: Office) -> None:
    ana = office.workspace.user("ana", tz="Europe/Madrid", locale="es-ES")
    office.workspace.open_direct(ana)
    place = (office.direct(ana).id, None)

    def titles() -> bool:
        return "¿Qué puedes hacer?" in [one["title"] for one in office.workspace.agent.prompts(place).prompts]

    office.workspace.wait_for(titles)
