"""The log of a running bot: lines for people, or JSON for programs. It never quotes what somebody wrote.

Every line about an event or a message carries its `reference`: the correlation id that the person sees in an apology.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from enum import StrEnum

FIELDS = ("reference", "delivery", "attempt", "seconds")
"""What the program's own lines may carry besides their message."""


_NOISY = ("alembic.runtime.plugins",)
"""Loggers of libraries whose lines are of no use to operators."""


class LogFormat(StrEnum):
    """How the log is written."""

    TEXT = "text"
    JSON = "json"


def set_up(form: LogFormat) -> None:
    """Log to standard error, from INFO upwards: below that libraries quote what people say."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if form is LogFormat.JSON else TextFormatter())
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


class TextFormatter(logging.Formatter):
    """`time LEVEL message reference=…`"""

    def format(self, record: logging.LogRecord) -> str:
        """One line; more with a traceback."""
        time = _time(record).isoformat(sep=" ", timespec="milliseconds").removesuffix("+00:00")
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        return "\n".join([f"{time}Z {record.levelname} {record.getMessage()}{fields}", *_places(record)])


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time (UTC), level, logger and message, then the fields of the line."""
        told: dict[str, object] = {
            "time": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if places := _places(record):
            told["places"] = places
        return json.dumps(told, ensure_ascii=False, default=str)


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}


def _places(record: logging.LogRecord) -> list[str]:
    """What was raised and where, without its message, which may quote what somebody wrote."""
    if not record.exc_info or record.exc_info[0] is None:
        return []
    kind, _, trace = record.exc_info
    return [kind.__name__, *(line.rstrip() for line in traceback.format_tb(trace))]
