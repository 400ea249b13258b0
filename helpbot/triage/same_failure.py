"""Whether two reports are about the same failure: by error code, by area and words, by many in one area at once.

Pure: reports come in as signatures, thresholds from the policy. Nothing here knows how they are stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz

from helpbot.language.marks import without_marks
from helpbot.language.rules import rules_for
from helpbot.language.text import Words, fold
from helpbot.problems import did_you_mean
from helpbot.triage.extraction.component import AREAS, OTHER, component
from helpbot.triage.promises.durations import DurationText
from helpbot.triage.report import Report, read_report
from helpbot.validation import FileModel

_WIDTHS = ("none", "unknown", "one_user", "some_users", "team", "site", "all")
_SEVERAL = "some_users"
_UNSURE = frozenset({OTHER, "unknown", ""})
_FEWEST_SHARED_WORDS = 2
"""One word in common (`calls`) says no more than the area."""


class Burst(FileModel):
    """So many `people` with trouble in one area `within` this time have the same failure, whatever their words."""

    people: int = Field(ge=2)
    within: DurationText


def _known_area(name: str) -> str:
    if name not in AREAS:
        context = {"name": repr(name), "fix": did_you_mean(name, AREAS)}
        raise PydanticCustomError("area", "there is no area {name}", context)
    return name


class KnownIncidents(FileModel):
    """When reports are about the same failure, and when an incident of the status page is over.

    `words` is the similarity of summaries (0 to 100) from which reports in one area are alike; `within` is how far
    apart in time they may be; nothing in the areas in `never` is shown to others. `settled_after` is how long an
    incident must be off the status page to count as resolved; a solution is shown with new tickets `solved_within` this
    time.
    """

    words: int = Field(ge=1, le=100)
    within: DurationText
    never: tuple[Annotated[str, AfterValidator(_known_area)], ...] = ()
    burst: Burst
    settled_after: DurationText
    solved_within: DurationText


@dataclass(frozen=True)
class Signature:
    """What identifies the failure in a report. `area` is a component, `at` the time of the report (aware UTC)."""

    area: str
    summary: str
    error_codes: frozenset[str]
    language: str
    at: datetime


@dataclass(frozen=True)
class Known:
    """A failure that `person` reported earlier; `name` identifies it."""

    name: str
    person: str
    signature: Signature


def alike(one: Signature, other: Signature, rules: KnownIncidents) -> bool:
    """Whether two reports are about the same failure, by what they say themselves."""
    if abs(one.at - other.at) > rules.within.length():
        return False
    return _same_words(one, other, rules)


def same_error(one: Signature, other: Signature, rules: KnownIncidents, within: timedelta) -> bool:
    """Whether two reports are about the same error, `within` a time other than that of the rules."""
    return abs(one.at - other.at) <= within and _same_words(one, other, rules)


def one_failure(signature: Signature, known: Sequence[Known], rules: KnownIncidents) -> tuple[Known, ...]:
    """The known failures that are the same as that of `signature`, oldest first.

    Even if no words are alike, many people with trouble in the same area at once have the same failure.
    """
    found = [one for one in known if alike(signature, one.signature, rules)]
    return tuple(sorted(found or _burst(signature, known, rules), key=lambda one: one.signature.at))


def comparable_areas(area: str) -> frozenset[str]:
    """The areas in which reports may be about the same failure as one in `area`: for an unsure one, all."""
    return _UNSURE | (AREAS if area in _UNSURE else {area})


def joint_scope(scopes: Sequence[str]) -> str:
    """The widest scope of those that several people reported: at least some people."""
    widest = max(scopes, key=_WIDTHS.index, default="unknown")
    return max(widest, _SEVERAL, key=_WIDTHS.index) if len(scopes) > 1 else widest


def speaks_of(text: str, signature: Signature, rules: KnownIncidents) -> bool:
    """Whether a public notice (its title and areas, in any language) is about the failure reported."""
    return bool(areas_in(text) & {signature.area} - _UNSURE) or _likeness(text, signature) >= rules.words


@lru_cache(maxsize=512)
def areas_in(text: str) -> frozenset[str]:
    """The area that a short text names."""
    return frozenset({component(read_report(Report(text))).value}) - _UNSURE


def _same_words(one: Signature, other: Signature, rules: KnownIncidents) -> bool:
    if other.area not in comparable_areas(one.area):
        return False
    if one.error_codes & other.error_codes:
        return True
    return one.language == other.language and _likeness(one.summary, other) >= rules.words


def nearness(one: Signature, other: Signature) -> tuple[bool, float, bool]:
    """A sort key for how similar two reports are: by error code, by words in one language, by area."""
    alike = _likeness(one.summary, other) if one.language == other.language else 0.0
    return bool(one.error_codes & other.error_codes), alike, one.area == other.area and one.area not in _UNSURE


def _likeness(text: str, other: Signature) -> float:
    """The similarity of two summaries, 0 to 100: by their stems in any order, without stop words."""
    mine, theirs = _topic(text, other.language), _topic(other.summary, other.language)
    if len(mine & theirs) < _FEWEST_SHARED_WORDS and mine != theirs:
        return 0.0
    return fuzz.token_set_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs)))


def _burst(signature: Signature, known: Sequence[Known], rules: KnownIncidents) -> list[Known]:
    length = rules.burst.within.length()
    same = [
        one
        for one in known
        if one.signature.area == signature.area not in _UNSURE and abs(one.signature.at - signature.at) <= length
    ]
    return same if len({one.person for one in same}) >= rules.burst.people else []


@lru_cache(maxsize=4096)
def _topic(text: str, language: str) -> frozenset[str]:
    words = _words(language)
    return frozenset(
        words.stem(word) for word in words.split(fold(without_marks(text))) if word not in words.stop_words
    )


@lru_cache
def _words(language: str) -> Words:
    return Words(rules_for(language))
