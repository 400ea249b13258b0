"""A correction in words: `impact: nobody is paid`, `make it high`, `change the problem to no sound`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpbot.dialogue.wording import FieldNames, Wording
from helpbot.dialogue.words.severities import levels, one_of, put_at, values
from helpbot.language.text import fold

_QUOTES = " \"'“”«»‘’"
LONGEST_WISH = 60
"""Characters of a message that may name a severity; in longer ones a number means something else."""
LONGEST_LEAD = 3
"""So many words may stand before a wish that is nothing else: `please set the severity to 2`."""
_AROUND = " .,;:!?¡¿"
_SIGN = re.compile(r"\s*[:=]\s*")
_END_OF_WORD = re.compile(r"\b\s*[:=]?\s*")


def field_edit(text: str, wordings: Iterable[Wording], *, named: bool = False) -> tuple[str, str] | None:
    """`impacto: nadie cobra` -> (business_impact, nadie cobra); `severity high`, `make it 2` -> (severity, 2);
    `change the problem to no sound` -> (summary, no sound). Of a problem that was `named`, whose name is taken out of
    the words, also `make high` -> (severity, 2).
    """
    text = text.strip()
    folded = fold(text)
    for wording in wordings:
        if level := _level(wording, folded) or (_level_put(wording, folded) if named else ""):
            return "severity", level
        for field in FieldNames.model_fields:
            for name in sorted(getattr(wording.fields, field), key=len, reverse=True):
                start = _after_name(name, folded) or _after_edit(wording, name, folded)
                if field != "severity" and (value := text[start:].strip() if start else ""):
                    return field, value.strip(_QUOTES) or value
    return None


def field_alone(text: str, wordings: Iterable[Wording]) -> str:
    """The field that a message names and says no more: `severity`, `el impacto`; empty for others."""
    words = fold(text).strip(_AROUND)
    return next((field for wording in wordings if (field := _named_by(words, wording))), "")


def field_to_change(text: str, wordings: Iterable[Wording]) -> str:
    """The field that a message says to change, and not into what: `change the impact`; empty for others."""
    words = fold(text).strip(_AROUND)
    for wording in wordings:
        wish = re.match(rf"(?:{one_of(wording.phrases.correct)})\s+", words)
        if wish and (field := _named_by(words[wish.end() :], wording)):
            return field
    return ""


def _named_by(words: str, wording: Wording) -> str:
    """The field of which folded words are the name, with or without its article; empty for others."""
    bare = re.sub(rf"^(?:{one_of(wording.positions.before)})\s+", "", words)
    fields = FieldNames.model_fields
    return next((field for field in fields if bare in map(fold, getattr(wording.fields, field))), "")


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
    match = _wish(wording, by_name=False).search(folded) if len(folded) <= LONGEST_WISH else None
    return levels(wording).get(match[1], match[1]) if match else ""


def _level_put(wording: Wording, folded: str) -> str:
    """The severity at which a message puts what was named in it, and says nothing else: `pon en alta`."""
    match = put_at(wording, "").search(folded)
    leads = match is not None and len(folded[: match.start()].split()) <= LONGEST_LEAD
    return levels(wording).get(match[2], match[2]) if match and leads else ""


def severity_wished(text: str, wordings: Iterable[Wording], *, by_name: bool, named: bool = False) -> int | None:
    """The severity that a message asks for and says nothing else: `make it 2`, `please set the severity to high`.

    `by_name`: only where it names the severity; `make it 2` may speak of people. `named` as in `field_edit`.
    """
    folded = fold(text).strip(_AROUND)
    for wording in wordings:
        wish = _wish(wording, by_name=by_name).search(folded)
        if wish and _is_alone(wish, folded, wording):
            return int(levels(wording).get(wish[1], wish[1]))
        if named and (level := _level_put(wording, folded)):
            return int(level)
    return None


def _is_alone(wish: re.Match[str], folded: str, wording: Wording) -> bool:
    """Whether no more than a few words stand before a wish, and behind it none but those like `please`, `I think`."""
    behind = re.fullmatch(rf"(?:\W+(?:{one_of(wording.puts_at.please)}))*\W*", folded[wish.end() :])
    return behind is not None and len(folded[: wish.start()].split()) <= LONGEST_LEAD


def _wish(wording: Wording, *, by_name: bool) -> re.Pattern[str]:
    """A name of severities, or words that set one, and the digit or the word of a severity near it."""
    said = wording.fields.severity if by_name else (*wording.fields.severity, *wording.sets_severity)
    return re.compile(rf"\b(?:{one_of(said)})\W{{0,3}}(?:\w+\s){{0,2}}?({values(wording)})\b")
