"""Read a knowledge folder: all articles, or all mistakes at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from helpbot.knowledge.article import Article, ArticleFile
from helpbot.knowledge.caching.documents import cached_reading
from helpbot.problems import Collector, HelpbotError, Problem, ProblemsFound, did_you_mean
from helpbot.validation import validate
from helpbot.yamlfile import Document, read_yaml, yaml_files
from helpbot.yamlfile.mistakes import BULLET, bullet_instead_of_dash

NOT_ARTICLES = frozenset({"help-menu.yaml", "vocabulary.yaml", "out-of-scope.yaml", "support/policy.yaml"})
"""Files of the knowledge folder that are read elsewhere."""
_TEXTS = ("title", "questions", "answer", "tests")
_LISTS = ("questions", "tests", "pages", "related", "tags")
_ENTER = os.R_OK | os.X_OK
_ARTICLES: TypeAdapter[tuple[Article, ...]] = TypeAdapter(tuple[Article, ...])


def article_files(folder: Path) -> list[Path]:
    """The files of `folder` that are articles; each has the name of the article's id.

    Not an empty one: in `helpbot gaps --draft 1 > canteen.yaml` the shell makes it before the command reads the folder.
    """
    return [path for path in _named_like_articles(folder) if not _is_empty(path)]


def empty_files(folder: Path) -> list[Path]:
    """Files that are named like articles, but empty."""
    return [path for path in _named_like_articles(folder) if _is_empty(path)]


def _named_like_articles(folder: Path) -> Iterable[Path]:
    return (path for path in yaml_files(folder) if path.relative_to(folder).as_posix() not in NOT_ARTICLES)


def _is_empty(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == 0


def load_articles(folder: Path) -> tuple[Article, ...]:
    """Every article below `folder`, sorted by id.

    Raises `HelpbotError` if there is no such folder or nothing in it, `ProblemsFound` with the mistakes of all files.
    """
    if not folder.is_dir():
        raise HelpbotError(
            f"there is no knowledge folder {str(folder)!r}",
            "run helpbot in the folder of app.yaml, or set `knowledge` there",
        )
    if closed := [path for path in (folder, *folder.rglob("*")) if path.is_dir() and not os.access(path, _ENTER)]:
        fix = "give this user permission to read and enter it"
        raise ProblemsFound(Problem(str(path), 0, 0, "the folder cannot be read", fix) for path in closed)
    paths = article_files(folder)
    return cached_reading("articles", folder, paths, _ARTICLES, lambda: _read(folder, paths))


def _read(folder: Path, paths: Sequence[Path]) -> tuple[Article, ...]:
    collector = Collector()
    known = {path.stem for path in paths}
    articles: list[Article] = []
    for path in paths:
        with collector.step():
            document = read_yaml(path)
            collector.problems += _dangling(document, path.stem, known)
            collector.problems += document.cut_short(_TEXTS)
            collector.problems += _bullets(document)
            articles.append(_article(document, path, folder))
    collector.problems += _duplicates(paths)
    collector.raise_any()
    if not articles:
        raise HelpbotError(f"the knowledge folder {str(folder)!r} holds no articles", "add one: docs/knowledge.md")
    return tuple(sorted(articles, key=lambda article: article.id))


def _article(document: Document, path: Path, folder: Path) -> Article:
    content = validate(document, ArticleFile)
    section = path.relative_to(folder).parent.as_posix()
    fields = {name: getattr(content, name) for name in ArticleFile.model_fields}
    article = Article.model_construct(**fields, id=path.stem, section="" if section == "." else section)
    problems = [*_empty(document, article), *_missing_languages(document, article)]
    if problems:
        raise ProblemsFound(problems)
    return article


def _bullets(document: Document) -> Iterable[Problem]:
    """Bullets that a word processor made of dashes: YAML would read all the entries as one text."""
    for path in document.value_places:
        text = document.at(path)
        if path and path[0] in _LISTS and isinstance(text, str) and (found := BULLET.match(text)):
            yield document.problem(path, *bullet_instead_of_dash(found[1]))


def _empty(document: Document, article: Article) -> Iterable[Problem]:
    if not article.languages:
        yield Problem(document.name, 1, 1, "the article says nothing", "add a title, a question or an answer")


def _missing_languages(document: Document, article: Article) -> Iterable[Problem]:
    """A title or an answer in one language is expected in each language of the article."""
    for key in ("title", "answer"):
        given = getattr(article, key)
        for language in sorted(article.languages - set(given)) if given else ():
            others = ", ".join(sorted(article.languages - {language}))
            what = f"{key!r} is missing in {language!r} (the article also speaks {others})"
            yield document.problem((key,), what, f"add {language}: … below {key}", at_key=True)


def _duplicates(paths: Sequence[Path]) -> Iterable[Problem]:
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            what = f"the id {path.stem!r} is taken by {first[path.stem]}"
            yield Problem(str(path), 0, 0, what, "rename one of the two files")
        first.setdefault(path.stem, path)


def _dangling(document: Document, identity: str, known: set[str]) -> Iterable[Problem]:
    """Related articles that do not exist; found also in a file that has other mistakes."""
    related = document.data.get("related") if isinstance(document.data, dict) else None
    for position, other in enumerate(related if isinstance(related, list) else ()):
        place = ("related", position)
        if other == identity:
            yield document.problem(place, f"related article {other!r} is this article itself", "remove it")
        elif isinstance(other, str) and other not in known:
            fix = did_you_mean(other, known - {identity})
            yield document.problem(place, f"related article {other!r} does not exist", fix)
