"""What can go wrong because of a person or a machine, told so that it can be fixed.

Every failure a user may cause is a `HelpbotError`: one sentence on what is wrong, one on how to fix it. Anything
else that escapes is a bug of ours and is reported as such by `helpbot.cli`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place in a file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    what: str
    fix: str = ""

    def __str__(self) -> str:
        """`path:line:column: what` and, on a second line, `fix: …`."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.what}" + (f"\n    fix: {self.fix}" if self.fix else "")


class HelpbotError(Exception):
    """A failure that a person can fix: `what` is wrong, and how to `fix` it."""

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        return self.what + (f"\n    fix: {self.fix}" if self.fix else "")


@dataclass(frozen=True)
class Finding:
    """One thing that was checked; without a `fix` it is fine."""

    what: str
    fix: str = ""


class SeveralErrors(HelpbotError):
    """Several such failures that do not depend on each other."""

    def __init__(self, errors: Sequence[HelpbotError]) -> None:
        super().__init__("; ".join(error.what for error in errors))
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


class ProblemsFound(HelpbotError):
    """All mistakes found in a set of files, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} found")

    def __str__(self) -> str:
        return "\n".join([*map(str, self.problems), self.what])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?` for the closest known word, or the known words if none is close and they are few."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(known)}" if 0 < len(known) <= 16 else "look up the right name, or remove it"


class Collector:
    """Gathers the problems of several steps, so that all of them are told at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    @contextmanager
    def step(self) -> Iterator[None]:
        """Run a step; the problems it raises are kept, and the next step can run."""
        try:
            yield
        except ProblemsFound as error:
            self.problems += error.problems

    def raise_any(self) -> None:
        """Raise `ProblemsFound` if any step found one."""
        if self.problems:
            raise ProblemsFound(self.problems)
