"""The article: one unit of the knowledge base, written by an admin as one YAML file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from helpbot.field_types import Day, Language, WebAddress
from helpbot.language.rules import in_nearest
from helpbot.validation import FileModel


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Line = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=12_000)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_list)]
ByLanguage = dict[Language, Line]
LinesByLanguage = dict[Language, Lines]


class Link(FileModel):
    """A web page worth reading next; the title in each language, or one for all."""

    title: Annotated[dict[str, Line], BeforeValidator(lambda title: {"*": title} if isinstance(title, str) else title)]
    url: WebAddress

    def title_in(self, language: str) -> str:
        """The title in a language, else in the one nearest to it, else in any."""
        return in_nearest(language, self.title)


class AnswerTests(FileModel):
    """Questions that must find this article, and questions that must not be answered with it."""

    matches: LinesByLanguage = {}
    does_not_match: LinesByLanguage = {}


class ArticleFile(FileModel):
    """The content of an article file. Every key is optional, but there must be a title, a question or an answer."""

    title: ByLanguage = {}
    questions: LinesByLanguage = {}
    answer: dict[Language, Text] = {}
    pages: Lines = ()
    links: tuple[Link, ...] = ()
    related: Lines = ()
    tags: Lines = ()
    live: tuple[Literal["phones"], ...] = ()
    source: Lines = ()
    reviewed: Day | None = None
    tests: AnswerTests = AnswerTests()


class Article(ArticleFile):
    """An article with its identity: `id` is the name of its file, `section` that of its folder ("" at the top)."""

    id: str
    section: str = ""

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which it has anything to read."""
        return frozenset(self.title) | frozenset(self.questions) | frozenset(self.answer)

    def title_in(self, language: str) -> str:
        """The title in a language; else a question in it; else a title or a question in one near it; else the id."""
        asked = {language: questions[0] for language, questions in self.questions.items() if questions}
        names = self.title | {language: question for language, question in asked.items() if language not in self.title}
        return in_nearest(language, names) if names else self.id

    def answer_in(self, language: str) -> str:
        """The answer in a language, else in the one nearest to it, else in any, else the title."""
        return in_nearest(language, self.answer) if self.answer else self.title_in(language)
