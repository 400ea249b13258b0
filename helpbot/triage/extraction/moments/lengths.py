"""How long it has been: `hace tres semanas`, `2 hours ago`, `mes y medio`, `half an hour`."""

from __future__ import annotations

from helpbot.triage.extraction.people.numbers import number
from helpbot.triage.extraction.texts.reading import Reading

_COUNT_BEFORE = 3
_HALF_AFTER = 3
_LONGEST = 100 * 366 * 24 * 60
"""Minutes: nothing has been failing for more than a hundred years."""


def minutes_told(told: Reading) -> float | None:
    """The length in minutes; None for a vague one (`weeks ago`), an absurd one, and where none is told."""
    length = _minutes(told)
    return length if length is not None and length <= _LONGEST else None


def _minutes(told: Reading) -> float | None:
    times, texts = told.vocabulary.times, [word.text for word in told.words]
    unit = next((index for index, text in enumerate(texts) if text in times.units), None)
    if unit is None:
        return None
    length, before = times.units[texts[unit]], texts[max(0, unit - _COUNT_BEFORE) : unit]
    if not times.halves.isdisjoint(before):
        return length / 2
    counts = (told.vocabulary.numbers.get(text) or number(text) for text in reversed(before))
    count = next((count for count in counts if count), None)
    half = _and_a_half(texts[unit + 1 : unit + 1 + _HALF_AFTER], told)
    if count is None:
        return length * 1.5 if half else None
    return length * (count + half / 2)


def _and_a_half(after: list[str], told: Reading) -> bool:
    times = told.vocabulary.times
    return bool(after) and after[0] in times.past and not times.halves.isdisjoint(after)
