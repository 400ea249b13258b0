"""The classifier learns to which article a wording belongs, and can tell what it would say had it not seen it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpbot.knowledge.search.comparing.centre import Centre
from helpbot.knowledge.search.comparing.classifier import softmax
from helpbot.knowledge.search.comparing.features import Positions
from helpbot.knowledge.search.learning.training import MOST_CHOSEN, Training, choose

OWNERS = np.repeat(np.arange(4), 9)


@pytest.fixture(scope="module")
def cosines() -> np.typing.NDArray[np.float32]:
    """Between wordings around four directions, nine each."""
    chance = np.random.default_rng(1)
    vectors = np.eye(6)[OWNERS] + 0.2 * chance.standard_normal((len(OWNERS), 6))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors @ vectors.T, dtype=np.float32)


def training(cosines: np.typing.NDArray[np.float32], chosen: Positions, articles: int = 4) -> Training:
    centre = Centre.of(cosines.sum(axis=1), np.diag(cosines))
    return Training(cosines[chosen], chosen, centre, OWNERS, articles)


def test_it_recognises_the_article_of_a_wording(cosines: np.typing.NDArray[np.float32]) -> None:
    classifier = training(cosines, choose(len(OWNERS)), articles=5).classifier()
    assert [int(classifier.scores(row).argmax()) for row in cosines] == OWNERS.tolist()


def test_a_sample_of_the_wordings_can_represent_all(cosines: np.typing.NDArray[np.float32]) -> None:
    chosen = np.arange(0, len(OWNERS), 2)
    classifier = training(cosines, chosen).classifier()
    assert [int(classifier.scores(row).argmax()) for row in cosines] == OWNERS.tolist()


def test_a_wording_held_out_is_still_found_by_the_others(cosines: np.typing.NDArray[np.float32]) -> None:
    unseen = training(cosines, choose(len(OWNERS))).held_out().unseen
    assert unseen.argmax(axis=1).tolist() == OWNERS.tolist()


def test_a_wording_whose_article_is_held_out_does_not_find_it(cosines: np.typing.NDArray[np.float32]) -> None:
    orphaned = training(cosines, choose(len(OWNERS))).held_out().orphaned
    assert not orphaned[np.arange(len(OWNERS)), OWNERS].any()
    assert np.allclose(orphaned.sum(axis=1), 0, atol=1e-4)


@given(arrays.arrays(np.float32, st.integers(1, 9), elements=st.floats(-50, 50, width=32)))
def test_belief_is_divided_and_largest_where_the_score_is(scores: np.typing.NDArray[np.float32]) -> None:
    belief = softmax(scores)
    assert np.isclose(belief.sum(), 1)
    assert belief[scores.argmax()] == belief.max()


@given(st.integers(1, 100_000))
def test_the_chosen_wordings_are_spread_over_all(count: int) -> None:
    chosen = choose(count)
    assert len(chosen) == min(count, MOST_CHOSEN)
    assert (chosen[0], chosen[-1]) == (0, count - 1 if count > 1 else 0)
