"""What is searched: every wording of an article in one language, and how much a similarity to it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpbot.knowledge.article import Article

QUESTION, TITLE, PAGE, ANSWER = 1.0, 1.0, 0.9, 0.9
"""Weights of a similarity, by where the wording stands. Chosen on held-out questions of the shipped articles."""


SHORTEST_SENTENCE = 4
"""The fewest words of a sentence of an answer that is worth comparing with."""
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+|\s+(?=(?:-|\d+\.)\s)")


@dataclass(frozen=True)
class Phrasing:
    """One wording of one article (`article` is its position); `is_question` marks people's own wordings."""

    text: str
    article: int
    weight: float
    is_question: bool = False


def phrasings(articles: Sequence[Article], language: str, out_of_scope: Sequence[str] = ()) -> list[Phrasing]:
    """All wordings in one language, article by article; texts out of scope belong to a last article of their own."""
    found = [phrasing for position, article in enumerate(articles) for phrasing in _of(article, position, language)]
    return found + [Phrasing(text, len(articles), QUESTION) for text in out_of_scope]


def _of(article: Article, position: int, language: str) -> Iterator[Phrasing]:
    for question in article.questions.get(language, ()):
        yield Phrasing(question, position, QUESTION, is_question=True)
    if title := article.title.get(language):
        yield Phrasing(title, position, TITLE)
        for page in article.pages:
            yield Phrasing(page, position, PAGE)
    for sentence in _sentences(article.answer.get(language, "")):
        yield Phrasing(sentence, position, ANSWER)


def _sentences(answer: str) -> list[str]:
    """The sentences and list entries of an answer; fragments too short to say anything are left out."""
    parts = _SENTENCE_END.split(" ".join(answer.split()))
    return [part for part in parts if len(part.split()) >= SHORTEST_SENTENCE]
