"""Three clients for Slack's Web API, and what its refusals mean, to the program and to operators."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from helpbot.credentials import Secrets
from helpbot.problems import HelpbotError
from helpbot.slack.calling.connections import KeepingClient

_log = logging.getLogger("helpbot.slack.web")
_log.setLevel(logging.INFO)  # below that the SDK logs what people say

NETWORK_ERRORS = (OSError, HTTPException)
"""What the SDK raises when Slack was not reached, or the connection broke in the middle of an answer."""
CALL_ERRORS = (SlackApiError, *NETWORK_ERRORS)
"""All that a call may raise: Slack's refusal, or that Slack was not reached."""

_REFUSED = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type"}
)


_RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
_SLACKS_FAULT = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org", "accesslimited"}
)
_CODE = re.compile("[a-z][a-z0-9_-]*")
"""The form of Slack's error codes; the answers of proxies and maintenance pages have none."""
_SECONDS = re.compile("[0-9]{1,6}")
_ANOTHER_TOKEN = 30.0
"""Seconds until a call is retried whose token Slack refused: an admin changes the token and restarts the bot."""


@dataclass(frozen=True)
class Refusal:
    """What a failed call means: refused for some seconds, never possible, or, with neither, unknown."""

    why: str
    retry_after: float | None = None
    permanent: bool = False


def refusal(error: Exception) -> Refusal:
    """The meaning of what a client raised."""
    if not isinstance(error, SlackApiError):
        return Refusal(f"no answer from Slack ({type(error).__name__})")
    code, status = error_code(error), error.response.status_code
    if status == 429 or code in _RATE_LIMITED:
        return Refusal("rate limited", retry_after=_retry_after(error))
    if not _CODE.fullmatch(code):
        return Refusal(f"no answer of Slack's own (HTTP {status})")
    if status >= 500 or code in _SLACKS_FAULT:
        return Refusal(f"Slack failed ({code})")
    if code in _REFUSED:
        why = f"Slack does not accept the token in SLACK_BOT_TOKEN ({code}): put the new one there and restart the bot"
        return Refusal(why, retry_after=_ANOTHER_TOKEN)
    return Refusal(f"Slack refused ({code})", permanent=True)


def _retry_after(error: SlackApiError) -> float:
    """In seconds; 1 if the header has another format, such as a date from a proxy."""
    headers = {name.lower(): value for name, value in error.response.headers.items()}
    told = str(headers.get("retry-after", ""))
    return float(told) if _SECONDS.fullmatch(told) else 1.0


def patient_client(secrets: Secrets) -> WebClient:
    """For idempotent calls: waits out rate limits, and retries after network and server errors."""
    handlers = [
        ConnectionErrorRetryHandler(max_retry_count=2),
        RateLimitErrorRetryHandler(max_retry_count=2),
        ServerErrorRetryHandler(max_retry_count=2),
    ]
    return KeepingClient(secrets.bot_token, _base(secrets), timeout=10, retry_handlers=handlers, logger=_log)


def prompt_client(secrets: Secrets) -> WebClient:
    """For calls that a person waits for: three seconds at most, retried once, never waiting out a rate limit. Slow
    calls would block the listeners of other people.
    """
    handlers = [ConnectionErrorRetryHandler(max_retry_count=1), ServerErrorRetryHandler(max_retry_count=1)]
    return KeepingClient(secrets.bot_token, _base(secrets), timeout=3, retry_handlers=handlers, logger=_log)


def single_shot_client(secrets: Secrets, timeout: int = 10) -> WebClient:
    """For calls that must not be repeated blindly, or not be waited for: one attempt of `timeout` seconds.

    Posting uses it: when a post fails half-way nobody knows whether it arrived, and the outbox finds out before it
    retries.
    """
    return KeepingClient(secrets.bot_token, _base(secrets), timeout=timeout, retry_handlers=[], logger=_log)


def error_code(error: SlackApiError) -> str:
    """Slack's error code, such as `channel_not_found`."""
    return str(error.response.get("error") or error.response.status_code)


def trouble(error: Exception, token_name: str, api_url: str) -> HelpbotError:
    """What a failed first call means, and how to fix it."""
    if not isinstance(error, SlackApiError):
        fix = "check the network and, if set, HTTPS_PROXY and SLACK_API_URL; without Slack, `make demo` works"
        return HelpbotError(f"Slack cannot be reached at {api_url}", fix)
    code = error_code(error)
    if not _CODE.fullmatch(code):
        fix = "check SLACK_API_URL, and what lies between here and Slack (a proxy, a page to sign in)"
        return HelpbotError(f"what answers at {api_url} is not Slack (HTTP {error.response.status_code})", fix)
    if code in _REFUSED:
        fix = f"copy the token again from the app's page into {token_name} (docs/slack.md); without Slack, `make demo`"
        return HelpbotError(f"Slack does not accept the token in {token_name} ({code})", fix)
    if code == "missing_scope":
        needed = error.response.get("needed", "")
        fix = "update the app with the output of `helpbot manifest` and install it again (docs/slack.md)"
        return HelpbotError(f"the token in {token_name} lacks the scope {needed!r}", fix)
    return HelpbotError(f"Slack refused the first call ({code})", "try again later; see status.slack.com")


def _base(secrets: Secrets) -> str:
    return secrets.api_url.rstrip("/") + "/"
