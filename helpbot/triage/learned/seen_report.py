"""The network's input for a report: the words of its parts, and the plain facts found in it.

Words of tone are left out, and so is the punctuation before the first word: shouting and politeness change nothing.
"""

from __future__ import annotations

from itertools import chain

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
    return SeenReport(
        SeenWords(*(list(chain.from_iterable(of_parts)) for of_parts in zip(*told, strict=True))),
        [len(part.words) for part in told],
        [f"{fact}={value}" for fact, value in facts.values.items() if fact != "resembles"],
    )


def _untoned(seen: SeenWords) -> SeenWords:
    """The first words that are not of tone."""
    kept = [place for place, word in enumerate(seen.words) if word != TONE][:_MOST_WORDS]
    return SeenWords(
        [seen.words[place] for place in kept],
        [seen.before[place] if now else 0 for now, place in enumerate(kept)],
        [[cue for cue in seen.cues[place] if cue not in _OF_TONE] for place in kept],
    )
