"""What the answer to a call means: to be retried, and when, or impossible."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient

from helpbot.slack.calling.clients import Refusal, refusal, trouble

PAGE = "Received a response in a non-JSON format: <!DOCTYPE html><title>Sign in</title>"
"""What the SDK makes of a page that is not an answer of the Web API."""


def failed(status: int, error: str, headers: Mapping[str, str] | None = None) -> SlackApiError:
    return SlackApiError(
        "failed",
        SlackResponse(
            client=WebClient(),
            http_verb="POST",
            api_url="https://slack.com/api/chat.postMessage",
            req_args={},
            data={"ok": False, "error": error},
            headers=dict(headers or {}),
            status_code=status,
        ),
    )


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (failed(200, "channel_not_found"), Refusal("Slack refused (channel_not_found)", permanent=True)),
        (failed(200, "internal_error"), Refusal("Slack failed (internal_error)")),
        (failed(503, "service_unavailable"), Refusal("Slack failed (service_unavailable)")),
        (TimeoutError(), Refusal("no answer from Slack (TimeoutError)")),
    ],
)
def test_a_refusal_by_slack_is_final_and_a_failure_is_not(error: Exception, meaning: Refusal) -> None:
    assert refusal(error) == meaning


def test_what_was_refused_for_an_expired_token_waits_for_the_new_one() -> None:
    why = (
        "Slack does not accept the token in SLACK_BOT_TOKEN (token_revoked): put the new one there and restart the bot"
    )
    assert refusal(failed(200, "token_revoked")) == Refusal(why, retry_after=30.0)


@pytest.mark.parametrize("status", [200, 403, 407, 502])
def test_the_page_of_a_proxy_or_an_outage_is_not_a_refusal(status: int) -> None:
    assert refusal(failed(status, PAGE)) == Refusal(f"no answer of Slack's own (HTTP {status})")


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("30", 30.0), (None, 1.0), ("Wed, 21 Oct 2026 07:28:00 GMT", 1.0), ("inf", 1.0), ("-5", 1.0)],
)
def test_a_rate_limit_says_how_many_seconds_to_wait_or_is_retried_soon(told: str | None, seconds: float) -> None:
    limited = failed(429, "ratelimited", {"Retry-After": told} if told else {})
    assert refusal(limited) == Refusal("rate limited", retry_after=seconds)


def test_the_operator_is_told_that_something_other_than_slack_answers() -> None:
    told = trouble(failed(200, PAGE), "SLACK_BOT_TOKEN", "https://example.com/api/")
    assert told.what == "what answers at https://example.com/api/ is not Slack (HTTP 200)"
    assert "SLACK_API_URL" in told.fix
