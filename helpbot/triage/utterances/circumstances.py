"""Whether words only say when or where a problem occurs: `it's when I open a report`. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.report import spoken_in
from helpbot.triage.utterances.answers import questions_told

_WITHIN = 2
"""The most words before the circumstance: `well, mostly in Chrome`."""


def only_tells_circumstance(text: str, language: str, asked: str) -> bool:
    """Whether words say in which circumstances a problem occurs, and answer no question.

    If a workaround was `asked` for, `only in Chrome` may be one. `When I open …` is none without a further clause.
    """
    words = read(text, spoken_in(text, language))
    told = set(questions_told(text, language))
    if words.starts_with("circumstance", _WITHIN):
        return not told or (told == {"workaround"} and words.words[0].clause == words.words[-1].clause)
    return asked != "workaround" and not told and words.starts_with("only_there", _WITHIN) is not None
