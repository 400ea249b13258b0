"""Variants of a phrase, written in short."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from helpbot.dialogue.recognising.phrasing import expand
from helpbot.dialogue.recognising.understood import Corrects


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


@pytest.mark.parametrize("family", ["(a|(b|c)) d", "a (b", "a b)", "a | b"])
def test_a_short_form_that_would_be_misread_is_refused(family: str) -> None:
    with pytest.raises(ValidationError, match="parentheses that nest or lack their half"):
        Corrects(before=(family,), behind=())
