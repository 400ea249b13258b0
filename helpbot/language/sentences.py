"""Where a sentence ends. The dots of `7 a. m.` end none, except the last one before a capital."""

from __future__ import annotations

from helpbot.language.text import CAPITALS

_IN_HALVES = r"(?<![AaPp]\.[Mm]\.)(?<![AaPp]\.\s[Mm]\.)"
SENTENCE_END = rf"(?<=[.!?…])(?:{_IN_HALVES}|(?=\s+[{CAPITALS}¿¡]))\s+(?!\s|[Mm]\b)"
"""The whitespace between two sentences, as a regular expression."""
