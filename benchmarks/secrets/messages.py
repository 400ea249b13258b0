"""The training messages, each with the positions of its secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from benchmarks.learn import LEARNED_FROM
from benchmarks.secrets.inventing.inventor import Inventor, words
from benchmarks.secrets.inventing.lookalikes import LOOKALIKES
from benchmarks.secrets.inventing.secret import SECRETS
from helpbot.language.marks import mark
from helpbot.yamlfile import read_yaml

TESTS = Path(__file__).parents[2] / "tests"
_MARKED = re.compile(r"⟦[a-z ]+\|([^⟧]*)⟧")
_PLACE = re.compile(r"\{(\w+)\}")
_DRAWS = 6
"""How often each lesson is used, with different values."""
_SHORTENED = re.compile(r"\D+")
_ALIKE = 0.6
"""How often a second password of a message resembles the first: `Luna-21`, `Luna-22!`."""
INVENTED = LOOKALIKES | SECRETS
"""The values for the placeholders of a lesson, by name."""
_LABELLED, _CASE, _REPORT_WITH_SECRETS, _LESSON = 4.0, 8.0, 3.0, 2.0
_NAMED = TypeAdapter(dict[str, dict[str, list[str]]])
Span = tuple[int, int]


class Message(NamedTuple):
    """A text, the positions of its secrets, and its weight."""

    text: str
    secrets: tuple[Span, ...]
    weight: float = 1.0

    def without_secrets(self) -> Message:
        """The same with marks instead of the secrets, as it is read the second time."""
        pieces, end = [], 0
        for start, stop in sorted(set(self.secrets)):
            if start >= end:
                pieces += [self.text[end:start], mark("password")]
                end = stop
        return Message("".join([*pieces, self.text[end:]]), (), self.weight)


def messages() -> list[Message]:
    """Everything that is used for learning; not `measure.jsonl`, nor the sets kept for measuring."""
    return [*labelled(), *_cases(), *_reports(), *_lessons(Random(5))]


def labelled() -> Iterator[Message]:
    """Messages written for this purpose: half contain secrets, half only look like it."""
    for line in _lines(TESTS / "data" / "secrets" / "learn.jsonl"):
        yield Message(line["text"], _places(line["text"], line["secrets"]), _LABELLED)


def _cases() -> Iterator[Message]:
    read = _NAMED.validate_python(read_yaml(TESTS / "language" / "redaction_cases.yaml").data)
    for line in (line for part in read.values() for lines in part.values() for line in lines):
        yield _read(line, _MARKED, lambda found: (found[1], True))._replace(weight=_CASE)


def _reports() -> Iterator[Message]:
    told = dict.fromkeys(
        (text, _places(text, line.get("secrets") or []))
        for name in LEARNED_FROM
        for line in _lines(TESTS / "data" / "triage" / "learned" / f"{name}.jsonl")
        for text in (line["text"], *line.get("answers", {}).values())
    )
    for text, secrets in told:
        yield Message(text, secrets, _REPORT_WITH_SECRETS if secrets else 1.0)


def _lessons(random: Random) -> Iterator[Message]:
    lessons = _NAMED.validate_python(read_yaml(Path(__file__).with_name("lessons.yaml")).data)
    inventor = Inventor(random)
    for lesson in (lesson for kinds in lessons.values() for told in kinds.values() for lesson in told):
        for _ in range(_DRAWS):
            yield _told(lesson, inventor, random)


def _told(lesson: str, inventor: Inventor, random: Random) -> Message:
    """A lesson with values, and often with something before and after it."""
    if "⏎" not in lesson:
        before, after = random.choice(["", *words()["before"]]), random.choice(["", *words()["after"]])
        lesson = before + lesson + after
    first: list[str] = []

    def invented(place: re.Match[str]) -> tuple[str, bool]:
        value = INVENTED[place[1]](inventor)
        if place[1] == "password":
            begins = _SHORTENED.match(first[0]) if first and random.random() < _ALIKE else None
            value = begins[0] + INVENTED["door"](inventor)[-2:] + random.choice(["", "!", "#"]) if begins else value
            first.append(value)
        return value, place[1] in SECRETS

    return _read(lesson.replace("⏎", "\n"), _PLACE, invented)._replace(weight=_LESSON)


def _read(line: str, pattern: re.Pattern[str], value_of: Callable[[re.Match[str]], tuple[str, bool]]) -> Message:
    """The text with values for the placeholders of a pattern, and the positions of those that are secrets."""
    text, end = "", 0
    secrets: list[Span] = []
    for place in pattern.finditer(line):
        text += line[end : place.start()]
        value, secret = value_of(place)
        if secret:
            secrets.append((len(text), len(text) + len(value)))
        text, end = text + value, place.end()
    return Message(text + line[end:], tuple(secrets))


def _places(text: str, secrets: Iterable[str]) -> tuple[Span, ...]:
    return tuple(found.span() for secret in secrets for found in re.finditer(re.escape(secret), text))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())
