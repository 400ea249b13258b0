"""What the environment must provide for Slack, and what is never shown of it."""

from __future__ import annotations

import pytest

from helpbot.credentials import load_secrets
from helpbot.problems import HelpbotError


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("SLACK_BOT_TOKEN", '"xoxb-1"', "SLACK_BOT_TOKEN is in quotation marks"),
        ("SLACK_BOT_TOKEN", "xoxb-…", "SLACK_BOT_TOKEN is not a token: tokens have only letters, digits and hyphens"),
        (
            "SLACK_APP_TOKEN",
            "xapp-1 # socket",
            "SLACK_APP_TOKEN is not a token: tokens have only letters, digits and hyphens",
        ),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN does not start with xapp-"),
        ("SLACK_API_URL", "localhost", "SLACK_API_URL is 'localhost', which is not an address"),
        ("SLACK_API_URL", "localhost:8400/api/", "SLACK_API_URL is 'localhost:8400/api/', which is not an address"),
    ],
)
def test_a_wrong_environment_is_reported(variable: str, value: str, told: str) -> None:
    right = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-2", "SLACK_API_URL": "http://localhost:8400/api/"}
    load_secrets(right)
    with pytest.raises(HelpbotError, match=told):
        load_secrets({**right, variable: value})


def test_secrets_do_not_show_themselves() -> None:
    secrets = load_secrets({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-2", "SLACK_SIGNING_SECRET": "s3"})
    assert (secrets.bot_token, secrets.app_token, secrets.signing_secret) == ("xoxb-1", "xapp-2", "s3")
    assert repr(secrets) == "Secrets(api_url='https://slack.com/api/')"
