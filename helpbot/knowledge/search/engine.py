"""The search: from a question in any language of the knowledge base to articles with their probabilities."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from helpbot.knowledge.article import Article
from helpbot.knowledge.search.comparing.index import Content, LanguageIndex
from helpbot.knowledge.search.comparing.semantic import Encoder, Meanings
from helpbot.knowledge.search.hits import Hit, Ranking
from helpbot.knowledge.search.index_cache import cached_index, key_for
from helpbot.knowledge.search.judging.calibration import candidates_for
from helpbot.knowledge.search.judging.learned import Learned
from helpbot.knowledge.search.phrasings import Phrasing, phrasings
from helpbot.knowledge.search.semantic_cache import cached_meanings
from helpbot.language.rules import LanguageRules, rules_for


class Search:
    """Searches a set of articles from any thread. Each language is indexed on its first question."""

    def __init__(
        self,
        articles: Sequence[Article],
        vocabulary: Mapping[str, LanguageRules] | None = None,
        out_of_scope: Mapping[str, Sequence[str]] | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        """With an encoder, similarity in meaning counts beside similarity in words."""
        self._articles = articles
        self._ids = [article.id for article in articles]
        self._vocabulary = vocabulary or {}
        self._out_of_scope = out_of_scope or {}
        self._encoder = encoder
        self.languages = tuple(sorted({language for article in articles for language in article.languages}))
        self._indexed: dict[str, tuple[LanguageIndex, Learned]] = {}
        self._indexing = threading.Lock()

    def rank(self, question: str, language: str | None = None) -> Ranking:
        """The best articles for a question, in all languages unless one is given that articles are written in."""
        languages = [language] if language in self.languages else self.languages
        rankings = [self._rank_in(name, question) for name in languages if name]
        return max(rankings, key=lambda ranking: ranking.hits[0].score if ranking.hits else -1.0)

    def refusals(self, language: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Each text out of scope in a language, and how probable the articles would be if it were not known."""
        if language not in self.languages:
            return ()
        _, learned = self._index(language)
        texts = self._out_of_scope.get(language, ())
        scores = map(tuple, learned.refusals.tolist())
        return tuple(zip(texts, scores, strict=True)) if len(learned.refusals) else ()

    def _rank_in(self, language: str, question: str) -> Ranking:
        index, learned = self._index(language)
        found, seen = candidates_for(index, learned.classifier, question)
        order, scores = learned.calibration.ranked(seen)
        hits = [Hit(self._ids[position], float(score)) for position, score in zip(found[order], scores, strict=True)]
        return Ranking(language, tuple(hits))

    def _index(self, language: str) -> tuple[LanguageIndex, Learned]:
        with self._indexing:
            if language not in self._indexed:
                self._indexed[language] = self._build(language)
            return self._indexed[language]

    def _build(self, language: str) -> tuple[LanguageIndex, Learned]:
        wordings = phrasings(self._articles, language, self._out_of_scope.get(language, ()))
        rules, meanings = rules_for(language, self._vocabulary), self._meanings(wordings)
        key = key_for(wordings, len(self._articles), language, rules, self._encoder.name if self._encoder else "")
        content, learned = cached_index(key, lambda: _learn(wordings, len(self._articles), language, rules, meanings))
        return LanguageIndex(content, rules, meanings), learned

    def _meanings(self, wordings: Sequence[Phrasing]) -> Meanings | None:
        if not self._encoder or not wordings:
            return None
        return Meanings(cached_meanings([wording.text for wording in wordings], self._encoder), self._encoder)


def _learn(
    wordings: Sequence[Phrasing], articles: int, language: str, rules: LanguageRules, meanings: Meanings | None
) -> tuple[Content, Learned]:
    from helpbot.knowledge.search.learning.corpus import Corpus  # slow to import, and only needed to build
    from helpbot.knowledge.search.learning.learn import learn
    from helpbot.knowledge.search.learning.ordinary import ordinary_words

    corpus = Corpus(wordings, articles, rules, ordinary_words(language), meanings)
    return corpus.content, learn(corpus)
