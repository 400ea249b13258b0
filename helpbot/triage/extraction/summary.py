"""One line that says what the report is about, in the person's own words."""

from __future__ import annotations

import re

from helpbot.triage.extraction.reading import Reading

_LONGEST = 90
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_TELLING = (
    "total",
    "broken",
    "partial",
    "share",
    "leak",
    "takeover",
    "runaway",
    "exposed",
    "suspicious",
    "howto",
    "request",
)


def summary(text: Reading) -> str:
    """The first sentence that tells of trouble or asks something, else the first; cut at a word after 90 characters."""
    sentences = [sentence for sentence in _SENTENCE.split(text.text) if sentence.strip()]
    told = next((hit for cue in _TELLING for hit in text.all(cue)[:1]), None)
    line = next(iter(sentences), "")
    if told is not None:
        place = text.words[told.first].start
        line = next((one for one in sentences if text.text.find(one) <= place < text.text.find(one) + len(one)), line)
    return _shorten(_without_shouting(" ".join(line.split())).strip(" -*•"))


def _without_shouting(line: str) -> str:
    line = re.sub(r"([!?])\1+", r"\1", line)
    return line.capitalize() if line.isupper() else line


def _shorten(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
