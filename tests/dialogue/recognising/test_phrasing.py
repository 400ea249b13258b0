"""Variants of a phrase, written in short."""

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
def test_a_short_form_stands_for_all_its_variants(family: str, wordings: list[str]) -> None:
    assert list(expand(family)) == wordings
