"""The search finds by words, stems, letters and synonyms; its score is a probability."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.article import Article
from helpbot.knowledge.base import KnowledgeBase
from helpbot.knowledge.search.comparing.spelling import Spelling
from helpbot.knowledge.search.engine import Search
from helpbot.language.rules import LanguageRules, rules_for
from helpbot.language.text import Words
from tests.transcripts import shipped_content


@pytest.fixture(scope="module")
def shipped() -> KnowledgeBase:
    return shipped_content().knowledge


def article(identity: str, *questions: str, language: str = "en", title: str = "") -> Article:
    return Article(id=identity, title={language: title} if title else {}, questions={language: questions})


PETS = (
    article("feed", "how do I feed my dog", "what do dogs eat", "food for a puppy"),
    article("walk", "how often should I walk my dog", "walking a puppy", "going out with the dog"),
    article("vet", "my dog is ill", "which vet is open now", "vaccination of a puppy"),
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what does my dog eat?", "feed"),
        ("WALKS with my DOG", "walk"),
        ("vacination for pupies", "vet"),
        ("fooood for puppies", "feed"),
    ],
)
def test_it_finds_by_words_stems_and_misspelt_words(question: str, expected: str) -> None:
    assert Search(PETS).rank(question, "en").hits[0].id == expected


def test_synonyms_of_the_vocabulary_lead_to_the_same_article() -> None:
    vocabulary = {"en": LanguageRules(synonyms=(("vet", "animal doctor"), ("ill", "unwell")))}
    assert Search(PETS, vocabulary).rank("an animal doctor", "en").hits[0].id == "vet"
    assert not Search(PETS).rank("xyz", "en").hits


def test_a_language_without_texts_is_searched_in_the_available_ones() -> None:
    assert Search(PETS).rank("feed my dog", "es").language == "en"


def test_if_no_language_is_given_the_better_match_answers() -> None:
    both = (*PETS, article("comer", "qué come mi perro", "comida para cachorros", language="es"))
    assert Search(both).rank("comida del perro").hits[0].id == "comer"


def test_an_article_in_another_language_does_not_spoil_what_was_learned() -> None:
    Search(PETS).rank("feed my dog", "en")
    more = Search((*PETS, article("pasear", "pasear al perro", language="es")))
    assert more.rank("feed my dog", "en").hits[0].id == "feed"


@given(st.text(max_size=200))
def test_scores_are_probabilities_in_falling_order(question: str) -> None:
    hits = SEARCH.rank(question, "en").hits
    scores = [hit.score for hit in hits]
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


SEARCH = Search(PETS)


def test_a_score_does_not_depend_on_earlier_questions(shipped: KnowledgeBase) -> None:
    first = shipped.find("cómo cambio mi contraseña", "es")
    shipped.find("qué tiempo hace", "es")
    assert shipped.find("cómo cambio mi contraseña", "es") == first


@pytest.mark.parametrize(
    "question",
    ["", "?", "🙂🙂", "\x00\x07", "a" * 40_000, "¿" * 500, "la la la la", "<!channel> *x* _y_", "ʻokina ß ﬁ"],
)
def test_odd_questions_are_refused_without_an_error(shipped: KnowledgeBase, question: str) -> None:
    assert shipped.find(question).outcome != "answered"


def test_spelling_is_corrected_only_towards_near_known_words() -> None:
    spelling = Spelling({"contraseña": 3, "contacto": 2, "cola": 5, "colas": 1})
    assert spelling.repair("contrasenia") == "contraseña"
    assert spelling.repair("contrasñea") == "contraseña"
    assert spelling.repair("cola") == "cola"
    assert spelling.repair("col") == "col"
    assert spelling.repair("zanahoria") == "zanahoria"


def test_a_word_is_corrected_first_towards_one_that_sounds_the_same() -> None:
    spelling = Spelling({"llamada": 3, "jamada": 9, "armada": 9}, sound=Words(rules_for("es")).sound)
    assert spelling.repair("yamada") == "llamada"
    assert spelling.repair("jamadas") == "jamada"


OPENING = (
    article("hours", "what are your hours", "until when are you open"),
    article("price", "what does it cost", "price of a ticket"),
)
HORARIO = (
    article("horario", "cuál es su horario", "a qué hora abren", language="es"),
    article("precio", "cuánto cuesta", "precio de una entrada", language="es"),
)


@pytest.mark.parametrize(
    ("articles", "language", "misspelt", "ordinary"),
    [(OPENING, "en", "hourse", "house"), (HORARIO, "es", "horarrio", "honorario")],
)
def test_an_ordinary_word_of_the_language_is_not_corrected(
    articles: tuple[Article, ...], language: str, misspelt: str, ordinary: str
) -> None:
    search = Search(articles)
    assert search.rank(misspelt, language).hits[0].score > 2 * search.rank(ordinary, language).hits[0].score


def test_strings_far_longer_than_any_word_are_left_alone_and_not_cached() -> None:
    looked_up: list[str] = []

    def sound(word: str) -> str:
        looked_up.append(word)
        return word

    spelling = Spelling({"cola": 5, "llamada": 2}, sound=sound)
    assert spelling.repair("llamda") == "llamada"
    assert spelling.repair("z" * 40_000) == "z" * 40_000
    assert max(map(len, looked_up)) < 10
