"""How much of a function is lost: all of it, all of it for some of the people, some of it, or unknown."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit, covered
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport


def loss(report: ReadReport) -> Finding:
    """`part` (some are affected, others are not), `partial` (worse, slower, not always), `total` or `unknown`."""
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
    hits = ((part, hit) for cue in cues for part in parts for hit in part.all(cue) if not _tells_whom(part, hit))
    return next((part.quote_of(hit) for part, hit in hits), "")


def _tells_whom(part: Reading, hit: Hit) -> bool:
    """Whether words of a total loss only say who is affected: `choppy | for everyone`."""
    if hit.cue != "total" or hit.last - hit.first > 1 or not covered(hit.last, part.found.get("everyone", ())):
        return False
    clause = part.words[hit.first].clause
    return any(part.words[worse.first].clause == clause for worse in part.all("partial"))
