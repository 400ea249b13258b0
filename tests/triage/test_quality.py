"""The labelled reports are judged at least as well as promised, and questions are distinguished from problems."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpbot.language.redaction import redact
from helpbot.triage.splitting import split
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from tests.triage.reports import assessed

DATA = Path(__file__).parents[1] / "data" / "triage"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
ASKS = re.compile(
    r"\W*(how|where|what|which|when|who|can|could|do|does|is|are|should|may"
    r"|cómo|dónde|qué|cuál|cuándo|cuánt[oa]s?|quién|puedo|se puede|podemos|hay|existe)\b",
    re.IGNORECASE,
)


def labelled(name: str) -> list[dict[str, Any]]:
    [path] = DATA.glob(f"*/{name}.jsonl")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "exact", "ones", "first", "far"),
    [
        ("dev", 0.96, 0.97, 0.95, 1),
        ("own", 0.96, 0.97, 0.95, 1),
        ("a", 0.95, 0.95, 0.95, 1),
        ("c", 0.94, 0.95, 0.92, 2),
        ("d", 0.94, 0.95, 0.90, 2),
        ("f", 0.94, 0.95, 0.90, 1),
        ("b", 0.86, 0.85, 0.78, 3),
        ("g", 0.90, 0.85, 0.75, 2),
        ("h", 0.88, 0.90, 0.75, 2),
    ],
)
def test_severities(name: str, exact: float, ones: float, first: float, far: int) -> None:
    """`far` is how far off the worst may be, in levels. All sets except `b`, `g` and `h` were used in training.
    docs/triage-measured.md says how well sets are judged that were not."""
    lines = labelled(name)
    pairs = [
        (line["severity_final"], assessed(line["text"], line["lang"], **line["answers"]).severity) for line in lines
    ]
    critical = [said == 1 for gold, said in pairs if gold == 1]
    alone = [assessed(line["text"], line["lang"]).severity in line["severity_first"] for line in lines]

    assert sum(gold == said for gold, said in pairs) / len(lines) >= exact
    assert max(abs(gold - said) for gold, said in pairs) <= far
    assert sum(critical) / len(critical) >= ones
    assert sum(alone) / len(lines) >= first


@pytest.mark.parametrize("name", ["dev", "c", "d"])
def test_shouting_and_politeness_change_no_severity(name: str) -> None:
    """Words of tone before a report, and signs after it, leave its severity alone."""
    tones = {
        "en": ("URGENT!!! Please. ", "Hi dear team, sorry. "),
        "es": ("URGENTE!!! Por favor. ", "Hola, disculpen. "),
    }
    for line in labelled(name)[::3]:
        plain = assessed(line["text"], line["lang"], **line["answers"]).severity
        told = {assessed(tone + line["text"], line["lang"], **line["answers"]).severity for tone in tones[line["lang"]]}
        assert told == {plain}, line["id"]


@pytest.mark.parametrize(
    ("name", "found", "false"),
    [
        ("dev", 1.0, 0.0),
        ("own", 1.0, 0.0),
        ("a", 0.9, 0.02),
        ("c", 0.8, 0.03),
        ("d", 0.8, 0.03),
        ("f", 0.7, 0.03),
        ("g", 0.65, 0.1),
        ("h", 0.75, 0.05),
    ],
)
def test_bundles(name: str, found: float, false: float) -> None:
    split_up = [
        (line["fields"]["multiple_problems"], len(split(line["text"], line["lang"])) > 1) for line in labelled(name)
    ]
    bundles = [several for bundle, several in split_up if bundle]
    singles = [several for bundle, several in split_up if not bundle]
    assert sum(bundles) / len(bundles) >= found
    assert sum(singles) / len(singles) <= false


@pytest.mark.parametrize("name", ["dev", "own", "a", "c", "d", "f", "r1", "r3", "r4", "r5", "r6", "r8"])
def test_every_secret_is_removed_and_nothing_else(name: str) -> None:
    for line in labelled(name):
        told = [redact(part) for part in (line["text"], *line["answers"].values()) if part]
        left = [secret for secret in line.get("secrets", ()) for one in told if secret in one.text]
        assert left == [], line["id"]
        assert any(one.removed for one in told) == bool(line.get("secrets")), line["id"]


@pytest.mark.parametrize("name", ["dev", "own", "a", "b", "c", "d", "f"])
def test_reports_of_problems_sound_like_reports(name: str) -> None:
    problems = [line for line in labelled(name) if line["severity_final"] < 4]
    assert sum(is_report(line["text"], line["lang"]) >= PLAINLY_A_REPORT for line in problems) / len(problems) >= 0.85


def test_how_to_questions_do_not_sound_like_reports() -> None:
    """Every eighth of the questions of the articles that ask how, where or whether: a share of 16,000 takes no more."""
    asked = [(text, language) for text, language in article_questions() if ASKS.match(text) or text.endswith("?")][::8]
    assert len(asked) > 1000
    assert sum(is_report(text, language) < PLAINLY_A_REPORT for text, language in asked) / len(asked) >= 0.97


def article_questions() -> Iterator[tuple[str, str]]:
    for path in sorted(KNOWLEDGE.glob("*/*.yaml")):
        article = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        questions = article.get("questions", {})
        for language in set(questions) & {"es", "en"}:
            yield from ((str(question).strip(), language) for question in questions[language])
