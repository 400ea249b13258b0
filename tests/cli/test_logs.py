"""The log: one line per record, with the fields that connect the lines, and never what somebody wrote."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from helpbot.cli.logs import JsonFormatter, TextFormatter


def _record(message: str, **fields: object) -> logging.LogRecord:
    record = logging.getLogger("helpbot.desk").makeRecord("helpbot.desk", logging.INFO, "f", 1, message, (), None)
    record.__dict__.update(fields, created=1_795_435_200.5)
    return record


def _raised(said: str = "my secret illness") -> logging.LogRecord:
    try:
        raise ValueError(said)
    except ValueError:
        return _record("it failed", exc_info=sys.exc_info())


def test_a_json_line_has_the_fields() -> None:
    told = json.loads(JsonFormatter().format(_record("delivered", reference="r1", delivery="d1", attempt=2, other="x")))
    assert told == {
        "time": "2026-11-23T12:00:00.500+00:00",
        "level": "info",
        "logger": "helpbot.desk",
        "message": "delivered",
        "reference": "r1",
        "delivery": "d1",
        "attempt": 2,
    }


def test_a_text_line_has_them_too() -> None:
    told = TextFormatter().format(_record("delivered", reference="r1"))
    assert told == "2026-11-23 12:00:00.500Z INFO delivered reference=r1"


@pytest.mark.parametrize("formatter", [JsonFormatter(), TextFormatter()])
def test_an_exception_is_logged_without_its_message(formatter: logging.Formatter) -> None:
    told = formatter.format(_raised())
    assert "ValueError" in told
    assert "test_logs.py" in told
    assert "illness" not in told


def test_json_is_one_line() -> None:
    assert "\n" not in JsonFormatter().format(_raised())
