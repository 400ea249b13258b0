"""The support policy: severity levels with targets, calendars, phones, portal, escalation, and the texts about them.

A single source, `knowledge/support/policy.yaml`, for answers to questions about support and for the clocks of tickets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from helpbot.explaining import Mistake, Mistakes
from helpbot.field_types import Day, WebAddress
from helpbot.problems import Problem, ProblemsFound, did_you_mean
from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.promises.calendars import Calendar
from helpbot.triage.promises.durations import DurationText
from helpbot.triage.promises.phone_book import PhoneBook
from helpbot.triage.same_failure import KnownIncidents
from helpbot.triage.translations import Translations
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import Document, KeyPath

SEVERITIES = (1, 2, 3, 4)


class Level(FileModel):
    """One severity level. Targets in plain units run around the clock, in business units in the customer's hours."""

    name: Translations
    channel: Literal["phone", "web"]
    response: DurationText
    restoration: DurationText | None = None

    @model_validator(mode="after")
    def _answered_before_it_is_restored(self) -> Level:
        """Only for targets that run by the same hours: others cannot be compared."""
        first, last = self.response, self.restoration
        if last and first.business == last.business and last.length() < first.length():
            what = f"the restoration ({last}) is due before the first response ({first})"
            raise Mistakes([Mistake(("restoration",), what, "exchange the two, or correct one")])
        return self


def _listed(repeats: object) -> object:
    """A single threshold needs no brackets."""
    return (repeats,) if isinstance(repeats, int | str) else repeats


def _rising(repeats: tuple[int, ...]) -> tuple[int, ...]:
    if not repeats or list(repeats) != sorted(set(repeats)):
        context = {"fix": "write them from the smallest to the largest, such as [3, 10]"}
        raise PydanticCustomError("rising", "the thresholds do not rise", context)
    return repeats


class Escalation(FileModel):
    """An error reported `repeats` times `within` this time is escalated once it is `unresolved_for` so long.

    `repeats` are thresholds in rising order: at each of them the support team is notified once.
    """

    repeats: Annotated[tuple[Annotated[int, Field(ge=2)], ...], BeforeValidator(_listed), AfterValidator(_rising)]
    within: DurationText
    unresolved_for: DurationText


def _all_four(levels: dict[int, Level]) -> dict[int, Level]:
    missing = [str(severity) for severity in SEVERITIES if severity not in levels]
    if missing:
        context = {"missing": ", ".join(missing), "fix": "describe the four levels 1, 2, 3 and 4"}
        raise PydanticCustomError("levels", "level {missing} is missing", context)
    return levels


class SupportPolicy(FileModel):
    """Everything the support page promises. `business_hours` names the calendar of business time.

    `reminders` are shares of a target: after each, and at the due time, the team is reminded. Without `known_incidents`
    reports are not compared.
    """

    source: WebAddress
    reviewed: Day
    business_hours: str
    reminders: tuple[Annotated[float, Field(gt=0, lt=1)], ...] = ()
    levels: Annotated[dict[Annotated[int, Field(ge=1, le=4)], Level], AfterValidator(_all_four)]
    calendars: Annotated[dict[str, Calendar], Field(min_length=1)]
    phones: PhoneBook
    escalation: Escalation
    severity_rules: DecisionTable
    known_incidents: KnownIncidents | None = None

    @property
    def business_calendar(self) -> Calendar:
        """The calendar of business minutes, hours and days."""
        return self.calendars[self.business_hours]


def policy_from(document: Document) -> SupportPolicy:
    """The policy in a file.

    Raises `ProblemsFound` with every mistake: invalid values, calendars that do not exist, missing languages.
    """
    policy = validate(document, SupportPolicy)
    problems = [*_unknown_calendars(document, policy), *_missing_languages(document, policy)]
    if problems:
        raise ProblemsFound(problems)
    return policy


def _unknown_calendars(document: Document, policy: SupportPolicy) -> Iterable[Problem]:
    named: dict[KeyPath, str] = {
        ("business_hours",): policy.business_hours,
        **{("phones", *path): calendar for path, calendar in policy.phones.calendars_named().items()},
    }
    for path, calendar in named.items():
        if calendar not in policy.calendars:
            yield document.problem(path, f"there is no calendar {calendar!r}", did_you_mean(calendar, policy.calendars))


def _missing_languages(document: Document, policy: SupportPolicy) -> Iterable[Problem]:
    """Every text must exist in every language that any of them has."""
    texts = list(_texts(policy, ()))
    languages = {language for _, text in texts for language in text}
    for language in sorted(languages):
        spoken = [path for path, text in texts if language in text]
        missing = [path for path, text in texts if language not in text]
        if len(spoken) < len(missing):
            what = f"{language!r} stands in {len(spoken)} of {len(texts)} texts, and must stand in all or in none"
            fix = "write the others in it as well, or take it out"
            yield document.problem((*spoken[0], language), what, fix, at_key=True)
            continue
        for path in missing:
            yield document.problem(path, f"the text is missing in {language!r}", f"add {language}: …", at_key=True)


def _texts(part: object, path: KeyPath) -> Iterator[tuple[KeyPath, Mapping[str, str]]]:
    """Every text in a part of the policy, by language, with its path in the file."""
    if isinstance(part, Translations):
        yield path, part.root
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _texts(getattr(part, name), (*path, name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(part, tuple):
        for position, value in enumerate(part):
            yield from _texts(value, (*path, position))
