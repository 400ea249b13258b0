"""From facts to a suggested severity: the rule, the confidence, what would change it, what is worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from helpbot.triage.decision_table import DecisionTable, Rule
from helpbot.triage.facts import ANSWERS, DOMAINS, Facts, FactValues
from helpbot.triage.translations import Translations

_OPEN_TO_CHANGE = ("workaround", "impact", "loss", "scope", "safety", "irreplaceable", "pressure")
"""The facts that may change as a person says more."""
_VARIED = ("function", *_OPEN_TO_CHANGE)
"""The facts whose values are all tried: those that may be unknown or asked about, except what a report resembles."""
_Outcomes: TypeAlias = Mapping[str, Mapping[str, int]]
"""The severity for each value of a fact, all others being as stated."""
_BESIDE_RESEMBLANCE = ("impact", "workaround", "irreplaceable")
"""Further facts to quote if a report is judged by what it resembles."""
_ANYWHERE = range(1, 5)
_POINTS_TO: Mapping[tuple[str, str], range] = MappingProxyType(
    {
        ("loss", "total"): range(1, 4),
        ("impact", "critical"): range(1, 3),
        ("impact", "heavy"): range(1, 4),
        ("impact", "light"): range(2, 5),
        ("impact", "none"): range(3, 5),
        ("scope", "all"): range(1, 4),
        ("scope", "one_user"): range(2, 5),
        ("workaround", "yes"): range(2, 5),
        ("workaround", "no"): range(1, 4),
        ("workaround", "not_needed"): range(3, 5),
        ("function", "cosmetic"): range(3, 5),
        ("safety", "yes"): range(1, 3),
    }
)
"""The severities that a plain fact is consistent with: its words are no reason for any other."""
_PRIOR_KEPT, _PRIOR = 3.0, 3.5
"""Confidence starts at their ratio, 0.86: about the share of complete reports that are judged correctly."""


@dataclass(frozen=True)
class Reason:
    """Why: the rule that fired, the person's words, if any, and what they mean, in their language and in all."""

    rule: str
    quote: str
    effect: str
    meaning: Translations

    def told(self) -> dict[str, str]:
        """The form for storage and JSON."""
        return {"rule": self.rule, "quote": self.quote, "effect": self.effect}


@dataclass(frozen=True)
class Verdict:
    """A severity by the table. `raise_if` and `lower_if` name facts (`workaround.no`), `missing` answers."""

    severity: int
    rule: Rule
    reasons: tuple[Reason, ...]
    confidence: float
    missing: tuple[str, ...]
    raise_if: tuple[str, ...]
    lower_if: tuple[str, ...]


def judge(facts: Facts, asked: frozenset[str], rules: DecisionTable, language: str) -> Verdict:
    """Decide by the table, and try every single fact that could change the outcome.

    If the facts alone lead to the same severity as what the report resembles, their rule is the one given: a person can
    follow it, and argue with it.
    """
    told = _told(facts)
    rule, by_facts = rules.decide(facts.values), rules.decide(told)
    rule = by_facts if by_facts.severity == rule.severity else rule
    outcomes = rules.outcomes(told, _VARIED)
    changes = list(_changes(outcomes, told, {rule.severity, by_facts.severity}, rules))
    return Verdict(
        severity=rule.severity,
        rule=rule,
        reasons=tuple(_reasons(facts, rule, rules, language)),
        confidence=_confidence(outcomes, told, rule.severity, by_facts.severity),
        missing=_missing(outcomes, asked, rule.severity),
        raise_if=tuple(fact for fact, severity in changes if severity < rule.severity),
        lower_if=tuple(fact for fact, severity in changes if severity > rule.severity),
    )


def _told(facts: Facts) -> FactValues:
    """The facts without what the report resembles: with other facts, its words would be different."""
    return {**facts.values, "resembles": "unknown"}


def _changes(outcomes: _Outcomes, told: FactValues, now: Set[int], rules: DecisionTable) -> Iterator[tuple[str, int]]:
    """Every other value of a single fact that leads to another severity."""
    for fact in _OPEN_TO_CHANGE:
        for value, severity in outcomes[fact].items():
            if severity not in now and value not in (told[fact], "unknown") and rules.meaning(fact, value):
                yield f"{fact}.{value}", severity


def _reasons(facts: Facts, rule: Rule, rules: DecisionTable, language: str) -> Iterator[Reason]:
    by_likeness = "resembles" in rule.when
    quoted = {}
    for fact in (*rule.when, *(_BESIDE_RESEMBLANCE if by_likeness else ())):
        quote, meaning = facts.quote(fact), rules.meaning(fact, facts[fact])
        if not quote or not meaning or quote in quoted:
            continue
        if not by_likeness or _agrees(facts, fact, quote, rule.severity):
            quoted[quote] = Reason(rule.id, quote, meaning.in_language(language), meaning)
    if quoted:
        yield from quoted.values()
    else:
        yield Reason(rule.id, "", rule.title.in_language(language), rule.title)


def _agrees(facts: Facts, fact: str, quote: str, severity: int) -> bool:
    """Whether words may be quoted for a severity by resemblance: no plain fact in them contradicts it."""
    pointing = (
        _POINTS_TO.get((one, facts[one]), _ANYWHERE)
        for one in DOMAINS
        if one == fact or _same_words(facts.quote(one), quote)
    )
    return all(severity in levels for levels in pointing)


def _same_words(one: str, other: str) -> bool:
    return bool(one) and (one in other or other in one)


def _missing(outcomes: _Outcomes, asked: frozenset[str], now: int) -> tuple[str, ...]:
    spreads = {name: _spread(_of(outcomes, ANSWERS[name]), now) for name in ANSWERS if name not in asked}
    decisive = [name for name, spread in spreads.items() if spread > 0]
    return tuple(sorted(decisive, key=lambda name: -spreads[name]))


def _spread(severities: Sequence[int], now: int) -> float:
    """How far an answer could move the severity from what it is `now`, and by how many of its values; 0 if by none."""
    moves = [abs(severity - now) for severity in severities if severity != now]
    return max(moves, default=0) + len(moves) / (len(severities) + 1)


def _confidence(outcomes: _Outcomes, told: FactValues, severity: int, by_facts: int) -> float:
    """The share of open outcomes that would leave the severity as it is, smoothed so that it never reaches 1."""
    open_ones = [by_facts, *_of(outcomes, [fact for fact in outcomes if told[fact] == "unknown"])]
    return round((open_ones.count(severity) + _PRIOR_KEPT) / (len(open_ones) + _PRIOR), 2)


def _of(outcomes: _Outcomes, facts: Iterable[str]) -> list[int]:
    """The severities if each of the facts alone takes each of its values."""
    return [severity for fact in facts for value, severity in outcomes[fact].items() if value != "unknown"]
