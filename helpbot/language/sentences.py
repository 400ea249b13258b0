"""Where a sentence ends. The points of `7 a. m.` end none, but for the last one where a capital follows."""

from __future__ import annotations

_IN_HALVES = r"(?<![AaPp]\.[Mm]\.)(?<![AaPp]\.\s[Mm]\.)"
SENTENCE_END = rf"(?<=[.!?…])(?:{_IN_HALVES}|(?=\s+[A-ZÁÉÍÓÚÑ¿¡]))\s+(?!\s|[Mm]\b)"
"""The blanks between two sentences, as a regular expression."""
