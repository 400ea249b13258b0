"""The vocabulary of triage in each language, loaded once from the YAML files next to this module.

To add a language, add `vocabulary/<code>.yaml`. A report in another language is read in the one nearest to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from helpbot.language.rules import LAST_RESORT, nearest_spoken, rules_for
from helpbot.language.text import fold
from helpbot.problems import Collector, Problem, ProblemsFound, did_you_mean
from helpbot.triage.extraction.texts.phrase_book import PhraseBook
from helpbot.triage.extraction.texts.phrase_tree import Cue, Phrase
from helpbot.triage.extraction.texts.phrases import PhraseCompiler, PhraseError
from helpbot.triage.extraction.texts.words import Contractions, Cutter, Folded
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import Document, read_yaml

PARTS = ("since", "cues", "components", "in_passing")
"""The parts that consist of cues with their phrases."""


def _split_at_commas(value: object) -> object:
    return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value


Phrases = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_split_at_commas)]


def _split_at_blanks(value: object) -> object:
    return value.split() if isinstance(value, str) else value


FoldedWords = Annotated[frozenset[Folded], BeforeValidator(_split_at_blanks)]


class TimeWords(FileModel):
    """Words of moments: days back, parts of the day by the hour at which they begin, weekdays (0 is Monday), months,
    units in minutes.

    `on_the_hour` are the parts of the day that are an hour, such as noon. `abbreviated` units are also written after an
    hour, and give a duration only together with a word like `ago`. `past` and `to` link an hour and its minutes;
    `before_hour` are those of them that come before the hour, `minutes_before` those before its article.
    `hour_articles` come before hours, `day_marks` before a day of the month, `ordinals` after it; `first` is day one.
    `articles` are also numbers, but no hour unless after `at_one`. `day_first`: the day comes before the month in
    `3/11`, unless the country writes it otherwise.
    """

    days_back: dict[Folded, int]
    hours: dict[Folded, int]
    on_the_hour: FoldedWords
    weekdays: dict[Folded, int]
    months: dict[Folded, int]
    units: dict[Folded, int]
    abbreviated: dict[Folded, int]
    ago: FoldedWords
    minutes: dict[Folded, int]
    halves: FoldedWords
    quarters: FoldedWords
    past: FoldedWords
    to: FoldedWords
    before_hour: FoldedWords
    minutes_before: FoldedWords
    hour_articles: FoldedWords
    mornings: FoldedWords
    afternoons: FoldedWords
    nights: FoldedWords
    before: FoldedWords
    current: FoldedWords
    previous: FoldedWords
    weeks: FoldedWords
    whole_months: FoldedWords
    of: FoldedWords
    day_marks: FoldedWords
    ordinals: FoldedWords
    first: FoldedWords
    articles: FoldedWords
    at_one: FoldedWords
    day_first: bool


class Naming(FileModel):
    """Words that go with names of people who are affected: `before`, `after` and `between` names; words for `oneself`,
    and `common` names, which are recognised in lower case too.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    between: tuple[str, ...]
    oneself: tuple[str, ...]
    common: FoldedWords


class WordLists(FileModel):
    """Words of one language by what they are for: negation, contrast, joining, tone, ability, hesitation, numbers,
    names and dates; the rows of the keyboard.
    """

    negators: FoldedWords
    contrasts: FoldedWords
    joints: FoldedWords
    tone: FoldedWords
    able: FoldedWords
    fillers: FoldedWords
    keyboard: FoldedWords
    numbers: dict[Folded, int]
    multipliers: dict[Folded, int]
    within_numbers: FoldedWords
    adding: FoldedWords
    of_a_whole: FoldedWords
    code_words: Phrases
    naming: Naming
    times: TimeWords


class VocabularyFile(WordLists):
    """The file of one language: its words, contractions, sets and cue phrases; phrases for parts of the product:
    `components` belong to one part, `in_passing` also occur in reports about others.
    """

    contractions: Contractions = Contractions()
    sets: dict[str, FoldedWords]
    since: dict[str, Phrases] = Field(min_length=1)
    cues: dict[str, Phrases] = Field(min_length=1)
    components: dict[str, Phrases] = Field(min_length=1)
    in_passing: dict[str, Phrases] = Field(min_length=1)


class Vocabulary(WordLists, arbitrary_types_allowed=True):
    """A vocabulary in use, its phrases compiled. `little` are the words that say little: `everyday` ones and those of
    `tone`.
    """

    language: str
    cutter: Cutter
    phrases: PhraseBook
    everyday: frozenset[str]
    little: frozenset[str]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a vocabulary, that of the last resort first."""
    folder = files("helpbot.triage") / "vocabulary"
    found = {entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    return (LAST_RESORT, *sorted(found - {LAST_RESORT}))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, else of the nearest. Raises `ProblemsFound` for a file with mistakes."""
    if (nearest := nearest_spoken(language, languages())) != language:
        return vocabulary(nearest)
    with as_file(files("helpbot.triage") / "vocabulary" / f"{language}.yaml") as path:
        return read_vocabulary(path)


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a file named after its language. Raises `ProblemsFound`."""
    document = read_yaml(path, f"{path.parent.name}/{path.name}")
    file = validate(document, VocabularyFile)
    if path.stem != LAST_RESORT and (unknown := list(_unknown_cues(document, file))):
        raise ProblemsFound(unknown)
    return _ready(document, file, path.stem)


def _unknown_cues(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Cues that the language of the last resort does not have: nothing asks for them."""
    cues = vocabulary(LAST_RESORT).phrases
    for part in PARTS:
        known = cues.names(part)
        for name in getattr(file, part):
            if name not in known:
                yield document.problem((part, name), f"unknown cue {name!r}", did_you_mean(name, known), at_key=True)


def _ready(document: Document, file: VocabularyFile, language: str) -> Vocabulary:
    everyday = frozenset(map(fold, rules_for(language).stop_words))
    return Vocabulary(
        **{name: getattr(file, name) for name in WordLists.model_fields},
        language=language,
        cutter=Cutter(language, file.contrasts, file.numbers, file.contractions),
        phrases=PhraseBook(_compiled(document, file, language)),
        everyday=everyday,
        little=everyday | file.tone,
    )


def _compiled(document: Document, file: VocabularyFile, language: str) -> list[Phrase]:
    """Every phrase with its cue. Raises `ProblemsFound` with the place of each invalid one."""
    collector, compiler = Collector(), PhraseCompiler(file.sets, language)
    compiled: list[Phrase] = []
    for part in PARTS:
        for name, phrases in getattr(file, part).items():
            cue = Cue(part, name)
            with collector.step():
                try:
                    compiled += [(cue, compiler.compile(phrase)) for phrase in phrases]
                except PhraseError as error:
                    raise ProblemsFound([document.problem((part, name), str(error), error.fix)]) from None
    collector.raise_any()
    return compiled
