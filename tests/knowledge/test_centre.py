"""Seen from the centre, wordings differ by what they do not have in common."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from helpbot.knowledge.search.comparing.centre import FEW, Centre
from helpbot.knowledge.search.comparing.classifier import Classifier
from helpbot.knowledge.search.comparing.features import Weights
from helpbot.knowledge.search.comparing.semantic import Meanings


def of_length_one(vectors: NDArray[np.float64]) -> Weights:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), dtype=np.float32)


@pytest.fixture(scope="module")
def vectors() -> Weights:
    """Thirty wordings that have much in common."""
    return of_length_one(np.array([3.0, 0, 0, 0]) + np.random.default_rng(2).standard_normal((30, 4)))


@pytest.fixture(scope="module")
def question() -> Weights:
    return of_length_one(np.array([2.0, 1, -1, 0.5]))


def centre_of(vectors: Weights) -> Centre:
    cosines = vectors @ vectors.T
    return Centre.of(cosines.sum(axis=1), np.diag(cosines))


def moved(vectors: Weights, centre: Weights) -> Weights:
    """With the centre subtracted, and of length one again."""
    return of_length_one((vectors - centre).astype(np.float64))


def test_inner_products_suffice_to_compute_centred_similarity(vectors: Weights, question: Weights) -> None:
    mean = vectors.sum(axis=0) / (len(vectors) + FEW)
    rows, centre = np.array([3, 17]), centre_of(vectors)
    to_wordings = moved(vectors, mean) @ moved(question, mean)
    assert np.allclose(centre.seen_from(vectors @ question, rows), to_wordings[rows], atol=1e-5)
    among = moved(vectors[rows], mean) @ moved(vectors, mean).T
    assert np.allclose(centre.among(rows, vectors[rows] @ vectors.T), among, atol=1e-5)


def test_wordings_that_have_almost_everything_in_common_are_far_apart(vectors: Weights) -> None:
    cosines = vectors @ vectors.T
    seen = centre_of(vectors).among(np.arange(30), cosines)
    assert cosines.mean() > 0.7
    assert seen.mean() < 0.3
    assert np.allclose(np.diag(seen), 1, atol=1e-5)


def test_a_single_wording_is_not_subtracted_from_itself() -> None:
    one = np.ones((1, 1), dtype=np.float32)
    assert np.allclose(Centre.of(one[0], one[0]).seen_from(one[0], np.array([0])), 1)


def test_meanings_use_the_same_centre(vectors: Weights, question: Weights) -> None:
    class Silent:
        name = "silent"

        def encode(self, texts: object) -> Weights:
            raise AssertionError(texts)

    seen = Meanings(vectors, Silent()).seen_from_centre(question)
    assert np.allclose(seen, centre_of(vectors).seen_from(vectors @ question, np.arange(len(vectors))), atol=1e-5)


def test_the_classifier_looks_from_the_centre(vectors: Weights, question: Weights) -> None:
    chosen, weights = np.array([4, 9]), np.array([[1, 0], [0, 1]], dtype=np.float32)
    seen = centre_of(vectors).seen_from(vectors @ question, chosen)
    scores = Classifier(centre_of(vectors), chosen, weights).scores(vectors @ question)
    assert np.allclose(scores, seen - seen.mean(), atol=1e-5)
