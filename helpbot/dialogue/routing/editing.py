"""A correction in words: `impact: nobody is paid`, `make it high`, `change the problem to no sound`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpbot.dialogue.wording import FieldNames, Wording
from helpbot.language.text import fold

_QUOTES = " \"'“”«»‘’"
LONGEST_WISH = 60
"""Characters of a message that may name a severity; in longer ones a number means something else."""


def field_edit(text: str, wordings: Iterable[Wording]) -> tuple[str, str] | None:
    """`impacto: nadie cobra` -> (business_impact, nadie cobra); `severity high`, `make it 2` -> (severity, 2);
    `change the problem to no sound` -> (summary, no sound).
    """
    for wording in wordings:
        if level := _level(wording, fold(text).strip()):
            return "severity", level
        for field in FieldNames.model_fields:
            for name in sorted(getattr(wording.fields, field), key=len, reverse=True):
                if field != "severity" and (value := _value_after(name, text) or _value_told(wording, name, text)):
                    return field, value.strip(_QUOTES) or value
    return None


def _value_after(name: str, text: str) -> str:
    """What follows a field's name at the start of a message."""
    match = re.match(rf"\s*{re.escape(fold(name))}\s*[:=]\s*", fold(text).strip())
    return text.strip()[match.end() :].strip() if match else ""


def _value_told(wording: Wording, name: str, text: str) -> str:
    """What follows words that set a field: `en problema pon que no suena`."""
    folded = fold(text).strip()
    for edit in sorted(wording.edits, key=len, reverse=True):
        opening = re.escape(fold(edit.format(field=name)))
        if match := re.match(rf"{opening}\b\s*[:=]?\s*", folded):
            return text.strip()[match.end() :].strip()
    return ""


def _level(wording: Wording, folded: str) -> str:
    """The severity that a short message asks for: its digit or its word, near a name of severities."""
    if len(folded) > LONGEST_WISH:
        return ""
    words = {fold(word): level for level, names in wording.levels.items() for word in names}
    values = "|".join(["[1-4]", *map(re.escape, sorted(words, key=len, reverse=True))])
    names = "|".join(re.escape(fold(name)) for name in sorted(wording.fields.severity, key=len, reverse=True))
    match = re.search(rf"\b(?:{names})\W{{0,3}}(?:\w+\s){{0,2}}?({values})\b", folded)
    return words.get(match[1], match[1]) if match else ""
