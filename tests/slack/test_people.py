"""What is learned about a person from Slack."""

from __future__ import annotations

import pytest

from helpbot.credentials import Secrets
from helpbot.dialogue.messages import Requester
from helpbot.settings import Settings
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.people import SlackPeople, country_of
from helpbot.workspace import User, Workspace


def people(secrets: Secrets, **slack: tuple[str, ...]) -> SlackPeople:
    return SlackPeople(single_shot_client(secrets), Settings.model_validate({"slack": slack}))


def test_a_profile_gives_language_zone_and_country(secrets: Secrets, ana: User) -> None:
    assert people(secrets).find(ana.id) == Requester(
        id=ana.id, name="Ana", language="es", timezone="Europe/Madrid", country="ES"
    )


@pytest.mark.parametrize(
    ("display_name", "name"),
    [("", "Ana García"), ("ana", "Ana García"), ("Anita", "Anita")],
)
def test_a_login_is_not_a_name(workspace: Workspace, secrets: Secrets, display_name: str, name: str) -> None:
    user = workspace.user("ana", real_name="Ana García", display_name=display_name)
    assert people(secrets).find(user.id).name == name


def test_roles_are_taken_from_the_settings(secrets: Secrets, ana: User) -> None:
    assert people(secrets, agents=(ana.id,)).find(ana.id).roles == {"requester", "agent"}
    assert people(secrets, admins=(ana.id,)).find(ana.id).roles == {"requester", "admin"}


def test_a_profile_is_requested_once(workspace: Workspace, secrets: Secrets, ana: User) -> None:
    known = people(secrets)
    first = known.find(ana.id)
    workspace.faults.server_error("users.info")

    assert known.find(ana.id) == first


def test_while_slack_does_not_answer_the_last_known_profile_is_used(
    workspace: Workspace, secrets: Secrets, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpbot.slack.people.KEPT_SECONDS", 0.0)
    known = people(secrets)
    first = known.find(ana.id)
    workspace.faults.server_error("users.info")

    assert (first.timezone, known.find(ana.id)) == ("Europe/Madrid", first)


def test_nobody_waits_for_a_profile_that_does_not_arrive(workspace: Workspace, secrets: Secrets, ana: User) -> None:
    workspace.faults.server_error("users.info")

    assert people(secrets).find(ana.id) == Requester(id=ana.id, name=ana.id, timezone="America/New_York", country="US")


@pytest.mark.parametrize(
    ("timezone", "country"),
    [("Europe/Madrid", "ES"), ("America/Sao_Paulo", "BR"), ("Europe/Kiev", "UA"), ("Etc/UTC", ""), ("UTC", "")],
)
def test_the_country_of_a_time_zone(timezone: str, country: str) -> None:
    assert country_of(timezone) == country
