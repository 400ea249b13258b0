"""What a program has written is distinguished from a person's own words."""

from __future__ import annotations

import pytest

from helpbot.language.logs import without_log

LOG = """2026-11-27 09:12:44 ERROR [SIP] 503 Service Unavailable
[09:12:45] registration failed code=408
WARN ws closed 1006
java.net.SocketException: reset
    at com.example.Phone.ring(Phone.java:12)"""


def test_nothing_is_left_of_a_log_alone() -> None:
    assert without_log(LOG) == ""


def test_words_around_it_stay() -> None:
    assert without_log(f"no suena el teléfono\n{LOG}\nqué hago?") == "no suena el teléfono\nqué hago?"


@pytest.mark.parametrize(
    "said", ["error 503 desde las 09:12", "At nine the phones died", "Information please", "27 people are hit"]
)
def test_what_people_write_is_no_log(said: str) -> None:
    assert without_log(said) == said
