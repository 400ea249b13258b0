"""The batch commands: JSON lines in, JSON lines out, in order; a bad line does not spoil the others."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from helpbot.cli.batch import Request, run_batch
from tests.cli.run import helpbot


def batch(command: str, *lines: dict[str, object] | str, options: tuple[str, ...] = (), code: int = 0) -> list[dict]:
    given = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    outcome = helpbot(command, "--batch", *options, given=given)
    assert outcome.code == code, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_questions_are_answered_in_order() -> None:
    first, second, third = batch(
        "ask",
        {"query": "olvidé mi contraseña"},
        {"query": "I forgot my password", "lang": "en"},
        {"query": "who won the world cup in 1986"},
    )
    assert (first["outcome"], first["lang"]) == ("answered", "es")
    assert first["articles"][0]["id"] == second["articles"][0]["id"] == "reset-forgotten-password"
    assert third["outcome"] == "unknown"
    assert len(third["articles"]) == 5
    scores = [article["score"] for article in first["articles"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_another_folder_with_nothing_but_articles(tmp_path: Path) -> None:
    (tmp_path / "feed_dog?.yaml").write_text("questions: {en: [how do I feed my dog, dog food]}", "utf-8")
    (tmp_path / "walk_dog.yaml").write_text("title: {en: Walking the dog}", "utf-8")
    [answer] = batch("ask", {"query": "food for dogs", "lang": "es"}, options=("--knowledge", str(tmp_path)))
    assert (answer["lang"], answer["articles"][0]["id"]) == ("en", "feed_dog?")


def test_a_bug_is_not_reported_as_a_mistake_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Request) -> dict[str, object]:
        raise ValueError("max() of nothing")

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"{}\n")))
    with pytest.raises(ValueError, match="max"):
        run_batch(Request, fail)


def test_odd_questions_get_an_outcome() -> None:
    odd = ["", " ", "🙂", "\u0000\u0007", "x" * 40_000, "<!channel>", "これは何ですか"]
    answers = batch("ask", *({"query": query} for query in odd))
    assert len(answers) == len(odd)
    assert all(answer["outcome"] != "answered" for answer in answers)


def test_a_bad_line_is_answered_with_its_error_and_the_rest_continues() -> None:
    bad, wrong, good = batch("ask", "{not json", {"question": "x"}, {"query": "olvidé mi contraseña"}, code=1)
    assert "Invalid JSON" in bad["error"]
    assert wrong == {"error": "query: Field required"}
    assert good["articles"][0]["id"] == "reset-forgotten-password"


def test_a_report_is_assessed() -> None:
    [found] = batch(
        "triage",
        {
            "text": "Nobody can make or receive calls, the whole contact center is down. My password is Tr0ub4dor&3",
            "answers": {
                "business_impact": "we cannot work at all",
                "affected": "all 200 agents",
                "workaround": "none",
                "since": "9:15",
            },
            "opened_at": "2026-11-23T10:00:00+01:00",
            "timezone": "Europe/Madrid",
        },
    )
    assert found["severity"] == 1
    assert set(found) == {
        "severity",
        "reasons",
        "missing",
        "fields",
        "problems",
        "redacted",
        "response_due",
        "restoration_due",
    }
    assert set(found["fields"]) == {
        "summary",
        "component",
        "affected_scope",
        "affected_count",
        "workaround",
        "started_at",
        "error_codes",
    }
    assert found["fields"]["affected_count"] == 200
    assert all(set(reason) == {"rule", "quote", "effect"} for reason in found["reasons"])
    assert "Tr0ub4dor" not in json.dumps(found)
    assert found["response_due"] == "2026-11-23T10:10:00+01:00"
    assert found["restoration_due"] == "2026-11-26T10:00:00+01:00"


def test_a_given_severity_sets_the_clocks() -> None:
    line = {"text": "the logo is old", "opened_at": "2026-11-20T16:30:00Z", "timezone": "UTC"}
    second, fourth = batch("triage", {**line, "severity": 2}, {**line, "severity": 4})
    assert second["response_due"] == "2026-11-23T08:30:00+00:00"
    assert fourth["response_due"] == "2026-11-23T16:30:00+00:00"
    assert fourth["restoration_due"] is None


def test_an_invalid_line_for_triage() -> None:
    lines = [{"text": "x", "timezone": "Mars"}, {"text": "x", "timezone": "Europe"}, {"text": "x", "severity": 7}]
    [zone, continent, severity] = batch("triage", *lines, code=1)
    assert zone["error"].startswith("timezone: '")
    assert "not a time zone" in zone["error"]
    assert "not a time zone" in continent["error"]
    assert severity["error"].startswith("severity: ")
