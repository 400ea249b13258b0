"""The network's input for a report: the words of its parts, and the plain facts found in it.

Words of tone are left out, and so is the punctuation before the first word: shouting and politeness change nothing.
"""

from __future__ import annotations

from itertools import accumulate

from helpbot.triage.facts import Facts
from helpbot.triage.learned.features import TONE_CUES
from helpbot.triage.learned.networks.reports import SeenReport
from helpbot.triage.learned.networks.words import SeenWords
from helpbot.triage.learned.seen_words import TONE, seen_words
from helpbot.triage.report import ReadReport

_MOST_WORDS = 120
"""The rest of a longer part is ignored: people say early what a report is about."""
_OF_TONE = TONE_CUES | {f"not {cue}" for cue in TONE_CUES}


def seen_report(report: ReadReport, facts: Facts) -> SeenReport:
    """The input for a report with at least one word."""
    told = [_untoned(seen_words(part)) for part in report.named_parts.values()]
    starts = accumulate((len(part.words) for part in told), initial=0)
    return SeenReport(
        SeenWords(
            [word for part in told for word in part.words],
            [sign for part in told for sign in part.before],
            [(cue, start + at) for start, part in zip(starts, told, strict=False) for cue, at in part.cues],
        ),
        [number for number, part in enumerate(told) for _ in part.words],
        [f"{fact}={value}" for fact, value in facts.values.items() if fact != "resembles"],
    )


def _untoned(seen: SeenWords) -> SeenWords:
    """The first words that are not of tone."""
    kept = [place for place, word in enumerate(seen.words) if word != TONE][:_MOST_WORDS]
    again = {place: now for now, place in enumerate(kept)}
    return SeenWords(
        [seen.words[place] for place in kept],
        [seen.before[place] if now else 0 for now, place in enumerate(kept)],
        [(cue, again[place]) for cue, place in seen.cues if place in again and cue not in _OF_TONE],
    )
