"""A correction in words: `impact: nobody is paid`, `make it high`, `change the problem to no sound`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from helpbot.dialogue.recognising.phrasing import Words, begins_with, expand, longest_first, one_of, phrases, words_of
from helpbot.dialogue.recognising.understood import FieldNames
from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.severities import levels, put_at, values
from helpbot.language.text import fold

_QUOTES = " \"'“”«»‘’"
LONGEST_WISH = 60
"""The most characters of a message that may name a severity; in longer ones, a number means something else."""
LONGEST_LEAD = 3
"""The most words before a wish that is all of a message: `please set the severity to 2`."""
_AROUND = " .,;:!?¡¿"
_SIGN = re.compile(r"\s*[:=]\s*")
_END_OF_WORD = re.compile(r"(?:\b|(?<=:))\s*[:=]?\s*")


def field_edit(text: str, wordings: Iterable[Wording], *, named: bool = False) -> tuple[str, str] | None:
    """`impacto: nadie cobra` -> (business_impact, nadie cobra); `severity high`, `make it 2` -> (severity, 2);
    `change the problem to no sound` -> (summary, no sound). If a problem was `named`, and its name removed from the
    words, also `make high` -> (severity, 2).
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
    """The field that is all a message names, perhaps as one to change: `severity`, `el impacto`, `change the impact`;
    empty for others.
    """
    return next((field for field, _ in _fields_named(text, wordings)), "")


def field_to_change(text: str, wordings: Iterable[Wording]) -> str:
    """The field that a message wants changed, but not to what: `change the impact`; empty for others."""
    return next((field for field, wished in _fields_named(text, wordings) if wished), "")


def _fields_named(text: str, wordings: Iterable[Wording]) -> Iterator[tuple[str, bool]]:
    """The field that each language has by the name in a message, and whether it is to be changed."""
    said = words_of(text)
    for wording in wordings:
        asked = _without_end(said, phrases(wording.puts_at.please))
        words = _without_start(_without_end(asked, phrases(wording.corrects.behind)), phrases(wording.corrects.before))
        named = _without_start(words, phrases(wording.positions.before))
        fields = (field for field in FieldNames.model_fields if named in phrases(getattr(wording.fields, field)))
        yield from ((field, words != asked) for field in fields)


def _without_start(words: Words, openers: Iterable[Words]) -> Words:
    opener = next((one for one in longest_first(openers) if len(one) < len(words) and begins_with(words, one)), ())
    return words[len(opener) :]


def _without_end(words: Words, endings: Iterable[Words]) -> Words:
    return _without_start(words[::-1], (one[::-1] for one in endings))[::-1]


def _after_name(name: str, folded: str) -> int:
    """Where the value after the name of a field at the start of a message begins, or 0."""
    return _end_of(fold(name), _SIGN, folded)


def _after_edit(wording: Wording, name: str, folded: str) -> int:
    """Where the value after words that set a field begins, or 0: `en problema pon que no suena`."""
    ends = (_end_of(opening, _END_OF_WORD, folded) for opening in _openings(wording.edits, name))
    return next(filter(None, ends), 0)


@cache  # the wordings do not change
def _openings(edits: tuple[str, ...], name: str) -> Sequence[str]:
    """The words that set the field of that name, folded, the longest first."""
    openings = (fold(one.format(field=name)) for family in edits for one in expand(family))
    return longest_first(dict.fromkeys(" ".join(opening.split()) for opening in openings))


def _end_of(opening: str, after: re.Pattern[str], folded: str) -> int:
    """Where an opening and the pattern after it end, or 0. There are too many openings to compile each."""
    match = after.match(folded, len(opening)) if folded.startswith(opening) else None
    return match.end() if match else 0


def _level(wording: Wording, folded: str) -> str:
    """The severity that a short message asks for: a digit or a word near a name for severities."""
    match = _wish(wording, by_name=False).search(folded) if len(folded) <= LONGEST_WISH else None
    return levels(wording).get(match[1], match[1]) if match else ""


def _level_put(wording: Wording, folded: str) -> str:
    """The severity that a message sets for what was named in it, and says nothing else: `pon en alta`."""
    match = put_at(wording, "").search(folded)
    leads = match is not None and len(folded[: match.start()].split()) <= LONGEST_LEAD
    return levels(wording).get(match[2], match[2]) if match and leads else ""


def severity_named(text: str, wordings: Iterable[Wording]) -> str:
    """The severity that an answer to the question for it names, as a digit: `high`, `to 2, please`; empty for none or
    several.
    """
    folded, named = fold(text), set[str]()
    for wording in wordings:
        named |= {levels(wording).get(value, value) for value in re.findall(rf"\b{values(wording)}\b", folded)}
    return named.pop() if len(named) == 1 else ""


def severity_wished(text: str, wordings: Iterable[Wording], *, by_name: bool, named: bool = False) -> int | None:
    """The severity that is all a message asks for: `make it 2`, `please set the severity to high`.

    `by_name`: only if it says `severity`; `make it 2` may be about people. `named` as in `field_edit`.
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
    """Whether a wish has only a few words before it, and none after it but those like `please`, `I think`."""
    behind = re.fullmatch(rf"(?:\W+(?:{one_of(wording.puts_at.please)}))*\W*", folded[wish.end() :])
    return behind is not None and len(folded[: wish.start()].split()) <= LONGEST_LEAD


def _wish(wording: Wording, *, by_name: bool) -> re.Pattern[str]:
    """A name for severities, or words that set one, and the digit or the word of a severity near it."""
    said = wording.fields.severity if by_name else (*wording.fields.severity, *wording.sets_severity)
    return re.compile(rf"\b(?:{one_of(said)})\W{{0,3}}(?:\w+\s){{0,2}}?({values(wording)})\b")
