"""The same over HTTP: events, forms and menus arrive as signed requests, and are answered as well."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from helpbot.slack.views.ids import ActionId, BlockId, ViewId
from helpbot.workspace import User
from tests.slack.office.conftest import Office, opened_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with opened_office(tmp_path_factory.mktemp("http"), port) as opened:
        yield opened


def test_a_ticket_from_form_to_solution(office: Office, bob: User) -> None:
    office.workspace.slash(bob, office.direct(bob), "/helpbot", "report")
    office.workspace.wait_for_modal(bob, ViewId.REPORT)
    assert set(office.workspace.submit(bob, {BlockId.WHAT: "help"})) == {BlockId.WHAT}
    assert office.workspace.submit(bob, {BlockId.WHAT: "the queue view stays empty"}) == {}
    office.workspace.press(bob, office.seen(office.direct(bob), "[File it]", bob), "File it")

    office.workspace.press(office.eva, office.card("HB-1"), "Resolve")
    office.workspace.wait_for_modal(office.eva, ViewId.RESOLVE)
    assert office.workspace.submit(office.eva, {BlockId.WORDS: "reloaded it"}) == {}

    office.workspace.press(bob, office.reply(bob, "reloaded it"), "It works")
    office.card("HB-1", "· closed")


def test_articles_are_found_while_typing(office: Office, bob: User) -> None:
    office.workspace.open_home(bob)
    view = office.workspace.wait_for(lambda: office.workspace.home(bob))

    assert office.workspace.suggest(bob, view, ActionId.HOME_SEARCH, "forgot my password")
