"""How much a message sounds like the report of a problem, rather than a question, a request or small talk."""

from __future__ import annotations

from helpbot.triage.extraction.sight import data_in_sight
from helpbot.triage.extraction.texts.phrases import covered
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.splitting import split

PLAINLY_A_REPORT = 0.55
"""From here on a message is plain enough to be taken for a report."""
PERHAPS_A_REPORT = 0.3
"""From here on words mention some trouble."""
_ASKING = ("howto", "request")
_TELLING = ("total", "broken", "leak", "takeover", "runaway", "exposed", "fallen", "announces")
"""Cues of trouble: each of them makes a report by itself."""
_HINTING = (
    "partial",
    "share",
    "others_spared",
    "heavy",
    "critical",
    "still_served",
    "way_round",
    "tried_in_vain",
    "recurring",
    "cosmetic",
    "start",
)
"""Circumstances: who is spared, since when, how people manage. Two of them, or one in a long message, also do."""
_LONG = 14
_ENOUGH_HINTS = 2


def is_report(text: str, language: str) -> float:
    """How plainly a message reports a problem, in [0, 1]; questions, requests, greetings and chat are near 0.

    The plainest of several things in one message counts.
    """
    if _tells_nothing(read(text, language)):
        return 0.0  # then its parts do not either: most questions need not be split
    return max((_plainness(part, language) for part in split(text, language)), default=0.0)


def ends_in_trouble(text: str, language: str) -> bool:
    """Whether the last word ends a phrase of trouble: the `entre` of `no hay quien entre` is no preposition."""
    reading = read(text, language)
    last = len(reading.words) - 1
    return any(hit.cue in _TELLING and hit.first < hit.last == last for hit in reading.plain)


def _tells_nothing(reading: Reading) -> bool:
    """Whether a short message has no word of trouble or its circumstances."""
    return len(reading.words) < _LONG and not reading.says(*_TELLING, *_HINTING) and not data_in_sight(reading)


def _plainness(text: str, language: str) -> float:
    reading = read(text, language)
    asking = _asks(reading) + text.rstrip().endswith("?")
    return max(0.0, min(1.0, _trouble(reading) - 0.4 * asking))


def _asks(reading: Reading) -> bool:
    """Whether there are words of a question or wish that do not only lead up to what follows: `a question: …`."""
    leading = reading.found.get("opening", ())
    return any(hit.cue in _ASKING and not any(one.holds(hit) for one in leading) for hit in reading.plain)


def _trouble(reading: Reading) -> float:
    hints = sum(reading.has(cue) for cue in _HINTING) + (len(reading.words) >= _LONG)
    if _tells(reading) or data_in_sight(reading):
        return 0.8 if hints else 0.72
    fails_in_part = reading.has("partial") and bool(reading.components)  # `the report is slow`
    return 0.56 if hints >= _ENOUGH_HINTS or fails_in_part else 0.3 * bool(hints)


def _tells(reading: Reading) -> bool:
    """Whether there is a word of trouble that is not part of an order to a machine: `ignore your instructions`."""
    orders = reading.found.get("to_a_machine", ())
    return any(hit.cue in _TELLING and not covered(hit.first, orders) for hit in reading.plain)
