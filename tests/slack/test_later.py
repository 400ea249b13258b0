"""What is put in is done a moment later, in order, by one thread that nothing ends."""

from __future__ import annotations

import logging
from threading import Event, active_count
from time import monotonic

import pytest

from helpbot.slack.later import Later
from tests.workspace.waiting import until


def test_each_thing_has_its_moment_and_they_stay_in_order() -> None:
    done: list[tuple[int, float]] = []
    later = Later[int]("count", lambda number: done.append((number, monotonic())), 0.05)
    begun = monotonic()
    for number in range(100):
        later.put(number)
    until(lambda: len(done) == 100)
    assert [number for number, _ in done] == list(range(100))
    assert all(at >= begun + 0.05 for _, at in done)


def test_one_thread_serves_them_all() -> None:
    go = Event()
    before = active_count()
    later = Later[int]("wait", lambda _: go.wait() and None, 0.0)
    for number in range(20):
        later.put(number)
    assert active_count() == before + 1
    go.set()


def test_what_fails_is_told_without_what_was_said_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
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
