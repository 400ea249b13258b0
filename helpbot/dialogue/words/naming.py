"""Which of several problems some words are about: the one they share the most topic words with, else the one about the
same part of the product. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache

from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.labels import named_field
from helpbot.dialogue.words.positions import Meant
from helpbot.language.rules import rules_for
from helpbot.language.text import Words, fold
from helpbot.triage.extraction.summary import without_greeting
from helpbot.triage.utterances.another import parts_named

LONGEST_NAME = 3
"""The most words that name one of several problems: `the login page one`."""
_SIGNS = " ,;:.?!-–"


def problems_named(problems: Sequence[str], text: str, language: str) -> list[int]:
    """The positions of the problems that share the most with the words: several if they share equally much. A greeting
    is not shared: `hi team`.
    """
    words, told = Words(rules_for(language)), [without_greeting(problem, language) for problem in problems]
    return _closest(told, text, words.topic_stems) or _closest(told, text, lambda one: parts_named(one, language))


def _closest(problems: Sequence[str], text: str, marks: Callable[[str], Set[str]]) -> list[int]:
    said = marks(text)
    shared = [len(said & marks(problem)) for problem in problems] if said else []
    most = max(shared, default=0)
    return [place for place, count in enumerate(shared) if count == most] if most else []


def problem_named(problems: Sequence[str], text: str, language: str) -> int | None:
    """The position of the problem that the words are about; None if they name none, or two equally."""
    named = problems_named(problems, text, language)
    return named[0] if len(named) == 1 else None


def problem_named_first(problems: Sequence[str], text: str, wording: Wording) -> Meant | None:
    """The problem that some words begin by naming, and what they say about it: `the login one is only him`,
    `lo del login es solo él`, `the queues: 200 agents`. None if they begin otherwise.
    """
    head, colon, said = text.partition(":")
    if colon and said.strip() and len(head.split()) <= LONGEST_NAME and not named_field(text, wording):
        place = problem_named(problems, head, wording.code)
        return None if place is None else Meant(place, said.strip())
    positions = wording.positions
    for name, rest in names_at_start(text, (*positions.by_name, *positions.by_topic)):
        place = problem_named(problems, name, wording.code)
        if place is not None:
            return Meant(place, rest)
    return None


def names_at_start(text: str, forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The names that some words may begin with in one of these forms, each with the rest; short names first."""
    return _names(text, forms, re.Pattern.match)


def names_within(text: str, forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The same, anywhere in the words."""
    return _names(text, forms, re.Pattern.search)


def _names(
    text: str, forms: tuple[str, ...], find: Callable[[re.Pattern[str], str], re.Match[str] | None]
) -> Iterator[tuple[str, str]]:
    folded = fold(text)
    patterns = _patterns(forms) if len(folded) == len(text) else ()
    for named in filter(None, (find(pattern, folded) for pattern in patterns)):
        yield named[1], text[named.end() :].strip(_SIGNS)


@cache
def _patterns(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Each form with a name of one word, then of two, and so on."""
    lengths = range(LONGEST_NAME)
    return tuple(_pattern(fold(form), words) for words in lengths for form in forms)


def _pattern(form: str, more: int) -> re.Pattern[str]:
    before, after = form.split("{name}")
    behind = rf"\s+{re.escape(after.strip())}" if after.strip() else ""
    return re.compile(rf"(?:(?<=\W)|^)\W*{re.escape(before.strip())}\s+(\w+(?:\s+\w+){{{more}}}){behind}\b")
