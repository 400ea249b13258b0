"""How a secret is tied to the word that announces it: `: x`, `is x`, `to x`, or just ` x`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from helpbot.language.secrets.told.labels import Label
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

TieKind = Literal["sign", "verb", "move", "beside"]

_BESIDE = r"(?:[ \t]{1,3}[,(–—-]?[ \t]{0,2}|[,(][ \t]{0,2})"
_TAG = re.compile(r">")
_BELOW = re.compile(r"[ \t]{0,2}\n[ \t]{0,3}(?=\S+[ \t]*(?:\n|\Z))")
_GLUED = re.compile(r"[\"']?[ \t]?[:=][ \t]?")


class Tie(NamedTuple):
    """A tie that leads to a value at `end`; `tight` when an equals sign stands right before it."""

    kind: TieKind
    end: int
    tight: bool = False
    next_line: bool = False


def ties(text: str, label: Label) -> Iterator[Tie]:
    """The ways from a label to something that may be its secret, the surest first."""
    if label.glued:
        glued = _GLUED.match(text, label.end)
        if glued:
            yield Tie("sign", glued.end(), tight=True)
        return
    tagged = _TAG.match(text, label.end) if text[label.start - 1 : label.start] == "<" else None
    if tagged:
        yield Tie("sign", tagged.end(), tight=True)
    below = _BELOW.match(text, label.end) if not label.line.strip() else None
    if below:
        yield Tie("sign", below.end(), next_line=True)
    for kind, pattern in _patterns().items():
        match = pattern.match(text, label.end)
        if match:
            passed = match[0]
            yield Tie(kind, match.end(), tight=passed.endswith("="), next_line="\n" in passed)


@cache
def _patterns() -> dict[TieKind, re.Pattern[str]]:
    words = vocabulary()
    further = r"[ \t]{1,3}(?:[^\s:=,;.?!()‹]|\.(?=\w)){1,40}+"
    complement = (
        rf"(?:[ \t]{{1,3}}(?:{alternatives([*words.modifiers, *words.complements])})(?![\w])(?:{further}){{0,5}}?)?"
    )
    attached = alternatives(words.attached_links)
    link = rf"(?:[ \t]{{1,3}}(?:{alternatives(words.links)})|{attached})(?:[ \t]{{0,2}}:[ \t]{{0,3}}|[ \t]{{1,3}})\n?"
    return {
        "sign": _compiled(
            rf"{complement}[\"'*_`)\]]{{0,3}}[ \t]{{0,3}}(?:[:=]>?|->|→)"
            r"[*_]{0,2}[ \t]{0,3}(?:\n[ \t]{0,3}){0,2}"
        ),
        "verb": _compiled(rf"{complement}[*_`\"')]{{0,2}}{link}"),
        "move": _compiled(rf"{complement}[ \t]{{1,3}}(?:{alternatives(words.moves)})[ \t]{{1,3}}"),
        "beside": _compiled(rf"(?:[ \t]{{1,3}}(?:{alternatives(words.modifiers)})(?![\w]))?{_BESIDE}"),
    }


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
