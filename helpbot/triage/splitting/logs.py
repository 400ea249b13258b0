"""The log lines of a message that is split: they are not read, but the problem that they belong to keeps them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.language.logs import is_log

_BEGINNING = 3
"""By so many words a problem is found again in its message."""


def with_logs(parts: Sequence[str], text: str) -> tuple[str, ...]:
    """The problems of a text, each with the log lines that follow its words."""
    beginnings = [" ".join(part.split()[:_BEGINNING]) for part in parts]
    longest = max(map(len, beginnings))
    told, begun = "", 0
    logs: list[list[str]] = [[] for _ in parts]
    for line in text.splitlines():
        if is_log(line):
            logs[begun].append(line)
        else:
            told = f"{told[-longest:]} {' '.join(line.split())}"  # a beginning may be broken across lines
            while begun + 1 < len(parts) and beginnings[begun + 1] in told:
                begun += 1
    return tuple("\n".join((part, *lines)) for part, lines in zip(parts, logs, strict=True))
