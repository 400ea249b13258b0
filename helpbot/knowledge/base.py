"""The knowledge base as the rest of the program sees it: search it, look up an article, find the one about a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import RootModel, TypeAdapter

from helpbot.field_types import Language
from helpbot.knowledge.article import Article, Line
from helpbot.knowledge.caching.documents import cached_reading
from helpbot.knowledge.loading import article_files, load_articles
from helpbot.knowledge.menu import HelpMenu, load_menu
from helpbot.knowledge.outcome import Outcome, outcome_of
from helpbot.knowledge.pages import PageFinder
from helpbot.knowledge.search.hits import Hit
from helpbot.language.detection import LanguageDetector
from helpbot.language.rules import LanguageRules, all_rules, read_rules, rules_for
from helpbot.language.text import Words
from helpbot.problems import Collector, ProblemsFound
from helpbot.settings import SearchSettings
from helpbot.validation import validate
from helpbot.yamlfile import read_yaml

if TYPE_CHECKING:  # numpy is loaded only by commands that search
    from helpbot.knowledge.search.comparing.semantic import Encoder
    from helpbot.knowledge.search.engine import Search

OFFERED = 3
"""How many articles are suggested when none is sure."""


@dataclass(frozen=True)
class Finding:
    """What a question found: the outcome, the language searched, and the likeliest articles, best first."""

    outcome: Outcome
    language: str
    hits: tuple[Hit, ...]
    near_tie: bool = False
    """Whether the first article is probable enough for an answer, but not clearly ahead."""
    helps: bool = False
    """Whether it is probable enough to be shown to somebody who plainly describes a problem."""

    @property
    def scores(self) -> tuple[float, ...]:
        """How probable the articles are, best first."""
        return tuple(hit.score for hit in self.hits)

    @property
    def offered(self) -> tuple[Hit, ...]:
        """The articles to show: the sure one, the two or three to choose from, or none."""
        return {"answered": self.hits[:1], "suggested": self.hits[:OFFERED], "unknown": ()}[self.outcome]


class KnowledgeBase:
    """Articles, menu and vocabulary of one folder, ready to be searched."""

    def __init__(
        self,
        articles: Sequence[Article],
        thresholds: SearchSettings,
        menu: HelpMenu | None = None,
        vocabulary: Mapping[str, LanguageRules] | None = None,
        out_of_scope: Mapping[str, Sequence[str]] | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.articles = {article.id: article for article in articles}
        self.menu = menu or HelpMenu()
        self.thresholds = thresholds
        self._vocabulary = vocabulary or {}
        self._out_of_scope = out_of_scope or {}
        self._encoder = encoder
        self._search: Search | None = None
        self._building = Lock()

    @property
    def search(self) -> Search:
        """The search over all articles; imported and built on first use, once for all threads."""
        from helpbot.knowledge.search.engine import Search

        with self._building:
            if self._search is None:
                articles = list(self.articles.values())
                self._search = Search(articles, self._vocabulary, self._out_of_scope, self._encoder)
            return self._search

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is anything to read."""
        return tuple(sorted({language for article in self.articles.values() for language in article.languages}))

    @cached_property
    def detector(self) -> LanguageDetector:
        """Detects which language of the knowledge base a text is in."""
        from helpbot.knowledge.caching.letters import cached_groups

        texts = {language: list(_texts(self.articles.values(), language)) for language in self.languages}
        return LanguageDetector(cached_groups(texts), all_rules(self._vocabulary))

    @cached_property
    def pages(self) -> PageFinder:
        """Finds the article about a page of the product."""
        return PageFinder(self.articles.values())

    def words(self, language: str) -> Words:
        """Splits texts of a language into words, with what the vocabulary adds to its rules."""
        return Words(rules_for(language, self._vocabulary))

    def find(self, question: str, language: str | None = None) -> Finding:
        """Search for a question; its language is detected unless given."""
        ranking = self.search.rank(question, language or self.detector.detect(question).language)
        scores = [hit.score for hit in ranking.hits]
        outcome = outcome_of(scores, self.thresholds)
        near_tie = outcome == "suggested" and scores[0] >= self.thresholds.answered
        helps = outcome != "unknown" and scores[0] >= self.thresholds.helps
        return Finding(outcome, ranking.language, ranking.hits, near_tie, helps)

    def warm_up(self) -> None:
        """Build now what the first question in each language would wait for."""
        for language in self.languages:
            self.find("?", language)


def load_knowledge(folder: Path, thresholds: SearchSettings) -> KnowledgeBase:
    """Read a whole knowledge folder.

    Raises `ProblemsFound` with the mistakes of all its files, `HelpbotError` if there is nothing to read, or the
    sentence model that the settings name is missing.
    """
    collector = Collector()
    articles: tuple[Article, ...] = ()
    menu, vocabulary = HelpMenu(), dict[str, LanguageRules]()
    out_of_scope: Mapping[str, Sequence[str]] = {}
    with collector.step():
        articles = load_articles(folder)
    with collector.step():
        menu = load_menu(folder / "help-menu.yaml", known={path.stem for path in article_files(folder)})
    with collector.step():
        vocabulary = _load_vocabulary(folder / "vocabulary.yaml")
    with collector.step():
        if (folder / "out-of-scope.yaml").is_file():
            out_of_scope = load_out_of_scope(folder / "out-of-scope.yaml")
    collector.raise_any()
    encoder = _sentence_model(thresholds.embedding_model) if thresholds.embedding_model else None
    return KnowledgeBase(articles, thresholds, menu, vocabulary, out_of_scope, encoder)


def _sentence_model(folder: Path) -> Encoder:
    from helpbot.knowledge.search.comparing.semantic import SentenceModel

    return SentenceModel(folder)


def load_out_of_scope(path: Path) -> Mapping[str, Sequence[str]]:
    """Read the questions that no article answers. Raises `ProblemsFound`, also if there is no such file."""
    document = read_yaml(path)
    lines = validate(document, OutOfScope).root
    if cut := list(document.cut_short(lines)):
        raise ProblemsFound(cut)
    return lines


class OutOfScope(RootModel[dict[Language, tuple[Line, ...]]]):
    """Questions that no article answers, per language: they teach the search to refuse."""

    root: dict[Language, tuple[Line, ...]] = {}


_VOCABULARY: TypeAdapter[dict[str, LanguageRules]] = TypeAdapter(dict[str, LanguageRules])


def _load_vocabulary(path: Path) -> dict[str, LanguageRules]:
    if not path.is_file():
        return {}
    return cached_reading("vocabularies", path.parent, [path], _VOCABULARY, lambda: read_rules(read_yaml(path)))


def _texts(articles: Iterable[Article], language: str) -> Iterable[str]:
    """Everything an article says in one language."""
    for article in articles:
        yield from article.questions.get(language, ())
        yield from filter(None, (article.title.get(language), article.answer.get(language)))
