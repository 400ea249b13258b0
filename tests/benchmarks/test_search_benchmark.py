"""The figures of the search benchmark mean what its tables say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.search import data, synthetic
from benchmarks.search.data import Asked
from benchmarks.search.measures import answered_by, answered_from, auroc, quality, threshold_for
from benchmarks.search.systems import SYSTEMS
from benchmarks.search.table import markdown
from benchmarks.search.typos import misspell
from helpbot.settings import SearchSettings

ASKED = [Asked("q1", "a"), Asked("q2", "b"), Asked("q3", "c"), Asked("q4", None)]
RANKED = [[("a", 0.9)], [("a", 0.8), ("b", 0.1)], [("x", 0.3)], [("a", 0.2)]]


def test_shares_count_right_answers_in_scope_and_wrong_ones_among_all() -> None:
    found = quality(ASKED, RANKED, answered_from(0.5, RANKED))
    assert (found.first, found.among_three) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert (found.answered_right, found.answered_wrong) == (pytest.approx(1 / 3), pytest.approx(1 / 4))
    assert (found.rejected, found.auroc) == (1.0, 1.0)


def test_without_questions_out_of_scope_their_figures_are_left_out() -> None:
    found = quality(ASKED[:2], RANKED[:2], answered_from(0.5, RANKED[:2]))
    assert (found.rejected, found.auroc) == (None, None)


def test_auroc_counts_ties_half() -> None:
    assert auroc(np.array([0.5, 0.5]), np.array([True, False])) == 0.5
    assert auroc(np.array([0.9, 0.4, 0.6]), np.array([True, True, False])) == 0.5


@given(st.lists(st.floats(0, 1), min_size=1, unique=True), st.floats(0, 1))
def test_a_threshold_gives_the_wanted_share(scores: list[float], share: float) -> None:
    rankings = [[("a", score)] for score in scores]
    found = float(answered_from(threshold_for(share, rankings), rankings).mean())
    assert found == pytest.approx(round(share * len(scores)) / len(scores))


def test_typos_are_the_same_in_every_run_and_leave_short_words_alone() -> None:
    assert misspell("how do I change my password") == misspell("how do I change my password")
    assert misspell("how do I change my password") != "how do I change my password"
    assert misspell("is it me") == "is it me"


@pytest.mark.parametrize("size", [100, 1_000])
def test_there_are_as_many_synthetic_wordings_as_requested(size: int) -> None:
    made = synthetic.make(size)
    assert size * 0.9 <= len(made.texts) <= size
    assert made.clean == synthetic.make(size).clean


@pytest.mark.parametrize("system", [name for name, entry in SYSTEMS.items() if not entry.packages])
def test_every_system_finds_a_wording_asked_word_for_word(system: str) -> None:
    made = synthetic.make(100)
    built = SYSTEMS[system].system(made)
    text, identity = made.texts[0]
    assert built.rank(text)[0][0] == identity


def test_the_shipped_sets_have_questions_in_and_out_of_scope() -> None:
    for name in data.SHIPPED:
        asked = data.load(name).clean
        assert {True, False} == {one.article is None for one in asked}


def test_tables_are_markdown() -> None:
    assert markdown(("system", "top-1"), [["ours", 0.5], ["theirs", None]]).splitlines() == [
        "| system | top-1 |",
        "| ------ | ----: |",
        "| ours   |  .500 |",
        "| theirs |     - |",
    ]


def test_ours_answers_by_its_own_thresholds() -> None:
    rankings = [[("a", 0.6), ("b", 0.1)], [("a", 0.5), ("b", 0.4)], [("a", 0.3)], []]
    assert answered_by(SearchSettings(answered=0.45, lead=2), rankings).tolist() == [True, False, False, False]
