"""`helpbot check --report`: failing tests, which articles took their questions, and what thresholds cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import helpbot

FEED = """questions: {en: [how do I feed my dog, food for dogs, what do dogs eat]}
tests: {matches: {en: [feeding dogs, "a [red]lead[/red] for the walk"]}, does_not_match: {en: [food for dogs]}}
answer: {en: Twice a day.}
"""
WALK = """questions: {en: [how often should I walk my dog, walking the dog on a lead, a walk in the park]}
tests: {matches: {en: [walk with the dog]}}
answer: {en: Three times a day.}
"""

SETTINGS = """search: {answered: 0.55, suggested: 0.15}
check: {found_first: 0, found_among_offered: 0, answered_wrongly: 1}
"""


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    (tmp_path / "pets").mkdir()
    (tmp_path / "pets" / "feed.yaml").write_text(FEED, "utf-8")
    (tmp_path / "pets" / "walk.yaml").write_text(WALK, "utf-8")
    (tmp_path / "outside.yaml").write_text("en: [weather tomorrow, feed the cat]\n", "utf-8")
    (tmp_path / "app.yaml").write_text(SETTINGS, "utf-8")
    return tmp_path


def test_tables_name_failing_tests_the_articles_that_took_them_and_present_thresholds(installation: Path) -> None:
    outcome = helpbot("check", "--knowledge", "pets", "--report", folder=installation)
    assert outcome.code == 0, outcome.err
    assert "Failing tests" in outcome.out
    assert "[red]lead[/red]" in outcome.out
    assert "Who takes whose questions" in outcome.out
    for title, present in (("search.answered", "0.55 ◀"), ("search.suggested", "0.15 ◀")):
        assert f"What {title} costs" in outcome.out
        assert present in outcome.out
    assert outcome.out.splitlines()[-1] == "2 articles in en: no problems found"


def test_names_of_files_are_shown_as_they_are(installation: Path) -> None:
    (installation / "pets" / "walk.yaml").rename(installation / "pets" / "[walk].yaml")
    outcome = helpbot("check", "--knowledge", "pets", "--report", folder=installation)
    assert outcome.out.count("[walk]") == 2  # what was found, and which articles take whose questions


def test_as_json_with_ones_own_lines_out_of_scope(installation: Path) -> None:
    outcome = helpbot("check", "--knowledge", "pets", "--json", "--out-of-scope", "outside.yaml", folder=installation)
    report = json.loads(outcome.out)
    assert (report["tests"], report["thieves"]) == (3, {"walk": {"feed": 1}})
    assert {failing["article"] for failing in report["failing"]} == {"feed"}
    [now] = [row for row in report["costs"]["answered"] if row["current"]]
    assert (now["threshold"], now["inside"], now["outside"]) == (0.55, 3, 2)


def test_below_the_standard_the_report_is_shown_and_the_exit_code_is_1(installation: Path) -> None:
    (installation / "app.yaml").write_text("check: {found_first: 1}\n", "utf-8")
    outcome = helpbot("check", "--knowledge", "pets", "--report", folder=installation)
    assert outcome.code == 1
    assert "What search.answered costs" in outcome.out
    assert "answer tests: 66.7% of the questions" in outcome.err


def test_a_missing_file_of_lines_is_reported(installation: Path) -> None:
    outcome = helpbot("check", "--knowledge", "pets", "--report", "--out-of-scope", "none.yaml", folder=installation)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("none.yaml")
