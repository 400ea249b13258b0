"""Log lines that a person pasted: they do not tell which language the person speaks."""

from __future__ import annotations

import re

_STAMP = r"\[?(?:\d{4}-\d\d-\d\d|\d\d/\d\d/\d{2,4}|\d\d:\d\d:\d\d)"
_LEVEL = r"\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
_FRAME = r"at [\w$.<>]+\(|File \"|Traceback \(|Caused by:|(?:Uncaught |Unhandled )?[\w.]+(?:Exception|Error):"
_LOG_LINE = re.compile(rf"\s*(?:{_STAMP}|{_LEVEL}|{_FRAME})")


def without_log(text: str) -> str:
    """The lines of a text that are no log lines; empty for a log alone."""
    return "\n".join(line for line in text.splitlines() if not is_log(line)).strip()


def is_log(line: str) -> bool:
    """Whether a line is one of a log."""
    return _LOG_LINE.match(line) is not None
