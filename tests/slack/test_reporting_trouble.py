"""What could not be received is logged: a sentence if its meaning is known, otherwise the place in the code."""

from __future__ import annotations

import logging

import pytest

from helpbot.problems import HelpbotError
from helpbot.slack.app import log_trouble


@pytest.mark.parametrize(
    ("error", "line", "with_code"),
    [
        (HelpbotError("the disk is full", "make room"), "could not take in a Slack message: the disk is full", False),
        (KeyError("channel"), "could not take in a Slack message", True),
    ],
)
def test_trouble_is_logged_without_what_was_said(
    caplog: pytest.LogCaptureFixture, error: Exception, line: str, with_code: bool
) -> None:
    with caplog.at_level(logging.ERROR):
        log_trouble(error, {"event": {"type": "message", "text": "my secret illness"}})
    [record] = caplog.records
    assert (record.getMessage(), bool(record.exc_info)) == (line, with_code)
