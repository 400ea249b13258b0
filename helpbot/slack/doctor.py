"""Is the app in Slack what these settings need: tokens, scopes, channels, people? Each finding says how to fix it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.credentials import Secrets
from helpbot.problems import Finding, HelpbotError
from helpbot.settings import Settings
from helpbot.slack.calling.clients import CALL_ERRORS, NETWORK_ERRORS, error_code, single_shot_client, trouble
from helpbot.slack.manifest import scopes

_UPDATE = "paste the output of `helpbot manifest` into the app's page, and install it again (docs/slack.md)"


def examine(secrets: Secrets, settings: Settings) -> Iterator[Finding]:
    """Check everything in Slack, one thing after the other; without a working bot token, nothing more.

    Without an app token the bot is reached over HTTP, and has a signing secret.
    """
    client = single_shot_client(secrets)
    try:
        answer = client.auth_test()
    except CALL_ERRORS as error:
        yield _trouble(error, "SLACK_BOT_TOKEN", secrets)
        return
    yield Finding(f"the bot token works: {answer['user']} in {answer['team']}")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield from _scopes(headers.get("x-oauth-scopes", ""), settings)
    yield _app_token(client, secrets) if secrets.app_token else _signing_secret(secrets)
    yield from _channels(client, settings)
    yield from _people(client, settings)


def _scopes(granted: str, settings: Settings) -> Iterator[Finding]:
    known = {scope.strip() for scope in granted.split(",") if scope.strip()}
    missing = [scope for scope in scopes(settings) if scope not in known]
    if missing:
        yield Finding(f"scopes are missing: {', '.join(missing)}", _UPDATE)
    else:
        yield Finding("the app has every scope that it needs")
    if spare := sorted(known - set(scopes(settings))):
        yield Finding(f"the app has scopes that it does not need ({', '.join(spare)}); it works all the same")


def _app_token(client: WebClient, secrets: Secrets) -> Finding:
    try:
        client.apps_connections_open(app_token=secrets.app_token)
    except CALL_ERRORS as error:
        return _trouble(error, "SLACK_APP_TOKEN", secrets)
    return Finding("the app token opens a connection")


def _signing_secret(secrets: Secrets) -> Finding:
    """Slack offers no way to verify it: only its format can be checked."""
    if not re.fullmatch("[0-9a-f]{32}", secrets.signing_secret):
        what = "SLACK_SIGNING_SECRET does not look like a signing secret: that has 32 digits, 0-9 and a-f"
        return Finding(what, "copy Basic Information > Signing Secret from the app's page into it (docs/slack.md)")
    return Finding("the signing secret is set; whether it is this app's, Slack's first request shows")


def _channels(client: WebClient, settings: Settings) -> Iterator[Finding]:
    slack = settings.slack
    if slack.triage_channel is None:
        yield Finding("no triage channel is set", "put its id into app.yaml (slack.triage_channel): tickets go there")
    else:
        yield _channel(client, "triage channel", slack.triage_channel)
    for channel in slack.help_channels:
        yield _channel(client, "help channel", channel)


def _channel(client: WebClient, name: str, channel: str) -> Finding:
    """Reading one message shows that the bot is in it."""
    try:
        client.conversations_history(channel=channel, limit=1)
    except SlackApiError as error:
        code = error_code(error)
        if code == "channel_not_found":
            fix = "check the id in app.yaml (the channel's name, About, at the bottom); invite the bot if it is private"
        elif code == "not_in_channel":
            fix = "type /invite @ and the bot's name in it"
        else:
            fix = _UPDATE if code == "missing_scope" else "see what Slack says about this error"
        return Finding(f"the {name} {channel} cannot be read ({code})", fix)
    except NETWORK_ERRORS as error:
        return Finding(f"the {name} {channel} cannot be read ({type(error).__name__})", "try again")
    return Finding(f"the bot is in the {name} {channel}")


def _people(client: WebClient, settings: Settings) -> Iterator[Finding]:
    """A name instead of a user id would silently give nobody the role."""
    for role in ("agents", "admins"):
        people: tuple[str, ...] = getattr(settings.slack, role)
        strangers = [finding for person in people if (finding := _stranger(client, role, person))]
        yield from strangers
        if people and not strangers:
            yield Finding(f"Slack knows everybody in slack.{role} ({len(people)})")


def _stranger(client: WebClient, role: str, person: str) -> Finding | None:
    try:
        client.users_info(user=person)
    except SlackApiError as error:
        fix = "write the user id (the person's profile, ⋮, Copy member ID) into app.yaml"
        return Finding(f"slack.{role} names {person!r}, who cannot be found ({error_code(error)})", fix)
    except NETWORK_ERRORS as error:
        return Finding(f"slack.{role} names {person!r}, who cannot be asked for ({type(error).__name__})", "try again")
    return None


def _trouble(error: Exception, token: str, secrets: Secrets) -> Finding:
    told: HelpbotError = trouble(error, token, secrets.api_url)
    return Finding(told.what, told.fix)
