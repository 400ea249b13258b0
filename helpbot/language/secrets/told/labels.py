"""The words that announce a secret (`password`, `clave`, `api key` …), and what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from helpbot.language.secrets.vocabulary import alternatives, vocabulary
from helpbot.language.text import fold

_BEFORE = 60
_JOINING = ("&", "/", "|", ",", "-", "+")
_ASSIGNING = (":", "=")
_WORD = re.compile(r"[^\s,;/|:=\"'()]+|[,;/|:=]")


@dataclass(frozen=True)
class Label:
    """An announcing word at a place of a text. `group` is its list in the vocabulary."""

    text: str
    start: int
    end: int
    group: str

    @property
    def word(self) -> str:
        """The word itself, lower case."""
        return self.text[self.start : self.end].lower()

    @cached_property
    def line(self) -> str:
        """What stands before it in its line, shortened."""
        return self.text[max(0, self.start - _BEFORE) : self.start].rpartition("\n")[2]

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The last words and separators before it, lower case, at most six."""
        return tuple(word.lower() for word in _WORD.findall(self.line)[-6:])

    @property
    def glued(self) -> bool:
        """Whether it is part of a longer word: `PGPASSWORD`, `dbPassword`."""
        return self.start > 0 and self.text[self.start - 1].isalnum()

    @property
    def opens(self) -> bool:
        """Whether it begins a line or clause."""
        line = self.line.rstrip()
        return not line or line[-1] in ".,;:!?(-•*\"'"

    @property
    def weak(self) -> bool:
        """Whether the word has other meanings too."""
        return self.group.startswith("weak")

    @property
    def owned(self) -> bool:
        """Whether it is somebody's: `mi clave`, `my old password`."""
        return any(word in vocabulary().possessives for word in self.before[-2:])

    @property
    def named(self) -> bool:
        """Whether an article or a possessive makes it a noun: `la pass`, not `to pass`."""
        return self.owned or any(word in vocabulary().articles for word in self.before[-1:])

    @property
    def titled(self) -> bool:
        """Whether it stands in the name of a document: `manual de claves 2026`."""
        return any(fold(word) in _titles() for word in self.before[-2:])

    @property
    def qualifies(self) -> bool:
        """Whether it tells of the noun before it: `la campaña clave …`, but not `usuario ana clave …`."""
        words = vocabulary()
        if self.word not in words.qualifying or not self.before or self.opens:
            return False
        leading = {*_joints(), *words.complements, *words.determiners, *words.users}
        return self.before[-1] not in leading and not set(self.before) & set(words.users)

    @property
    def follows_user(self) -> bool:
        """Whether a user name was given just before: `usuario ana / clave`, but not `para entrar: meto la clave`."""
        known, words = vocabulary(), list(self.before)
        joined = determined = False
        while words and (words[-1] in _joints() or words[-1] in known.determiners):
            word = words.pop()
            joined, determined = joined or word in _joints(), determined or word in known.determiners
        if len(words) < 2 or words[-1] in known.users:
            return False
        joined = joined or "@" in words[-1]
        if determined and not joined:
            return False
        signed = words[-2] in _ASSIGNING or words[-2] in known.being
        return (signed and words[-3:-2] != [] and words[-3] in known.users) or (joined and words[-2] in known.users)


def labels(text: str) -> Iterator[Label]:
    """Every announcing word, in order."""
    for match in _announcing().finditer(text):
        yield Label(text, *match.span(), _groups()[_key(match[0])])


@cache
def _announcing() -> re.Pattern[str]:
    """Long words may stand at the end of longer ones (`PGPASSWORD`); none may go on."""
    words = alternatives(word for group in vocabulary().labels.values() for word in group)
    whole, glued = rf"(?<![^\W_])(?:{words})", rf"(?<=\w)(?:{alternatives(vocabulary().glued)})"
    return re.compile(rf"(?:{whole}|{glued})(?![\w])", re.IGNORECASE)


@cache
def _joints() -> frozenset[str]:
    """What stands between a user name and a secret."""
    words = vocabulary()
    return frozenset((*words.joints, *words.being, *_JOINING))


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(fold, vocabulary().titles))


@cache
def _groups() -> dict[str, str]:
    return {_key(word): group for group, words in vocabulary().labels.items() for word in words}


def _key(word: str) -> str:
    return " ".join(fold(word).split())
