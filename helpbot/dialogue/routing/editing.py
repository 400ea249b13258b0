"""A correction in words: `impact: nobody is paid`, `make it high`, `change the problem to no sound`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpbot.dialogue.wording import FieldNames, Wording
from helpbot.language.text import fold

_QUOTES = " \"'“”«»‘’"
LONGEST_WISH = 60
"""Characters of a message that may name a severity; in longer ones a number means something else."""
_SIGN = re.compile(r"\s*[:=]\s*")
_END_OF_WORD = re.compile(r"\b\s*[:=]?\s*")


def field_edit(text: str, wordings: Iterable[Wording]) -> tuple[str, str] | None:
    """`impacto: nadie cobra` -> (business_impact, nadie cobra); `severity high`, `make it 2` -> (severity, 2);
    `change the problem to no sound` -> (summary, no sound).
    """
    text = text.strip()
    folded = fold(text)
    for wording in wordings:
        if level := _level(wording, folded):
            return "severity", level
        for field in FieldNames.model_fields:
            for name in sorted(getattr(wording.fields, field), key=len, reverse=True):
                start = _after_name(name, folded) or _after_edit(wording, name, folded)
                if field != "severity" and (value := text[start:].strip() if start else ""):
                    return field, value.strip(_QUOTES) or value
    return None


def _after_name(name: str, folded: str) -> int:
    """Where the value begins that follows a field's name at the start of a message, or 0."""
    return _end_of(fold(name), _SIGN, folded)


def _after_edit(wording: Wording, name: str, folded: str) -> int:
    """Where the value begins that follows words that set a field, or 0: `en problema pon que no suena`."""
    edits = sorted(wording.edits, key=len, reverse=True)
    ends = (_end_of(fold(edit.format(field=name)), _END_OF_WORD, folded) for edit in edits)
    return next(filter(None, ends), 0)


def _end_of(opening: str, after: re.Pattern[str], folded: str) -> int:
    """Where an opening and what is after it end, or 0. There are too many openings to make each a pattern."""
    match = after.match(folded, len(opening)) if folded.startswith(opening) else None
    return match.end() if match else 0


def _level(wording: Wording, folded: str) -> str:
    """The severity that a short message asks for: its digit or its word, near a name of severities."""
    if len(folded) > LONGEST_WISH:
        return ""
    words = {fold(word): level for level, names in wording.levels.items() for word in names}
    values = "|".join(["[1-4]", *map(re.escape, sorted(words, key=len, reverse=True))])
    names = "|".join(re.escape(fold(name)) for name in sorted(wording.fields.severity, key=len, reverse=True))
    match = re.search(rf"\b(?:{names})\W{{0,3}}(?:\w+\s){{0,2}}?({values})\b", folded)
    return words.get(match[1], match[1]) if match else ""
