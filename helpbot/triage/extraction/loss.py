"""How much of a function is lost: all of it, all of it for a share of the people, some of it, or it is not said."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def loss(report: ReadReport) -> Finding:
    """`part` (a share is hit, the others are spared), `partial` (worse, slower, not always), `total` or `unknown`."""
    said = (report.text, report.affected, report.impact)
    for value, parts, cues in (
        ("part", said[:2], ("share", "others_spared")),
        ("total", said, ("total",)),
        ("partial", said, ("partial",)),
        ("total", (report.impact,), ("critical",)),
    ):
        quote = _quote(parts, cues)
        if quote:
            return Finding(value, quote)
    return Finding("unknown")


def _quote(parts: tuple[Reading, ...], cues: tuple[str, ...]) -> str:
    return next((part.quote(cue) for cue in cues for part in parts if part.has(cue)), "")
