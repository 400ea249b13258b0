"""A workspace with the app as its manifest describes it, people in it, and a desk with a small dialogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpbot.bootstrap import SystemClock, build_front, build_steps
from helpbot.credentials import Secrets
from helpbot.desk.ports.outside import Surface
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.service import Desk
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.settings import Settings, SlackSettings
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.intake.sources import SlackSources
from helpbot.slack.listeners.front import Front
from helpbot.slack.manifest import manifest
from helpbot.slack.people import SlackPeople
from helpbot.slack.posting.channel import SlackChannel
from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database
from helpbot.workspace import User, Workspace
from tests.databases import sqlite_with_tables
from tests.slack.talker import Talker
from tests.transcripts import shipped_content

LINKED = Settings.model_validate({"slack": {"link_domains": ["help.mypurecloud.com"]}})
STEPS = build_steps(Settings(), shipped_content().policy)


@pytest.fixture(scope="module")
def shared_workspace() -> Iterator[Workspace]:
    """One server for all tests of a module: each test brings its own people and channels."""
    with Workspace(manifest(LINKED), seconds_to_acknowledge=0.5) as running:
        yield running


@pytest.fixture
def workspace(shared_workspace: Workspace) -> Workspace:
    shared_workspace.faults.clear()
    return shared_workspace


@pytest.fixture(scope="module")
def secrets(shared_workspace: Workspace) -> Secrets:
    workspace = shared_workspace
    return Secrets(bot_token=workspace.bot_token, app_token=workspace.app_token, api_url=workspace.api_url)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return sqlite_with_tables(tmp_path_factory.mktemp("desk"))


def desk_of(surface: Surface, database: Database) -> Desk:
    """A desk whose dialogue is the talker."""
    workplace = Workplace(database, surface, SystemClock())
    return Desk(workplace, TurnTaking(Talker(), STEPS), Alerts(STEPS.notices.admins, SlackSettings()))


@pytest.fixture(scope="module")
def desk(secrets: Secrets, url: str) -> Iterator[Desk]:
    database = open_database(url)
    client = single_shot_client(secrets)
    yield desk_of(Surface("slack", SlackPeople(client, Settings()), SlackSources(client)), database)
    database.close()


@pytest.fixture(scope="module")
def front(desk: Desk, url: str) -> Iterator[Front]:
    database = open_database(url)
    yield build_front(Settings(), shipped_content(), database, desk)
    database.close()


@pytest.fixture
def channel(secrets: Secrets) -> SlackChannel:
    return SlackChannel(single_shot_client(secrets))


@pytest.fixture
def ana(workspace: Workspace) -> User:
    return workspace.user("ana", tz="Europe/Madrid", locale="es-ES")
