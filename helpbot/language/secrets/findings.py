"""The places of secrets in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpbot.language.marks import Kind


class Finding(NamedTuple):
    """The characters from `start` to `end` are a secret of this kind."""

    start: int
    end: int
    kind: Kind


def without_overlap(findings: Iterable[Finding]) -> Iterator[Finding]:
    """In order of place; findings that share characters become one, of the kind of the longest, of equals the first."""
    pending: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        if pending and finding.start >= max(known.end for known in pending):
            yield _joined(pending)
            pending = []
        pending.append(finding)
    if pending:
        yield _joined(pending)


def _joined(findings: list[Finding]) -> Finding:
    longest = max(findings, key=lambda finding: finding.end - finding.start)
    return Finding(findings[0].start, max(finding.end for finding in findings), longest.kind)
