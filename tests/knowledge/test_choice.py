"""Which of several candidates is right, or none, is learned from examples; from few of them only a little."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.search.comparing.features import Numbers
from helpbot.knowledge.search.judging.choice import Choices, fit, probabilities

UTILITIES = st.lists(st.floats(-1000, 1000) | st.just(-np.inf), max_size=6)
PLANTED, PRIOR, PRECISION = np.array([-2.0, 3.0]), np.array([-1.0, 1.0]), np.ones(2)


@given(UTILITIES)
def test_probabilities_are_shares_and_some_is_left_for_none(utility: list[float]) -> None:
    found = probabilities(np.array(utility))
    assert ((found >= 0) & (found <= 1)).all()
    assert found.sum() <= 1 + 1e-9
    assert not found[np.isneginf(utility)].any()


def test_equally_good_candidates_share_what_one_alone_would_get() -> None:
    one, two = probabilities(np.array([2.0])), probabilities(np.array([2.0, 2.0]))
    assert two[0] == two[1] < one[0] < two.sum()


def examples(count: int) -> Choices:
    """Questions with one to three candidates, of which one or none is right as PLANTED says."""
    chance = np.random.default_rng(7)

    def example() -> tuple[Numbers, Numbers, float]:
        seen = np.column_stack([np.ones(size := chance.integers(1, 4)), chance.normal(size=size)])
        found = probabilities(seen @ PLANTED)
        chosen = chance.choice(size + 1, p=np.append(found, 1 - found.sum()))
        return seen, (np.arange(size) == chosen).astype(float), 1.0

    return Choices.of([example() for _ in range(count)])


def test_what_decides_is_learned_from_many_examples() -> None:
    assert np.allclose(fit(examples(4000), PRIOR, PRECISION), PLANTED, atol=0.2)


def test_few_examples_leave_the_default() -> None:
    near, far = fit(examples(3), PRIOR, PRECISION), fit(examples(300), PRIOR, PRECISION)
    assert np.abs(near - PRIOR).max() < np.abs(far - PRIOR).max()


def test_a_step_too_far_is_halved() -> None:
    choices = examples(300)
    found = fit(choices, np.array([40.0, -40.0]), np.full(2, 1e-3))
    assert np.allclose(found, fit(choices, PRIOR, np.full(2, 1e-3)), atol=0.01)
