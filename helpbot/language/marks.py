"""The marks that stand in a text where secrets stood.

The language of a person is not known yet when their secrets are removed, so a mark begins as `‹password removed›`; who
talks with the person words it in their language. A mark says nothing by itself: no secret is announced by it, no
trouble told, no language shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

Kind = Literal["password", "token", "card number", "bank account", "private key", "credential"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MARK_ENDS = "›"
"""The sign with which a mark ends."""
MARK = r"‹[^\W\d_]+(?: [^\W\d_]+){1,5}›"
"""A mark in any language, as a regular expression: two to six words between the signs."""
_MARK = re.compile(MARK)
_UNWORDED = re.compile(f"‹({'|'.join(KINDS)}) removed›")


def mark(kind: Kind) -> str:
    """What stands in a text where a secret stood: `‹password removed›`."""
    return f"‹{kind} removed›"


def worded(text: str, words: Mapping[str, str]) -> str:
    """The text with its marks in a language, whose `words` say of each kind that it was removed."""
    return _UNWORDED.sub(lambda found: f"‹{words[found[1]]}›", text)


def without_marks(text: str) -> str:
    """What is left when the marks are taken away."""
    return _MARK.sub(" ", text)


def cut(text: str, longest: int) -> str:
    """At most so many characters from the beginning, and no part of a mark."""
    split = next((found for found in _MARK.finditer(text) if found.start() < longest < found.end()), None)
    return text[: split.start() if split else longest]


def shortened(text: str, longest: int) -> str:
    """The text, or so much of its beginning that it has no more characters than these, with an ellipsis."""
    return text if len(text) <= longest else f"{cut(text, longest - 1).rstrip()}…"


def hidden(text: str) -> str:
    """A text of the same length in which marks have no words."""
    return _MARK.sub(lambda found: f"‹{'·' * (len(found[0]) - 2)}›", text)
