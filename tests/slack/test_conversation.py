"""The real dialogue in a workspace: ask, press a button, report in a thread, find the ticket in the channel."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest

from helpbot.bootstrap import build_desk, build_front
from helpbot.credentials import Secrets
from helpbot.desk.ports.outside import Surface
from helpbot.settings import Settings, SlackSettings
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.people import SlackPeople
from helpbot.slack.serve import serve
from helpbot.tickets.opening import open_database
from helpbot.workspace import Channel, Message, User, Workspace
from tests.databases import sqlite_with_tables
from tests.transcripts import shipped_content


@pytest.fixture(scope="module")
def triage(shared_workspace: Workspace) -> Channel:
    return shared_workspace.channel("triage", [shared_workspace.user("agent")])


@pytest.fixture(scope="module", autouse=True)
def bot(
    shared_workspace: Workspace, secrets: Secrets, triage: Channel, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The bot as `helpbot serve` runs it, on the shipped knowledge."""
    settings = Settings(slack=SlackSettings(triage_channel=triage.id))
    database = open_database(sqlite_with_tables(tmp_path_factory.mktemp("real")))
    surface = Surface("slack", SlackPeople(single_shot_client(secrets), settings))
    desk = build_desk(settings, shipped_content(), database, surface)
    stop = Event()
    serving = Thread(target=serve, args=(secrets, build_front(settings, shipped_content(), database, desk), stop))
    serving.start()
    shared_workspace.wait_for(lambda: shared_workspace.connections)
    yield
    stop.set()
    serving.join(15)
    database.close()


def ask(workspace: Workspace, user: User, text: str, containing: str) -> Message:
    direct = workspace.direct(user)
    workspace.say(user, direct, text)
    return workspace.wait_for_reply(direct, containing)


def test_a_question_is_answered_and_the_answer_judged_with_a_button(workspace: Workspace, ana: User) -> None:
    answer = ask(workspace, ana, "olvidé mi contraseña", "Restablecer una contraseña olvidada")
    assert answer.shown.endswith("¿Te sirvió?\n[Sí] [No]")
    workspace.press(ana, answer, "Sí")
    assert workspace.wait_for_reply(workspace.direct(ana), "es bueno saberlo")


def test_a_problem_told_in_a_thread_becomes_a_ticket_in_the_triage_channel(
    workspace: Workspace, triage: Channel
) -> None:
    bob = workspace.user("bob", tz="America/New_York", locale="en-US")
    general = workspace.channel("general", [bob])
    said = workspace.say(bob, general, "@helpbot nobody can make calls since 9, <!channel> all 80 agents are idle")
    workspace.wait_for_reply(general, "stop you or your customers")
    workspace.say(bob, general, "we cannot serve a single customer", thread_ts=said.ts)
    workspace.wait_for_reply(general, "way to get the work done")
    workspace.say(bob, general, "no way", thread_ts=said.ts)
    summary = workspace.wait_for_reply(general, "This is the report I would file")
    workspace.press(bob, summary, "File it")

    filed = workspace.wait_for_reply(general, "Filed as HB-1, severity 1")
    card = workspace.wait_for_reply(triage, "HB-1")

    assert filed.thread_ts == said.ts
    assert "nobody can make calls since 9, <!channel> all 80 agents are idle" in card.shown
    assert "Bob" in card.shown
    assert "&lt;!channel&gt;" in card.text
    assert "<!channel>" not in card.text
