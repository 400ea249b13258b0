"""A knowledge base in another language works as well, given only its texts and its section of the vocabulary.

The files in tests/data/knowledge-pt and -de were written once and measured; nothing in them or in the search was chosen
on their `tests`. They are compared with a sample of the shipped knowledge of the same size.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from helpbot.knowledge.answer_tests import run_tests
from helpbot.knowledge.article import AnswerTests, Article
from helpbot.knowledge.base import KnowledgeBase, load_knowledge, load_out_of_scope
from helpbot.language.rules import read_rules
from helpbot.settings import SearchSettings
from helpbot.yamlfile import read_yaml
from tests.transcripts import shipped_content, shipped_settings

DATA = Path(__file__).parents[1] / "data"
SHIPPED = shipped_settings().knowledge_folder / "out-of-scope.yaml"
QUESTIONS, TESTS, OUT_OF_SCOPE = 10, 3, 25
NEAR = 0.05
"""How much top-1 may be lower than with the shipped languages."""
OUTSIDE: Mapping[str, Sequence[str]] = {
    "pt": (
        "quantos habitantes tem Recife",
        "receita de brigadeiro",
        "que horas o jogo do Flamengo começa",
        "a máquina de café quebrou",
        "quero cancelar minha assinatura da Netflix",
        "onde estaciono meu carro",
        "como faço uma tabela dinâmica no Excel",
        "qual ônibus vai para o centro",
        "me indica um livro bom",
        "presente de aniversário para minha mãe",
    ),
    "de": (
        "wie viele Einwohner hat Bremen",
        "Rezept für Apfelkuchen",
        "wann spielt Bayern München",
        "die Kaffeemaschine ist kaputt",
        "ich möchte mein Netflix kündigen",
        "wo kann ich parken",
        "Pivottabelle in Excel erstellen",
        "welcher Bus fährt in die Innenstadt",
        "empfiehl mir ein gutes Buch",
        "Geschenk für meine Mutter",
    ),
}


@pytest.fixture(scope="module", params=["pt", "de"])
def language(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


@pytest.fixture(scope="module")
def base(language: str) -> KnowledgeBase:
    return load_knowledge(DATA / f"knowledge-{language}", shipped_settings().search)


def sample(language: str, count: int, seed: int) -> KnowledgeBase:
    """Some shipped articles in one language, with as many questions and tests as the small knowledge bases have."""
    chance = random.Random(seed)
    whole = shipped_content().knowledge
    articles = [
        Article(
            id=article.id,
            title={language: article.title[language]},
            answer={language: article.answer[language]},
            questions={language: tuple(chance.sample(article.questions[language], QUESTIONS))},
            tests=AnswerTests(matches={language: tuple(chance.sample(article.tests.matches[language], TESTS))}),
        )
        for article in chance.sample(list(whole.articles.values()), count)
    ]
    outside = {language: chance.sample(load_out_of_scope(SHIPPED)[language], OUT_OF_SCOPE)}
    rules = read_rules(read_yaml(SHIPPED.with_name("vocabulary.yaml")))
    return KnowledgeBase(articles, shipped_settings().search, vocabulary=rules, out_of_scope=outside)


def test_it_is_as_good_as_a_sample_of_the_shipped_languages(language: str, base: KnowledgeBase) -> None:
    samples = [sample(code, len(base.articles), seed) for code in ("en", "es") for seed in (1, 2)]
    results = [run_tests(sampled) for sampled in samples]
    own = run_tests(base)
    for best in (1, 3):
        assert own.share(best) >= sum(result.share(best) for result in results) / len(results) - NEAR
    assert own.share(3) >= 0.95


def test_questions_out_of_scope_are_not_answered(language: str, base: KnowledgeBase) -> None:
    assert [line for line in OUTSIDE[language] if base.find(line, language).outcome == "answered"] == []


def test_its_language_is_distinguished_from_three_others(language: str) -> None:
    bases = [
        shipped_content().knowledge,
        *(load_knowledge(DATA / f"knowledge-{code}", SearchSettings()) for code in OUTSIDE),
    ]
    together = KnowledgeBase([article for base in bases for article in base.articles.values()], SearchSettings())
    tests = [question for article in together.articles.values() for question in article.tests.matches.get(language, ())]
    assert together.languages == ("de", "en", "es", "pt")
    found = [together.detector.detect(question).language == language for question in tests]
    assert sum(found) / len(found) >= 0.9
