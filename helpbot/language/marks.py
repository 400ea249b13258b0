"""The marks that replace secrets in a text.

The language of a person is not known yet when their secrets are removed, so a mark begins as `‹password removed›` and
is put into their language later. A mark means nothing by itself: it announces no secret, tells no trouble and shows no
language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

Kind = Literal["password", "token", "card number", "bank account", "private key", "credential"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MARK_ENDS = "›"
"""The character that ends a mark."""
MARK = r"‹[^\W\d_]+(?: [^\W\d_]+){1,5}›"
"""A mark in any language, as a regular expression: two to six words between the signs."""
_MARK = re.compile(MARK)
_UNWORDED = re.compile(f"‹({'|'.join(KINDS)}) removed›")


def mark(kind: Kind) -> str:
    """What replaces a secret in a text: `‹password removed›`."""
    return f"‹{kind} removed›"


def worded(text: str, words: Mapping[str, str]) -> str:
    """The text with its marks in a language; `words` tells for each kind that it was removed."""
    return _UNWORDED.sub(lambda found: f"‹{words[found[1]]}›", text)


def without_marks(text: str) -> str:
    """What is left without the marks."""
    return _MARK.sub(" ", text)


def cut(text: str, longest: int) -> str:
    """The first `longest` characters at most, and no part of a mark."""
    split = next((found for found in _MARK.finditer(text) if found.start() < longest < found.end()), None)
    return text[: split.start() if split else longest]


def shortened(text: str, longest: int) -> str:
    """The text if it has no more than `longest` characters, else its beginning with an ellipsis."""
    return text if len(text) <= longest else f"{cut(text, longest - 1).rstrip()}…"


def hidden(text: str) -> str:
    """The text with dots for the words of its marks, of the same length."""
    return _MARK.sub(lambda found: f"‹{'·' * (len(found[0]) - 2)}›", text)
