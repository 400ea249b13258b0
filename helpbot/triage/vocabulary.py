"""The words of triage per language, read once from the packaged YAML files beside this module.

Adding a language is adding `vocabulary/<code>.yaml`; a report in any other language is read with the English words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Annotated

from pydantic import BeforeValidator, Field

from helpbot.language.rules import rules_for
from helpbot.language.text import fold
from helpbot.problems import HelpbotError
from helpbot.triage.extraction.phrases import PhraseBook
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml

FALLBACK = "en"


def _split_at_commas(value: object) -> object:
    return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value


Phrases = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_split_at_commas)]


class TimeWords(FileModel):
    """Words that place a moment: days back, parts of the day by the hour at which they begin, weekdays (0 is Monday),
    months, lengths in minutes.

    `past` and `to` lead from an hour to its minutes, `before_hour` are those of them that stand before the hour;
    `day_marks` stand before a day of the month, `ordinals` behind it; `articles` are numbers that count no hour, unless
    `at_one` stands before them. `day_first`: the day stands before the month in `3/11`.
    """

    days_back: dict[str, int]
    hours: dict[str, int]
    weekdays: dict[str, int]
    months: dict[str, int]
    units: dict[str, int]
    minutes: dict[str, int]
    halves: frozenset[str]
    past: frozenset[str]
    to: frozenset[str]
    before_hour: frozenset[str]
    mornings: frozenset[str]
    afternoons: frozenset[str]
    nights: frozenset[str]
    before: frozenset[str]
    current: frozenset[str]
    previous: frozenset[str]
    weeks: frozenset[str]
    whole_months: frozenset[str]
    vague: frozenset[str]
    of: frozenset[str]
    day_marks: frozenset[str]
    ordinals: frozenset[str]
    articles: frozenset[str]
    at_one: frozenset[str]
    day_first: bool


class VocabularyFile(FileModel):
    """One language: words that negate, contrast, join, set the tone, count, date; sets, cue phrases; words for the
    parts of the product, `components` those that are a part's own, `in_passing` those that stand beside any other too.
    """

    negators: str
    contrasts: str
    joints: str
    tone: str
    numbers: dict[str, int]
    sets: dict[str, str]
    times: TimeWords
    since: dict[str, Phrases] = Field(min_length=1)
    cues: dict[str, Phrases] = Field(min_length=1)
    components: dict[str, Phrases] = Field(min_length=1)
    in_passing: dict[str, Phrases] = Field(min_length=1)


@dataclass(frozen=True)
class Vocabulary:
    """The same, ready for use."""

    language: str
    negators: frozenset[str]
    contrasts: frozenset[str]
    joints: frozenset[str]
    tone: frozenset[str]
    numbers: Mapping[str, int]
    times: TimeWords
    since: PhraseBook
    cues: PhraseBook
    components: PhraseBook
    in_passing: PhraseBook
    everyday: frozenset[str]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a vocabulary."""
    folder = files("helpbot.triage") / "vocabulary"
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, of English when it has none. Raises `HelpbotError` for a file with mistakes."""
    language = language if language in languages() else FALLBACK
    with as_file(files("helpbot.triage") / "vocabulary" / f"{language}.yaml") as path:
        file = validate(read_yaml(path), VocabularyFile)
    try:
        return _ready(file, language)
    except ValueError as error:
        raise HelpbotError(f"the triage vocabulary of {language!r}: {error}", "mend the phrase") from None


def _ready(file: VocabularyFile, language: str) -> Vocabulary:
    numbers = {fold(word): number for word, number in file.numbers.items()}
    sets = {name: frozenset(words.split()) for name, words in file.sets.items()}
    return Vocabulary(
        language=language,
        negators=frozenset(file.negators.split()),
        contrasts=frozenset(file.contrasts.split()),
        joints=frozenset(file.joints.split()),
        tone=frozenset(file.tone.split()),
        numbers=numbers,
        times=file.times,
        since=PhraseBook(file.since, sets, language),
        cues=PhraseBook(file.cues, sets, language),
        components=PhraseBook(file.components, sets, language),
        in_passing=PhraseBook(file.in_passing, sets, language),
        everyday=frozenset(rules_for(language).stop_words),
    )
