"""What follows words that only ask for a ticket: `please log a ticket as follows: …`. Pure."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import covered
from helpbot.triage.extraction.texts.reading import Reading, read

_WITHIN = 12
"""The most words up to the end of the request."""
_FEWEST = 2
"""The fewest words that describe something."""


def without_asking_to_file(text: str, language: str) -> str:
    """The text without a beginning that only asks for a ticket; questions (`how do I open a ticket?`) stay."""
    words = read(text, language)
    start = 0 if text.rstrip().endswith("?") else _after_request(words)
    if not start or len(words.words) - start < _FEWEST or not _begins_anew(words, start):
        return text
    return words.text[words.words[start].start :]


def _after_request(words: Reading) -> int:
    """The place after the request for a ticket and the words that lead over to the problem; 0 without one."""
    asking = tuple(hit for hit in words.found.get("asks_to_file", ()) if hit.last < _WITHIN)
    end = max((hit.last + 1 for hit in asking), default=0)
    little = words.vocabulary.little
    only = all(covered(place, asking) or word.text in little for place, word in enumerate(words.words[:end]))
    asks_how = any(hit.first < end for hit in words.found.get("howto", ()))
    wishes = any(hit.first < end <= hit.last for hit in words.found.get("request", ()))  # `I need you to add a user`
    return _after_leading_over(words, end) if end and only and not (asks_how or wishes) else 0


def _after_leading_over(words: Reading, place: int) -> int:
    """The place after the words that lead over, and after those of tone in the clause of the request."""
    leading = {hit.first: hit.last for hit in words.found.get("leads_over", ())}
    asked = words.words[place - 1].clause
    while place in leading or _is_tone(words, place, asked):
        place = leading.get(place, place) + 1
    return place


def _is_tone(words: Reading, place: int, clause: int) -> bool:
    word = words.words[place] if place < len(words.words) else None
    return word is not None and word.clause == clause and word.text in words.vocabulary.tone


def _begins_anew(words: Reading, start: int) -> bool:
    """Whether the problem is set off from the request, by punctuation or by words that lead over."""
    before, first = words.words[start - 1], words.words[start]
    led = any(hit.last == start - 1 for hit in words.found.get("leads_over", ()))
    return led or before.clause != first.clause
