"""When a reported problem began: the context of the words may make it a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from helpbot.triage.extraction.moments.reported import reported_beginning
from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.report import Report, read_report

NOW = datetime(2026, 11, 25, 15, 20, tzinfo=UTC)
TODAY, YESTERDAY = date(2026, 11, 25), date(2026, 11, 24)


def began(text: str, language: str, since: str = "") -> date | None:
    """The day on which it began, by a report from Madrid on a Wednesday afternoon."""
    report = read_report(Report(text, {"since": since} if since else {}, language))
    found = reported_beginning(report, started_at(report), NOW, "Europe/Madrid")
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("no podemos entrar desde las 9, somos 12", TODAY),
        ("la caja 3 desde ayer no cobra", YESTERDAY),
        ("hoy no anda el chat, desde las 9", TODAY),
        ("se cae desde hace 20 min y lo necesito el viernes", TODAY),
        ("ayer se cayó todo, desde las 9 no anda", None),
        ("no anda desde las 9 hora de Perú", None),
        ("no anda desde las 9 o las 10", None),
    ],
)
def test_in_spanish(text: str, day: date | None) -> None:
    assert began(text, "es") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we lost audio this morning at 10:15 and 5 agents are down", TODAY),
        ("calls drop since the update on Tuesday at 5pm", YESTERDAY),
        ("it broke yesterday, nothing works since 9am", None),
        ("nothing works since 9am EST", None),
        ("nothing works since 9 or 10", None),
        ("nothing works since 8 till 11", None),
    ],
)
def test_in_english(text: str, day: date | None) -> None:
    assert began(text, "en") == day


@pytest.mark.parametrize("since", ["2-3 hours ago", "an hour or two ago", "at 9 or 10", "between 9 and 10"])
def test_in_an_answer(since: str) -> None:
    assert began("no calls come in", "en", since) is None
