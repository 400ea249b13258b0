"""From similarity to wordings to similarity to articles; a large knowledge base is searched like a small one, only
cheaper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.article import Article
from helpbot.knowledge.search.comparing.features import Numbers, Owners
from helpbot.knowledge.search.comparing.similarity import Groups, Nearness, combine
from helpbot.knowledge.search.comparing.spelling import Spelling
from helpbot.knowledge.search.engine import Search
from helpbot.knowledge.search.learning import corpus

VALUES = st.lists(st.tuples(st.integers(0, 5), st.floats(-1, 1)), max_size=20).map(sorted)


@given(VALUES)
def test_best_and_sum_are_computed_over_each_articles_wordings(owned: list[tuple[int, float]]) -> None:
    owners, values = np.array([o for o, _ in owned], dtype=np.int64), np.array([v for _, v in owned], dtype=np.float64)
    groups = Groups(owners, 6)
    for article in range(6):
        own = [value for owner, value in owned if owner == article]
        assert groups.best(values)[article] == max(own, default=0.0)
        assert np.isclose(groups.sums(values)[article], sum(own))


def test_what_is_not_similar_gets_no_belief() -> None:
    nothing, belief = np.zeros(3), np.array([0.9, 0.1, 0.0], dtype=np.float32)
    assert not combine((nothing, nothing), np.zeros(2), belief).total.any()


def nearness(vectors: Numbers, owners: Owners) -> Nearness:
    groups = Groups(owners, 3)
    return Nearness(groups, np.ones(len(owners)), np.linalg.norm(groups.sums(vectors), axis=1))


@pytest.mark.parametrize("row", [0, 2, 4])
def test_a_held_out_wording_is_as_near_as_if_its_article_had_never_had_it(row: int) -> None:
    vectors = np.abs(np.random.default_rng(5).normal(size=(5, 8)))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    owners = np.array([0, 0, 1, 1, 1])
    kept = np.arange(5) != row
    question = vectors[row]
    found = nearness(vectors, owners).but_for(row, int(owners[row]), (vectors @ question).astype(np.float32))
    expected = nearness(vectors[kept], owners[kept]).of((vectors[kept] @ question).astype(np.float32))
    assert np.allclose(found, expected, atol=1e-5)


def test_with_very_many_wordings_common_features_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "MANY", 10)
    monkeypatch.setattr(corpus, "COMMON", 0.5)
    names = ("anteater", "badger", "cormorant", "dolphin", "elephant", "ferret")
    articles = [
        Article(id=name, questions={"en": (f"how do I feed the {name}", f"food of a {name}")}) for name in names
    ]
    search = Search(articles)
    assert [search.rank(f"feeding my {name} please", "en").hits[0].id for name in names] == list(names)


@pytest.mark.parametrize(
    ("typed", "meant"), [("queu", "queue"), ("ueue", "queue"), ("qeueu", "qeueu"), ("xueux", "xueux")]
)
def test_words_that_share_their_first_or_last_letter_are_corrected(typed: str, meant: str) -> None:
    assert Spelling({"queue": 3, "phone": 2}).repair(typed) == meant
