"""A question is answered, gets suggestions, or is unknown, depending on how probable the articles are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.outcome import outcome_of
from helpbot.settings import SearchSettings

THRESHOLDS = SearchSettings(answered=0.4, suggested=0.1, lead=2)


@pytest.mark.parametrize(
    ("scores", "outcome"),
    [
        ((), "unknown"),
        ((0.09,), "unknown"),
        ((0.1,), "suggested"),
        ((0.39, 0.01), "suggested"),
        ((0.4,), "answered"),
        ((0.4, 0.2), "answered"),
        ((0.56, 0.43), "suggested"),
        ((0.5, 0.01, 0.3), "suggested"),
    ],
)
def test_an_answer_is_probable_and_clearly_ahead(scores: tuple[float, ...], outcome: str) -> None:
    assert outcome_of(scores, THRESHOLDS) == outcome


@given(st.lists(st.floats(0, 1), min_size=1).map(lambda scores: sorted(scores, reverse=True)))
def test_if_no_lead_is_required_only_the_best_counts(scores: list[float]) -> None:
    thresholds = SearchSettings(answered=0.4, suggested=0.1, lead=1)
    assert outcome_of(scores, thresholds) == outcome_of(scores[:1], thresholds)
