"""What is scheduled is done a moment later, by a few threads that never end."""

from __future__ import annotations

import logging
from threading import Event
from time import monotonic

import pytest

from helpbot.slack.later import Later
from tests.waiting import until


def test_each_job_is_done_once_and_not_before_its_time() -> None:
    done: list[tuple[int, float]] = []
    later = Later[int]("count", lambda number: done.append((number, monotonic())), 0.05)
    begun = monotonic()
    for number in range(100):
        later.put(number)
    until(lambda: len(done) == 100)
    assert {number for number, _ in done} == set(range(100))
    assert all(at >= begun + 0.05 for _, at in done)


def test_a_slow_job_does_not_hold_up_the_others() -> None:
    go, done = Event(), list[int]()

    def do(number: int) -> None:
        if number == 0:
            go.wait()
        done.append(number)

    later = Later[int]("wait", do, 0.0)
    for number in range(20):
        later.put(number)
    until(lambda: len(done) == 19)
    go.set()
    until(lambda: done[-1] == 0)


def test_a_failure_is_logged_without_what_was_said_and_the_next_job_is_done(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def read(text: str) -> None:
        done.append(text)
        raise ValueError(text)

    later = Later[str]("read", read, 0.0)
    with caplog.at_level(logging.ERROR):
        later.put("what a person wrote")
        later.put("and more")
        until(lambda: len(done) == 2 and "read" in caplog.text)
    assert "what a person wrote" not in caplog.text
