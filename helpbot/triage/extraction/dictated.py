"""What is told behind words that only ask for a ticket: `please log a ticket as follows: …`. Pure."""

from __future__ import annotations

from helpbot.triage.extraction.people.headcount import covered
from helpbot.triage.extraction.texts.reading import Reading, read

_WITHIN = 12
"""The most words up to the end of those that ask."""
_FEWEST = 2
"""The fewest words that tell something."""


def without_asking_to_file(text: str, language: str) -> str:
    """The text without a beginning that only asks for a ticket; questions (`how do I open a ticket?`) stay."""
    words = read(text, language)
    start = 0 if text.rstrip().endswith("?") else _behind_asking(words)
    if not start or len(words.words) - start < _FEWEST or not _begins_anew(words, start):
        return text
    return words.text[words.words[start].start :]


def _behind_asking(words: Reading) -> int:
    """The place behind the words that ask for a ticket and those that lead over to what is told; 0 if none ask."""
    asking = tuple(hit for hit in words.found.get("asks_to_file", ()) if hit.last < _WITHIN)
    end = max((hit.last + 1 for hit in asking), default=0)
    little = words.vocabulary.everyday | words.vocabulary.tone
    only = all(covered(place, asking) or word.text in little for place, word in enumerate(words.words[:end]))
    asks_how = any(hit.first < end for hit in words.found.get("howto", ()))
    return _behind_leading_over(words, end) if end and only and not asks_how else 0


def _behind_leading_over(words: Reading, place: int) -> int:
    """The place behind the words from there on that lead over, and those of tone in the clause of the asking."""
    leading = {hit.first: hit.last for hit in words.found.get("leads_over", ())}
    asked = words.words[place - 1].clause
    while place in leading or _is_tone(words, place, asked):
        place = leading.get(place, place) + 1
    return place


def _is_tone(words: Reading, place: int, clause: int) -> bool:
    word = words.words[place] if place < len(words.words) else None
    return word is not None and word.clause == clause and word.text in words.vocabulary.tone


def _begins_anew(words: Reading, start: int) -> bool:
    """Whether what is told is set off from the words that ask, by a sign or by one that leads over."""
    before, first = words.words[start - 1], words.words[start]
    led = any(hit.last == start - 1 for hit in words.found.get("leads_over", ()))
    return led or before.clause != first.clause
