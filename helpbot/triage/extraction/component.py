"""Which part of the product a report is about, and whether the business depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

OTHER = "other"
UNSPECIFIC = "performance"
"""The component whose words fit any other: `it is down`, `error`."""
AREAS = frozenset(
    {
        "voice",
        "login",
        "routing",
        "chat",
        "integration",
        "security",
        "reporting",
        "video",
        "recording",
        "email",
        "ivr",
        "desktop_app",
        "mobile_app",
        "admin",
        "billing",
        "dialer",
        "wfm",
        "performance",
        "api",
        "presence",
        "voicemail",
        "notifications",
        "other",
    }
)
"""The parts of the product, as the `components` of every vocabulary name them."""
_CORE = frozenset(
    {"voice", "login", "routing", "chat", "ivr", "dialer", "email", "integration", "performance", "desktop_app", "api"}
)
_OWN, _PASSING = 2.0, 0.8
"""The weight of a word that belongs to one part, and of one that occurs in reports about anything (a call, the app)."""
_YIELDING = {
    "desktop_app": 0.5,
    "performance": 0.6,
    "admin": 0.7,
    "routing": 0.7,
    "wfm": 0.7,
    "presence": 0.85,
}
"""Parts that give way to any other: a slow dashboard is about the dashboard, a button about what it does."""
_REPEATED = 0.6
_LONGER = 0.05
"""What each further word of a phrase adds."""
_EARLY_WORDS, _EARLY = 12, 1.3
_FAILING = 1.2
_TROUBLE = ("total", "broken", "partial", "cosmetic")


class _Named(NamedTuple):
    """A place that names a part of the product, and the weight of its words."""

    hit: Hit
    weight: float


@lru_cache(maxsize=16)  # needed several times per report
def component(report: ReadReport) -> Finding:
    """The component whose words weigh most; early words and those of a clause about a failure weigh more.

    `other` if there are none.
    """
    text = report.text
    named = list(_named(text))
    if not named:
        return Finding(OTHER)
    weights = _weights(named, text)
    best = max(weights, key=lambda name: weights[name])
    return Finding(best, text.quote_of(next(one.hit for one in named if one.hit.cue == best)))


def function(report: ReadReport) -> Finding:
    """`core` when customers are served through it, `secondary` if not, `cosmetic` when only the looks are wrong."""
    text = report.text
    if text.has("cosmetic") and not text.has("total", "critical"):
        return Finding("cosmetic", text.quote("cosmetic"))
    found = component(report)
    if found.value == OTHER:
        return Finding("unknown")
    return Finding("core" if found.value in _CORE else "secondary", found.quote)


def _named(text: Reading) -> Iterator[_Named]:
    """Every place that names a part, in order; a word inside a longer phrase names nothing by itself."""
    every = [_Named(hit, _OWN) for hit in text.components] + [_Named(hit, _PASSING) for hit in text.in_passing]
    every.sort(key=lambda one: (one.hit.first, -one.weight))
    phrases = [one.hit for one in every if one.hit.last > one.hit.first]
    for one in every:
        if not any(phrase.swallows(one.hit) for phrase in phrases):
            yield one


def _weights(named: Iterable[_Named], text: Reading) -> dict[str, float]:
    failing = {text.words[hit.first].clause for cue in _TROUBLE for hit in text.found.get(cue, ())}
    weights: dict[str, float] = {}
    for (cue, first, last), weight in named:
        early = 1 + max(0, _EARLY_WORDS - first) / _EARLY_WORDS * _EARLY
        fails = _FAILING if text.words[first].clause in failing else 1.0
        repeated = _REPEATED if cue in weights else 1.0
        longer = 1 + _LONGER * (last - first)
        own = weight * _YIELDING.get(cue, 1.0)
        weights[cue] = weights.get(cue, 0.0) + own * repeated * early * fails * longer
    return weights
