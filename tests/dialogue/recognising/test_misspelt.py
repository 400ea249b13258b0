"""Misspelt phrases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from helpbot.dialogue.recognising.misspelt import ALIKE, FUZZY_FROM, Misspelt

PHRASES = st.text("abnor ", min_size=FUZZY_FROM, max_size=24)


def test_the_most_similar_phrase_is_found() -> None:
    known = Misspelt(["muchas gracias", "muchas gracias a ti", "no gracias", "gracias"])
    said = ["muchas grasias", "mucas gracias", "nmuchas gracias a ti", "gracias", "gracia", "muchas veces", ""]
    assert [known.nearest(text) for text in said] == [
        "muchas gracias",
        "muchas gracias",
        "muchas gracias a ti",
        "gracias",
        "",
        "",
        "",
    ]


@given(st.lists(PHRASES, min_size=1, unique=True), st.integers(0, 24), st.text("abnor ", max_size=2), st.integers(0, 2))
def test_no_similar_phrase_is_missed(phrases: list[str], place: int, typed: str, left_out: int) -> None:
    text = f"{phrases[0][:place]}{typed}{phrases[0][place + left_out :]}"
    likeness = {phrase: fuzz.ratio(text, phrase) for phrase in phrases if abs(len(phrase) - len(text)) <= 2}
    best = max(likeness.values(), default=0) if len(text) >= FUZZY_FROM else 0
    assert likeness.get(Misspelt(phrases).nearest(text), 0) == (best if best >= ALIKE else 0)
