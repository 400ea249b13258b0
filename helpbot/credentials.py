"""The tokens and the secret that Slack gave us, and where it is reached: from the environment, never from a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from pydantic import Field

from helpbot.problems import HelpbotError, SeveralErrors
from helpbot.validation import FileModel
from helpbot.webaddress import address_parts

Transport = Literal["socket", "http"]
"""How Slack's events arrive: over a WebSocket that the bot opens, or as requests to an address of the bot."""

_TOKENS = {"SLACK_BOT_TOKEN": ("xoxb-", "SLACK_CLI_XOXB"), "SLACK_APP_TOKEN": ("xapp-", "SLACK_CLI_XAPP")}
"""The prefix of each, and what the Slack CLI calls it."""


_TOKEN = re.compile(r"[\w.-]+", re.ASCII)


class Secrets(FileModel):
    """What only the environment may hold, and where Slack is reached.

    Socket Mode needs the `app_token`, HTTP the `signing_secret`; the other is empty.
    """

    bot_token: str = Field(repr=False)
    app_token: str = Field(default="", repr=False)
    signing_secret: str = Field(default="", repr=False)
    api_url: str


def load_secrets(environment: Mapping[str, str], transport: Transport = "socket") -> Secrets:
    """Read the environment. Raises `SeveralErrors` with all that is missing or plainly wrong."""
    read: dict[str, str] = {}
    wrong: list[HelpbotError] = []
    for name, reading in _READINGS[transport].items():
        try:
            read[name] = reading(environment)
        except HelpbotError as error:
            wrong.append(error)
    if wrong:
        raise SeveralErrors(wrong)
    return Secrets(**read)


def _signing_secret(environment: Mapping[str, str]) -> str:
    return environment.get("SLACK_SIGNING_SECRET", "").strip()


def _needed_signing_secret(environment: Mapping[str, str]) -> str:
    if secret := _signing_secret(environment):
        return secret
    fix = "copy Basic Information > Signing Secret from the app's page into it (docs/slack.md)"
    raise HelpbotError("SLACK_SIGNING_SECRET is not set", fix)


def _api_url(environment: Mapping[str, str]) -> str:
    written = environment.get("SLACK_API_URL", "").strip() or "https://slack.com/api/"
    parts = address_parts(written)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise HelpbotError(
            f"SLACK_API_URL is {written!r}, which is not an address", "write it as https://slack.com/api/"
        )
    return written


def _token(name: str, environment: Mapping[str, str]) -> str:
    prefix, by_cli = _TOKENS[name]
    value = (environment.get(name) or environment.get(by_cli) or "").strip()
    if value.strip("\"'").startswith(prefix) and not value.startswith(prefix):
        raise HelpbotError(f"{name} is in quotation marks, which count as part of it here", "remove them")
    if value.startswith(prefix) and not _TOKEN.fullmatch(value):
        fix = "copy the whole token from the app's page (docs/slack.md), and nothing else"
        raise HelpbotError(f"{name} is not a token: tokens have only letters, digits and hyphens", fix)
    if not value.startswith(prefix):
        state = f"does not start with {prefix}" if value else "is not set"
        fix = f"put the app's {prefix}… token in {name} (docs/slack.md); without Slack, `make demo` works at once"
        raise HelpbotError(f"{name} {state}", fix)
    return value


_bot_token, _app_token = partial(_token, "SLACK_BOT_TOKEN"), partial(_token, "SLACK_APP_TOKEN")
_READINGS: Mapping[Transport, Mapping[str, Callable[[Mapping[str, str]], str]]] = {
    "socket": {
        "bot_token": _bot_token,
        "app_token": _app_token,
        "signing_secret": _signing_secret,
        "api_url": _api_url,
    },
    "http": {"bot_token": _bot_token, "signing_secret": _needed_signing_secret, "api_url": _api_url},
}
"""How each secret is read, by the way that Slack's events arrive."""
