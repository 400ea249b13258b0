"""`helpbot triage`: what is extracted from a report, and the suggested severity."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer
from pydantic import Field, field_validator

from helpbot.cli.batch import Request, run_batch
from helpbot.field_types import zone_named
from helpbot.problems import HelpbotError
from helpbot.triage.report import Question, Report, likely_language

if TYPE_CHECKING:
    from helpbot.settings import Settings
    from helpbot.triage.policy import SupportPolicy


EARLIEST_YEAR, LATEST_YEAR = 1971, 2199
"""Reports are opened in these years; time zone and calendar arithmetic has its limits."""


class ReportLine(Request):
    """A line of `triage --batch`."""

    text: str
    answers: dict[Question, str | None] = {}
    lang: str | None = None
    opened_at: datetime | None = None
    timezone: str | None = None
    severity: Annotated[int, Field(ge=1, le=4)] | None = None

    @field_validator("opened_at")
    @classmethod
    def _of_our_time(cls, at: datetime | None) -> datetime | None:
        if at is not None and not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
            raise ValueError(f"the year must be from {EARLIEST_YEAR} to {LATEST_YEAR}")
        return at

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str | None) -> str | None:
        if name and zone_named(name) is None:
            raise ValueError(f"{name!r} is not a time zone; use an IANA name, such as Europe/Madrid")
        return name


def triage(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="The report, in quotes.")] = None,
    batch: Annotated[bool, typer.Option(help="Read JSON lines {text, answers?, …} and answer each with one.")] = False,
) -> None:
    """Suggest a severity for a problem report, with reasons."""
    from helpbot.bootstrap import build_policy

    settings: Settings = context.obj.settings
    policy = build_policy(settings)
    if batch:
        run_batch(ReportLine, lambda line: assessed(policy, settings, line))
    elif not text or not text.strip():
        raise HelpbotError("there is no report", 'put it in quotes: helpbot triage "Nobody can log in"')
    else:
        found = assessed(policy, settings, ReportLine(text=text))
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))


def assessed(policy: SupportPolicy, settings: Settings, line: ReportLine) -> dict[str, Any]:
    """The assessment of one report as JSON. A given severity sets the level for the clocks."""
    from helpbot.triage.assessment import assess
    from helpbot.triage.promises.clocks import due_times

    redacted, answers = _redacted(line)
    zone = line.timezone or settings.requester.timezone
    opened_at = _aware(line.opened_at or datetime.now(UTC), zone)
    report = Report(redacted, answers, line.lang)
    found = assess(report, policy.severity_rules, now=opened_at, timezone=zone)
    due = due_times(policy, line.severity or found.severity, opened_at, zone)
    return {
        "severity": found.severity,
        "reasons": [reason.told() for reason in found.reasons],
        "missing": list(found.missing),
        "fields": {
            "summary": found.fields.summary,
            "component": found.fields.component,
            "affected_scope": found.fields.affected_scope,
            "affected_count": found.fields.affected_count,
            "workaround": found.fields.workaround,
            "started_at": found.fields.started_at or None,
            "error_codes": list(found.fields.error_codes),
        },
        "problems": [{"text": problem.text, "severity": problem.severity} for problem in found.problems],
        "redacted": redacted,
        "response_due": _iso(due.response, zone),
        "restoration_due": _iso(due.restoration, zone),
    }


def _redacted(line: ReportLine) -> tuple[str, dict[Question, str]]:
    """The text and the answers without secrets, the marks in the report's language."""
    from helpbot.dialogue.wording import load_wordings
    from helpbot.dialogue.words.secret_marks import worded_in
    from helpbot.language.redaction import redact
    from helpbot.language.rules import in_nearest

    answers = {name: answer for name, answer in line.answers.items() if answer}
    texts = in_nearest(line.lang or likely_language(Report(line.text, answers)), load_wordings()).texts
    return worded_in(redact(line.text).text, texts), {
        name: worded_in(redact(answer).text, texts) for name, answer in answers.items()
    }


def _aware(at: datetime, zone: str) -> datetime:
    """In UTC; a time without a zone is meant in the requester's."""
    return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _iso(at: datetime | None, zone: str) -> str | None:
    return at.astimezone(ZoneInfo(zone)).isoformat() if at else None
