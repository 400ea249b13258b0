"""Asking everywhere: by command, in help channels, by links and shortcuts."""

from __future__ import annotations

import pytest

from helpbot.slack.views.ids import ActionId, BlockId, ShortcutId, ViewId
from helpbot.workspace import User
from helpbot.workspace.blockkit import words
from tests.slack.office.conftest import Office
from tests.transcripts import shipped_content

SURE = "how do I reset a password that I forgot?"
TITLE = "Reset a forgotten password"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", "This is the Help menu"),
        ("menu", "This is the Help menu"),
        ("status", "The status page shows live"),
        ("phones", "Support phones"),
        ("mine", "You have no open tickets"),
        ("search reset a password that I forgot", TITLE),
        ("menú", "Este es el menú de Ayuda"),
        ("estado", "La página de estado muestra en vivo"),
        ("teléfonos", "Teléfonos de soporte"),
        ("mis tickets", "No tienes tickets abiertos"),
        ("buscar olvidé mi contraseña", "Restablecer una contraseña olvidada"),
    ],
)
def test_words_after_the_command_are_a_question(office: Office, words: str, answer: str) -> None:
    spanish = answer.startswith(("Este", "La página", "Teléf", "No tienes", "Restab"))
    person = office.workspace.user("dora", locale="es-ES" if spanish else "en-US")
    office.workspace.slash(person, office.direct(person), "/helpbot", words)

    office.seen(office.direct(person), answer, viewer=person)


def test_in_a_help_channel_only_certain_answers_are_given_unasked(office: Office, bob: User) -> None:
    office.workspace.join(bob, office.help)
    quiet = office.workspace.say(bob, office.help, "good morning everybody, coffee is ready")
    asked = office.workspace.say(bob, office.help, SURE)

    answer = office.seen(office.help, TITLE)
    assert answer.thread_ts == asked.ts
    office.workspace.say(bob, office.help, "did you see this?", thread_ts=quiet.ts)
    office.workspace.say(bob, office.help, "thanks", thread_ts=asked.ts)
    office.seen(office.help, "You're welcome")
    assert [said.shown for said in office.workspace.replies(office.help) if said.thread_ts != asked.ts] == []


def test_elsewhere_only_links_get_a_reaction_unasked(office: Office, bob: User) -> None:
    general = office.workspace.channel("general", [bob])
    office.workspace.say(bob, general, SURE)
    linked = office.workspace.say(bob, general, f"read {office.page_address}")

    knowledge, [preview] = shipped_content().knowledge, office.previewed(linked)
    [article] = knowledge.pages.by_address(office.page_address)
    shown = words(preview["blocks"])
    assert shown.startswith(f"*{knowledge.articles[article].title_in('en')}*\n")
    assert "last reviewed" in shown
    assert "helpful" not in shown
    assert office.workspace.replies(general) == []
    office.workspace.say(bob, general, "what a page", thread_ts=linked.ts)
    assert office.desk.knows_conversation(f"slack:{general.id}:{linked.ts}") is False


def test_a_link_sent_to_the_bot_is_answered_like_any_message(office: Office, bob: User) -> None:
    general = office.workspace.channel("general", [bob])
    asked = office.workspace.say(bob, general, f"@helpbot {office.page_address}")

    assert office.seen(general, "Was this helpful?").thread_ts == asked.ts
    [said] = [one for one in office.workspace.messages(general) if one.ts == asked.ts]
    assert said.attachments == ()


def test_help_for_a_message_is_shown_in_private(office: Office, bob: User) -> None:
    general = office.workspace.channel("general", [bob])
    said = office.workspace.say(office.eva, general, SURE)
    office.workspace.message_shortcut(bob, said, ShortcutId.FIND_FOR_MESSAGE)

    assert office.seen(general, TITLE, viewer=bob).only_for == bob.id


@pytest.mark.parametrize("words", ["search", "buscar"])
def test_the_command_alone_asks_what_to_search_for(office: Office, bob: User, words: str) -> None:
    office.workspace.slash(bob, office.direct(bob), "/helpbot", words)
    view = office.workspace.wait_for_modal(bob, ViewId.SEARCH)

    assert office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "forgot my password")


def test_the_search_shortcut_finds_articles_while_typing(office: Office, bob: User) -> None:
    office.workspace.global_shortcut(bob, ShortcutId.SEARCH)
    view = office.workspace.wait_for_modal(bob, ViewId.SEARCH)
    [first, *_] = office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "forgot my password")

    assert office.workspace.submit(bob, {BlockId.SEARCH: first["value"]}) == {}

    title = str(first["text"]["text"])
    [told] = office.workspace.wait_for_modal(bob, ViewId.SENT).blocks
    assert told["text"]["text"] == f"📖 “{title}” is waiting for you in your direct messages with helpbot."
    office.reply(bob, title)


def test_an_answer_is_judged_with_thumbs(office: Office, bob: User) -> None:
    answer = office.say(bob, SURE, TITLE)
    assert answer.blocks[-1]["type"] == "context_actions"

    office.workspace.press(bob, answer, "Yes")

    office.reply(bob, "Thanks, good to know")
