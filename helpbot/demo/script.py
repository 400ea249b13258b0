"""Scripts for demonstrations: one line for each thing that somebody does, `who where: what`. Pure.

# a comment
ana @helpbot: olvidé mi contraseña          in the direct message with the bot
ana @helpbot: [Sí]                          presses that button, of the bot's newest message that has it
joao #general: @helpbot no audio            in a channel
joao #general/thread: since nine            in the thread of what they last wrote in the channel itself
joao #general: /helpbot phones              a slash command
joao #general: :ticket:                     reacts to what they last wrote there
ana @helpbot: (picture report)              saves a screenshot of what they see, if those are wanted
ana @helpbot: {summary: no audio, level: 2} fills in the open form and submits it, by ids of blocks or elements
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from helpbot.problems import Problem, ProblemsFound
from helpbot.yamlfile import parse_yaml

Kind = Literal["say", "press", "command", "react", "picture", "submit"]

_LINE = re.compile(r"(?P<who>[\w-]+)\s+(?P<where>@[\w-]+|#[\w-]+(?P<thread>/thread)?)\s*:\s+(?P<what>\S.*)")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("press", re.compile(r"\[(.+)\]")),
    ("command", re.compile(r"(/\S.*)")),
    ("react", re.compile(r":([a-z0-9_'+-]+):")),
    ("picture", re.compile(r"\(picture ([\w-]+)\)")),
    ("submit", re.compile(r"(\{.*\})")),
)


@dataclass(frozen=True)
class Step:
    """One thing that somebody does. `where` is `@name` or `#channel`; `what` is without its marks."""

    who: str
    where: str
    in_thread: bool
    kind: Kind
    what: str
    line: str

    @property
    def answers(self) -> dict[str, object]:
        """What is filled into a form. Raises `ProblemsFound`."""
        data = parse_yaml(self.what, self.line).data
        return dict(data) if isinstance(data, dict) else {}


def read_script(text: str, name: str) -> list[Step]:
    """The steps of a script. Raises `ProblemsFound` for invalid lines."""
    steps, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            fix = "write `who @bot: what` or `who #channel: what`"
            problems.append(Problem(name, number, 1, "this is not a step", fix))
        else:
            steps.append(_step(found, line.strip()))
    if problems:
        raise ProblemsFound(problems)
    return steps


def _step(found: re.Match[str], line: str) -> Step:
    what, in_thread = found["what"].strip(), found["thread"] is not None
    where = found["where"].removesuffix("/thread")
    for kind, mark in _KINDS:
        if meant := mark.fullmatch(what):
            return Step(found["who"], where, in_thread, kind, meant[1], line)
    return Step(found["who"], where, in_thread, "say", what, line)
