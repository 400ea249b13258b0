"""The labelled reports are judged at least as well as promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.triage.reports import assessed

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(("file", "exact", "first"), [("triage-dev", 0.91, 0.82), ("triage-own", 0.94, 0.83)])
def test_labelled_reports(file: str, exact: float, first: float) -> None:
    lines = [json.loads(line) for line in (DATA / f"{file}.jsonl").read_text("utf-8").splitlines()]
    told = [assessed(line["text"], line["lang"], **line["answers"]) for line in lines]
    alone = [assessed(line["text"], line["lang"]) for line in lines]
    gold = [line["severity_final"] for line in lines]
    ones = [one.severity == 1 for one, level in zip(told, gold, strict=True) if level == 1]
    bundles = [line["fields"]["multiple_problems"] for line in lines]

    assert sum(one.severity == level for one, level in zip(told, gold, strict=True)) / len(lines) >= exact
    assert max(abs(one.severity - level) for one, level in zip(told, gold, strict=True)) == 1
    assert sum(ones) / len(ones) >= 0.95
    assert sum(a.severity in line["severity_first"] for a, line in zip(alone, lines, strict=True)) / len(lines) >= first
    assert [len(one.problems) > 1 for one in told] == bundles
