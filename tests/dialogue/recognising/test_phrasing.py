"""Families of wordings in short."""

from __future__ import annotations

import pytest

from helpbot.dialogue.recognising.phrasing import expand


@pytest.mark.parametrize(
    ("family", "wordings"),
    [
        ("thanks", ["thanks"]),
        ("ya (funciona|anda)", ["ya funciona", "ya anda"]),
        ("it works(| now)", ["it works", "it works now"]),
        ("(a|b) c (d|e)", ["a c d", "a c e", "b c d", "b c e"]),
    ],
)
def test_a_family_stands_for_its_wordings(family: str, wordings: list[str]) -> None:
    assert list(expand(family)) == wordings
