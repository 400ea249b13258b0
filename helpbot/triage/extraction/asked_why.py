"""What follows words that ask for the cause of some trouble: `can you tell me why nobody can log in?`. Pure."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import read

_WITHIN = 6
"""The most words before those that ask for the cause."""
_TROUBLE = ("total", "broken", "leak", "takeover")


def without_asking_why(text: str, language: str) -> str:
    """The text without a beginning that asks why, if the rest tells of trouble; other questions stay as they are."""
    words = read(text, language)
    asking = min(words.found.get("asks_why", ()), key=lambda hit: hit.first, default=None)
    if asking is None or asking.first > _WITHIN or words.words[asking.last].clause != words.words[0].clause:
        return text
    rest = words.text[words.words[asking.last].end :].lstrip(" ,")
    return rest if read(rest, language).has(*_TROUBLE) else text


def asks_why_it_fails(text: str, language: str) -> bool:
    """Whether a message asks for the cause of some trouble."""
    return without_asking_why(text, language) != text
