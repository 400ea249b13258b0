"""The shipped decision table, and helpers to read and assess a report."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from helpbot.triage.assessment import Assessment, assess
from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.policy import policy_from
from helpbot.triage.report import Report, read_report
from helpbot.yamlfile import read_yaml

POLICY = Path(__file__).parents[2] / "knowledge" / "support" / "policy.yaml"
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # a Monday, 16:00 in Madrid


@cache
def shipped_rules() -> DecisionTable:
    return policy_from(read_yaml(POLICY)).severity_rules


def assessed(text: str, language: str, **answers: str) -> Assessment:
    return assess(Report(text, answers, language), shipped_rules(), now=NOW, timezone="Europe/Madrid")


def fact(name: str, text: str, language: str, **answers: str) -> str:
    return explicit_facts_of(read_report(Report(text, answers, language)))[name]
