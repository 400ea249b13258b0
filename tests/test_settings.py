"""What app.yaml may not say, and what is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.problems import HelpbotError, ProblemsFound
from helpbot.settings import load_secrets, load_settings


def test_a_replica_is_given_longer_than_its_calls_to_slack_take(tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text("takeover_seconds: 31\n", "utf-8")
    assert load_settings(file, {}).takeover.total_seconds() == 31
    file.write_text("takeover_seconds: 30\n", "utf-8")
    with pytest.raises(ProblemsFound, match=r"app\.yaml:1:19: 'takeover_seconds' is '30', which is not more than 30"):
        load_settings(file, {})


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("SLACK_BOT_TOKEN", '"xoxb-1"', "SLACK_BOT_TOKEN stands in quotation marks"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN does not start with xapp-"),
        ("SLACK_API_URL", "localhost", "SLACK_API_URL is 'localhost', which is no address"),
        ("SLACK_API_URL", "localhost:8400/api/", "SLACK_API_URL is 'localhost:8400/api/', which is no address"),
    ],
)
def test_a_wrong_environment_is_told(variable: str, value: str, told: str) -> None:
    right = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-2", "SLACK_API_URL": "http://localhost:8400/api/"}
    load_secrets(right)
    with pytest.raises(HelpbotError, match=told):
        load_secrets({**right, variable: value})


def test_secrets_do_not_show_themselves() -> None:
    secrets = load_secrets({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-2", "SLACK_SIGNING_SECRET": "s3"})
    assert (secrets.bot_token, secrets.app_token, secrets.signing_secret) == ("xoxb-1", "xapp-2", "s3")
    assert repr(secrets) == "Secrets(api_url='https://slack.com/api/')"
