"""The Help menu: what it offers and what each entry opens, from `help-menu.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from helpbot.knowledge.article import ByLanguage, Line
from helpbot.language.rules import in_nearest
from helpbot.problems import Problem, ProblemsFound, did_you_mean
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import Document, KeyPath, read_yaml

Opens = Literal["report", "page", "article", "status", "phones"]


class MenuEntry(FileModel):
    """One line of the menu. `opens` names what happens; for `article`, `article` names which."""

    id: str
    label: Annotated[ByLanguage, Field(min_length=1)]
    opens: Opens
    article: Line | None = None

    def label_in(self, language: str) -> str:
        """The label in a language, else in the one nearest to it, else in any."""
        return in_nearest(language, self.label)


class HelpMenu(FileModel):
    """The entries of the menu, in order."""

    title: ByLanguage = {}
    entries: tuple[MenuEntry, ...] = ()


def load_menu(path: Path, known: Collection[str]) -> HelpMenu:
    """Read the menu; empty if there is no file. Raises `ProblemsFound`, also for an article not `known`."""
    if not path.is_file():
        return HelpMenu()
    document = read_yaml(path)
    menu = validate(document, HelpMenu)
    problems = [*_articles(document, menu, known), *_same_ids(document, menu), *_missing_languages(document, menu)]
    if problems:
        raise ProblemsFound(problems)
    return menu


def _articles(document: Document, menu: HelpMenu, known: Collection[str]) -> Iterator[Problem]:
    for position, entry in enumerate(menu.entries):
        place = ("entries", position, "article")
        if entry.opens == "article" and entry.article is None:
            yield document.problem(place, f"the entry {entry.id!r} names no article", "add article: …")
        elif entry.opens != "article" and entry.article is not None:
            what = f"the entry {entry.id!r} names an article, but opens {entry.opens!r}"
            yield document.problem(place, what, "write opens: article, or delete the article here", at_key=True)
        elif entry.article is not None and known and entry.article not in known:
            what = f"article {entry.article!r} does not exist"
            yield document.problem(place, what, did_you_mean(entry.article, known))


def _same_ids(document: Document, menu: HelpMenu) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, entry in enumerate(menu.entries):
        if entry.id in seen:
            what = f"an earlier entry already has the id {entry.id!r}"
            yield document.problem(("entries", position, "id"), what, "give this one another")
        seen.add(entry.id)


def _missing_languages(document: Document, menu: HelpMenu) -> Iterator[Problem]:
    """The title and every label need each language that any of them has."""
    texts: dict[KeyPath, ByLanguage] = {
        ("entries", position, "label"): entry.label for position, entry in enumerate(menu.entries)
    }
    if menu.title:
        texts[("title",)] = menu.title
    languages = {language for text in texts.values() for language in text}
    for path, text in texts.items():
        for language in sorted(languages - set(text)):
            yield document.problem(path, f"the text is missing in {language!r}", f"add {language}: …", at_key=True)
