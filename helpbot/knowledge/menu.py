"""The Help menu: what it offers and what each entry opens, from `help-menu.yaml`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from helpbot.knowledge.article import ByLanguage, Line
from helpbot.problems import ProblemsFound
from helpbot.validation import FileModel, did_you_mean, validate
from helpbot.yamlfile import read_yaml

Opens = Literal["report", "page", "article", "status", "phones"]


class MenuEntry(FileModel):
    """One line of the menu. `opens` names what happens; for `article`, `article` names which."""

    id: str
    label: ByLanguage
    opens: Opens
    article: Line | None = None

    def label_in(self, language: str) -> str:
        """The label in a language, else in any."""
        return self.label.get(language) or next(iter(self.label.values()))


class HelpMenu(FileModel):
    """The entries of the menu, in order."""

    title: ByLanguage = {}
    entries: tuple[MenuEntry, ...] = ()


def load_menu(path: Path, known: Collection[str]) -> HelpMenu:
    """Read the menu; an empty one when there is no file. Raises `ProblemsFound`, also for an article not `known`."""
    if not path.is_file():
        return HelpMenu()
    document = read_yaml(path)
    menu = validate(document, HelpMenu)
    problems = []
    for position, entry in enumerate(menu.entries):
        place = ("entries", position, "article")
        if entry.opens == "article" and entry.article is None:
            problems.append(document.problem(place, f"the entry {entry.id!r} names no article", "add article: …"))
        elif entry.article is not None and known and entry.article not in known:
            what = f"article {entry.article!r} does not exist"
            problems.append(document.problem(place, what, did_you_mean(entry.article, known)))
    if problems:
        raise ProblemsFound(problems)
    return menu
