"""Words that only count people, and corrections of such counts. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.people.headcount import numbers_of_people, people_told
from helpbot.triage.extraction.texts.corrections import last_correction
from helpbot.triage.extraction.texts.phrases import covered
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import read_answer

_TAKING_BACK = ("correcting", "amending")
_WITHIN = 2
"""Within so many words, a correction still begins the text."""
_COUNTING = ("people_counted", "headcount", "named_anew")
_SIGNS = " ,.;:-–—"


def counted_anew(text: str, language: str) -> str:
    """The number of people that corrects an earlier one: `no wait, 12` -> `12`; empty for other words."""
    known = read_answer(text, language)
    hits = [hit for cue in _TAKING_BACK for hit in known.found.get(cue, ()) if hit.first < _WITHIN]
    start = max((hit.last for hit in hits), default=-1) + 1
    led = all(_is_little(known, place) for hit in hits for place in range(hit.first))
    counts = start and led and _only_counts(known, start, len(known.words))
    return known.text[known.words[start].start :].strip(_SIGNS) if counts else ""


def only_counts_people(text: str, language: str) -> bool:
    """Whether words are a number of people and nothing more: `6`, `unos 12`, `about 12 agents`."""
    known = read_answer(text, language)
    return _only_counts(known, 0, len(known.words))


def restated(text: str, language: str) -> str:
    """The text without a number of people that it corrects itself: `8... no, sorry, 9, at noon` -> `9, at noon`."""
    known = read_answer(text, language)
    correction = last_correction(known, numbers_of_people(known))
    if correction is None:
        return text
    first, last = correction
    begins = _begin_of_count(known, first)
    if begins is None:
        return text
    return f"{known.text[: known.words[begins].start]}{known.text[known.words[last + 1].start :]}"


def _begin_of_count(known: Reading, end: int) -> int | None:
    """The beginning of the clauses before a place that only count people, with words like `no` after the number."""
    begins = end
    while begins > 0 and not _only_counts(known, begins, end):
        clause = known.words[begins - 1].clause
        begins = next(place for place, word in enumerate(known.words) if word.clause == clause)
        if not all(_is_little(known, place) for place in range(begins, end)):
            return None
    return begins if _only_counts(known, begins, end) else None


def _only_counts(known: Reading, start: int, end: int) -> bool:
    """Whether the words from one place to another count several people and say nothing else."""
    counted = any(start <= place < end for place in numbers_of_people(known)) and (people_told(known, start) or 0) > 1
    return counted and all(_is_little(known, place) for place in range(start, end))


def _is_little(known: Reading, place: int) -> bool:
    """Whether a word counts people, or adds nothing to a number."""
    if known.words[place].number:
        return place in numbers_of_people(known)
    words = known.vocabulary
    people = [hit for cue in _COUNTING for hit in known.found.get(cue, ())]
    return known.words[place].text in words.little | words.negators or covered(place, people)
