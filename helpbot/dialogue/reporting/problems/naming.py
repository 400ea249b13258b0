"""Which of several problems some words are about: the one they share the most topic words with. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.labels import named_field
from helpbot.dialogue.words.positions import Meant
from helpbot.language.rules import rules_for
from helpbot.language.text import Words, fold

LONGEST_NAME = 3
"""The most words that name one of several problems: `the login page one`."""
_SIGNS = " ,;:.-–"


def problem_named(problems: Sequence[str], text: str, language: str) -> int | None:
    """The position of that problem; None if the words name none, or two equally."""
    words = Words(rules_for(language))
    said = words.topic_stems(text)
    shared = [len(said & words.topic_stems(problem)) for problem in problems]
    most = max(shared, default=0)
    return shared.index(most) if most and shared.count(most) == 1 else None


def problem_named_first(problems: Sequence[str], text: str, wording: Wording) -> Meant | None:
    """The problem that some words begin by naming, and what they say about it: `the login one is only him`,
    `lo del login es solo él`, `the queues: 200 agents`. None if they begin otherwise.
    """
    head, colon, said = text.partition(":")
    if colon and said.strip() and len(head.split()) <= LONGEST_NAME and not named_field(text, wording):
        place = problem_named(problems, head, wording.code)
        return None if place is None else Meant(place, said.strip())
    folded = fold(text)
    forms = _forms(wording.positions.by_name) if len(folded) == len(text) else ()
    for named in filter(None, (form.match(folded) for form in forms)):
        place = problem_named(problems, named[1], wording.code)
        if place is not None:
            return Meant(place, text[named.end() :].strip(_SIGNS))
    return None


@cache
def _forms(by_name: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Each form with a name of one word, then of two, and so on."""
    lengths = range(LONGEST_NAME)
    return tuple(_form(fold(form), words) for words in lengths for form in by_name)


def _form(form: str, more: int) -> re.Pattern[str]:
    before, after = form.split("{name}")
    behind = rf"\s+{re.escape(after.strip())}" if after.strip() else ""
    return re.compile(rf"\W*{re.escape(before.strip())}\s+(\w+(?:\s+\w+){{{more}}}){behind}\b")
