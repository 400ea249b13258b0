"""What is searched and asked: the shipped knowledge base, and public sets beside the repository.

A public set is a folder with `kb.jsonl` (`{"id", "phrasings"}`), `test.jsonl` (`{"query", "id"}`, a null id meaning
out of scope) and `test_typo.jsonl` (the same questions, misspelt).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from benchmarks.search.typos import misspell
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import load_knowledge
from helpbot.knowledge.search.phrasings import phrasings
from helpbot.language.rules import LanguageRules, read_rules
from helpbot.settings import SearchSettings
from helpbot.yamlfile import read_yaml

ROOT = Path(__file__).parents[2]
SHIPPED = {"shipped-es": "es", "shipped-en": "en"}
_REFUSED = TypeAdapter(dict[str, dict[str, list[str]]])
_PHRASES = TypeAdapter(dict[str, list[str]])


@dataclass(frozen=True)
class Asked:
    """A question, and the article that answers it; None if it is out of scope."""

    question: str
    article: str | None


@dataclass(frozen=True)
class DataSet:
    """Articles in one language, and questions for them, clean and misspelt."""

    name: str
    language: str
    articles: Sequence[Article]
    clean: Sequence[Asked]
    misspelt: Sequence[Asked]
    vocabulary: Mapping[str, LanguageRules] = field(default_factory=dict)
    out_of_scope: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Every wording with the id of its article: what all systems get."""
        found = phrasings(self.articles, self.language)
        return [(wording.text, self.articles[wording.article].id) for wording in found]


def public_folder() -> Path:
    """The folder of the public sets: `HELPBOT_BENCH_DATA`, else beside the repository."""
    return Path(os.environ.get("HELPBOT_BENCH_DATA") or ROOT.parent / "shared" / "bench" / "search")


def names() -> list[str]:
    """The names of the available data sets."""
    return [*sorted(path.parent.name for path in public_folder().glob("*/kb.jsonl")), *SHIPPED]


def load(name: str) -> DataSet:
    """A data set by its name."""
    return _shipped(name, SHIPPED[name]) if name in SHIPPED else _public(public_folder() / name)


def _public(folder: Path) -> DataSet:
    articles = [Article(id=str(line["id"]), questions={"en": line["phrasings"]}) for line in _lines(folder, "kb")]
    return DataSet(folder.name, "en", articles, _asked(folder, "test"), _asked(folder, "test_typo"))


def _asked(folder: Path, name: str) -> list[Asked]:
    return [Asked(line["query"], line["id"] and str(line["id"])) for line in _lines(folder, name)]


def _lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _shipped(name: str, language: str) -> DataSet:
    knowledge = load_knowledge(ROOT / "knowledge", SearchSettings())
    articles = list(knowledge.articles.values())
    clean = [Asked(test, article.id) for article in articles for test in article.tests.matches.get(language, ())]
    refused = _REFUSED.validate_python(read_yaml(ROOT / "tests" / "data" / "out-of-scope.yaml").data)
    clean += [Asked(text, None) for kind in refused.values() for text in kind.get(language, ())]
    return DataSet(
        name,
        language,
        articles,
        clean,
        [Asked(misspell(asked.question), asked.article) for asked in clean],
        read_rules(read_yaml(ROOT / "knowledge" / "vocabulary.yaml")),
        _PHRASES.validate_python(read_yaml(ROOT / "knowledge" / "out-of-scope.yaml").data),
    )
