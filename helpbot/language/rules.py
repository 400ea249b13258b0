"""The rules of a language as data: its stemmer, stop words, contractions, chat abbreviations, synonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Annotated, TypeVar

import Stemmer
from pydantic import AfterValidator, Field, RootModel
from pydantic_core import PydanticCustomError

from helpbot.field_types import Language
from helpbot.problems import did_you_mean
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import Document, read_yaml

Version = TypeVar("Version")

LAST_RESORT = "en"
"""The language in which the program has all its words, for a person whose language and those near it it lacks."""


def _known_stemmer(name: str) -> str:
    if name not in Stemmer.algorithms():
        fix = did_you_mean(name, Stemmer.algorithms())
        raise PydanticCustomError("stemmer", "there is no stemmer {name}", {"name": repr(name), "fix": fix})
    return name


def _has_letters(word: str) -> str:
    if not any(map(str.isalnum, word)):
        context = {"word": repr(word), "fix": "write what people write, or delete the line"}
        raise PydanticCustomError("word", "{word} has neither a letter nor a digit", context)
    return word


Written = Annotated[str, AfterValidator(_has_letters)]
"""A wording that is looked for in texts: punctuation alone would be found everywhere."""


class LanguageRules(FileModel):
    """What is known of one language; every part may be left out.

    `synonyms` are groups of words of one meaning; `sounds` tells which letters sound like others, for a language that
    is written as it sounds. `accented_endings` tells which endings the stemmer knows only with their accent.
    """

    stemmer: Annotated[str, AfterValidator(_known_stemmer)] | None = None
    stop_words: frozenset[str] = frozenset()
    contractions: dict[Written, str] = {}
    abbreviations: dict[Written, str] = {}
    synonyms: tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...] = ()
    sounds: dict[Written, str] = {}
    accented_endings: dict[Written, str] = {}

    def extended(self, more: LanguageRules) -> LanguageRules:
        """These rules with `more`, which wins where both have the same word."""
        return LanguageRules(
            stemmer=more.stemmer or self.stemmer,
            stop_words=self.stop_words | more.stop_words,
            contractions={**self.contractions, **more.contractions},
            abbreviations={**self.abbreviations, **more.abbreviations},
            synonyms=(*self.synonyms, *more.synonyms),
            sounds={**self.sounds, **more.sounds},
            accented_endings={**self.accented_endings, **more.accented_endings},
        )


class ShippedRules(LanguageRules):
    """What the program knows of a language; `nearest` are those that its speakers understand best, the best first.

    `quotes` are the signs before and after words that are repeated.
    """

    nearest: tuple[Language, ...] = ()
    quotes: tuple[str, str] = ("“", "”")


@cache
def shipped_rules() -> Mapping[str, ShippedRules]:
    """The languages that the program knows, by code."""
    with as_file(files("helpbot.language") / "languages.yaml") as path:
        return validate(read_yaml(path), _ShippedRulesFile).root


def read_rules(document: Document) -> dict[str, LanguageRules]:
    """The rules that a knowledge base has for each language in a file `{es: {…}, en: {…}}`. Raises `ProblemsFound`."""
    return validate(document, _RulesFile).root


class _ShippedRulesFile(RootModel[dict[Language, ShippedRules]]):
    root: dict[Language, ShippedRules]


class _RulesFile(RootModel[dict[Language, LanguageRules]]):
    root: dict[Language, LanguageRules] = {}


def all_rules(more: Mapping[str, LanguageRules]) -> dict[str, LanguageRules]:
    """The rules of every language that the program or a knowledge base knows."""
    return {language: rules_for(language, more) for language in {**shipped_rules(), **more}}


def rules_for(language: str, more: Mapping[str, LanguageRules] | None = None) -> LanguageRules:
    """The shipped rules of a language with those of a knowledge base; empty rules for an unknown language."""
    rules: LanguageRules = shipped_rules().get(language, ShippedRules())
    return rules.extended(more[language]) if more and language in more else rules


def nearest_spoken(language: str | None, spoken: Sequence[str]) -> str:
    """The spoken language for a person of `language`: that one, else the nearest to it, else the first."""
    wanted = (language, *shipped_rules().get(language, ShippedRules()).nearest) if language else ()
    return next((one for one in wanted if one in spoken), spoken[0])


def quoted(words: str, language: str) -> str:
    """Somebody's words in the quotation marks of a language."""
    before, after = shipped_rules().get(language, ShippedRules()).quotes
    return f"{before}{words}{after}"


def in_nearest(language: str | None, versions: Mapping[str, Version]) -> Version:
    """Of something that exists in several languages (at least one): the version for a person of `language`."""
    return versions[nearest_spoken(language, tuple(versions))]
