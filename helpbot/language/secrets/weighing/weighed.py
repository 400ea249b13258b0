"""Secrets by weight: what looks like one, and stands where one is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpbot.language.marks import Kind
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.weighing.candidates import Candidate, Sort, candidates
from helpbot.language.secrets.weighing.features import Surroundings, stretch_of
from helpbot.language.secrets.weighing.reading import Item, read
from helpbot.language.secrets.weighing.weights import shipped

_REACH = 12
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("label", "misspelt", "pin", "in label", "code"), "password"),
    **dict.fromkeys(("token", "in token"), "token"),
    "question": "credential",
}


def weighed_secrets(text: str) -> Iterator[Finding]:
    """The candidates of a text for which enough speaks."""
    items = read(text)
    surroundings, weights = Surroundings(items), shipped()
    of_stretches: dict[tuple[int, Sort], float] = {}
    for candidate in candidates(items):
        stretch = stretch_of(candidate), candidate.sort
        if stretch not in of_stretches:
            of_stretches[stretch] = weights.sum(surroundings.of_stretch(candidate))
        if weights.start + of_stretches[stretch] + weights.sum(surroundings.of_itself(candidate)) > weights.enough:
            yield Finding(items[candidate.first].start, items[candidate.last].end, _kind(items, candidate))


def _kind(items: Sequence[Item], candidate: Candidate) -> Kind:
    """What kind it is: beside a user name a credential, else by the nearest word before it that says so."""
    if candidate.first and items[candidate.first - 1].word == "/":
        return "credential"
    for item in reversed(items[max(0, candidate.first - _REACH) : candidate.first]):
        for one in item.classes:
            if one in _KINDS:
                return _KINDS[one]
    return "password"
