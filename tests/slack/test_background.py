"""Slow work is done in the background: nobody waits for it, its result is kept for a while, its failure is reported."""

from __future__ import annotations

import logging
from threading import Event

import pytest

from helpbot.slack.background import InBackground, Unknown
from tests.waiting import until

WRITTEN = "what a person wrote"


class Work:
    """Counts how often it was done; waits to be released, and fails on demand."""

    def __init__(self) -> None:
        self.go = Event()
        self.go.set()
        self.fails = False
        self.done = 0

    def __call__(self) -> int:
        self.go.wait()
        self.done += 1
        if self.fails:
            raise ValueError(WRITTEN)
        return self.done


class Time:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_nobody_waits_and_it_is_done_once() -> None:
    work, time = Work(), Time()
    work.go.clear()
    slow = InBackground("the work", work, 600, time)
    assert [slow.latest(), slow.latest()] == [Unknown.UNDER_WAY, Unknown.UNDER_WAY]
    work.go.set()
    until(lambda: slow.latest() == 1)
    time.seconds = 600
    assert (slow.latest(), work.done) == (1, 1)


def test_after_a_while_it_is_done_again_and_the_last_result_is_used_meanwhile() -> None:
    work, time = Work(), Time()
    slow = InBackground("the work", work, 600, time)
    until(lambda: slow.latest() == 1)
    work.go.clear()
    time.seconds = 601
    assert slow.latest() == 1
    time.seconds = 2000
    assert slow.latest() == 1  # still in progress: it is not started a second time
    work.go.set()
    until(lambda: slow.latest() == 2)


def test_a_failure_is_reported_and_logged_without_anybodys_words_and_retried(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work, time = Work(), Time()
    work.fails = True
    slow = InBackground("the work", work, 600, time)
    with caplog.at_level(logging.ERROR):
        until(lambda: slow.latest() is Unknown.FAILED)
    assert "the work failed (reference none): ValueError" in caplog.text
    assert WRITTEN not in caplog.text
    work.fails = False
    time.seconds = 601
    until(lambda: slow.latest() == 2)
