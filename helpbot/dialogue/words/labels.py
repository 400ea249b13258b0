"""The labels of a report's fields in people's words: what they name with one, and what a label says already. Pure."""

from __future__ import annotations

import re
from functools import cache

from helpbot.dialogue.recognising.phrasing import one_of
from helpbot.dialogue.wording import Wording
from helpbot.language.text import fold
from helpbot.triage.report import QUESTIONS

_NAMED_IN_WORDS = ("business_impact", "workaround")
"""The openings of these are unambiguous; `it affects …` may tell the impact."""


def below_label(name: str, words: str, wording: Wording) -> str:
    """The words without a beginning that the label of the field says already: `Since:` `since 9` -> `9`."""
    openings = getattr(wording.said_by_labels, name)
    said = _opening(openings).match(fold(words)) if len(fold(words)) == len(words) else None
    return words[said.end() :] if said else words


def named_field(text: str, wording: Wording) -> tuple[str, str] | None:
    """The question that an answer names, and the rest: `impact: nobody is paid`, `the workaround is paper`."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    for name in QUESTIONS:
        labels, openings = getattr(wording.fields, name), getattr(wording.said_by_labels, name)
        if said := _label(labels).match(folded) or (name in _NAMED_IN_WORDS and _opening(openings).match(folded)):
            return name, text[said.end() :]
    return None


@cache
def _label(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(labels)})\s*[:=]\s*(?=\S)")


@cache
def _opening(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(openings)})\b\s*[:,]?\s*(?=\w)")
