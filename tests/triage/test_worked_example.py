"""The worked example in docs/triage.md is true: its answers lead to its facts, words, rule and severity."""

from __future__ import annotations

import re
from pathlib import Path

from helpbot.triage.assessment import Assessment
from tests.triage.reports import assessed

PAGE = (Path(__file__).parents[2] / "docs" / "triage.md").read_text("utf-8")
EXAMPLE = PAGE.split("## A worked example")[1].split("\n## ")[0]
ROW = re.compile(r"^\| ([^|]+) \| `?([^|`]+)`? \|(?: `([^|`]+)` \|)?$", re.MULTILINE)
ASKED = {"stop you": "business_impact", "way to get": "workaround", "Who is": "affected"}


def as_told(**answers: str) -> Assessment:
    reported = re.search(r"Somebody writes `([^`]+)`", EXAMPLE)
    assert reported
    return assessed(reported[1], "en", **answers)


def answers() -> dict[str, str]:
    asked = [(question, answer) for question, answer, value in ROW.findall(EXAMPLE) if not value]
    return {field: answer for part, field in ASKED.items() for question, answer in asked if part in question}


def test_the_words_become_these_facts() -> None:
    judged = as_told(**answers())
    told = [(words.strip("`"), fact, value) for words, fact, value in ROW.findall(EXAMPLE) if value]
    assert len(told) == 6
    for words, fact, value in told:
        assert judged.facts[fact] == value
        assert words in (judged.facts.quote(fact), "the whole report")


def test_they_lead_to_this_severity_for_these_reasons() -> None:
    judged = as_told(**answers())
    assert f"The rule `{judged.rule}`" in EXAMPLE
    assert f"**severity {judged.severity}**" in EXAMPLE
    said = " ".join(EXAMPLE.split())
    assert [f"“{reason.quote}”: {reason.effect}" in said for reason in judged.reasons] == [True, True]


def test_before_the_answers_it_is_less_severe() -> None:
    judged = as_told()
    assert f"was a {judged.severity} by the rule `{judged.rule}`" in " ".join(EXAMPLE.split())
    assert set(judged.missing) == set(ASKED.values())
