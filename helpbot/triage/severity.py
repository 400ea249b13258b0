"""From facts to a suggested severity: the rule, how sure it is, what would change it, what is worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from helpbot.triage.decision_table import DecisionTable, Rule
from helpbot.triage.facts import ANSWERS, DOMAINS, Facts, FactValues
from helpbot.triage.translations import Translations

_OPEN_TO_CHANGE = ("workaround", "impact", "loss", "scope", "safety", "irreplaceable", "pressure")
"""What may turn out otherwise when a person tells more."""
_VARIED = ("function", *_OPEN_TO_CHANGE)
"""Of these each value is looked at: all that may be unknown, but what a report resembles, and all that is asked."""
_Outcomes: TypeAlias = Mapping[str, Mapping[str, int]]
"""The severity by each value of a fact, all others being as they were told."""
_BESIDE_RESEMBLANCE = ("impact", "workaround", "irreplaceable")
"""Facts that are quoted as well when a report is judged by what it resembles."""
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
"""The severities that a plain fact goes with: its words are no reason for any other."""
_PRIOR_KEPT, _PRIOR = 3.0, 3.5
"""Confidence starts at their ratio, 0.86: about as often as judgements from complete reports are right."""


@dataclass(frozen=True)
class Reason:
    """Why: the rule that fired, the person's words, if any, and what they mean: in their language, and in each."""

    rule: str
    quote: str
    effect: str
    meaning: Translations

    def told(self) -> dict[str, str]:
        """Ready to be stored, and for JSON."""
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
    """Decide by the table and look at every single fact that could change the outcome.

    Where the facts alone lead to the same severity as what the report resembles, their rule is the one that is told: a
    person can follow it, and argue with it.
    """
    told = _told(facts)
    rule, by_facts = rules.decide(facts.values), rules.decide(told)
    rule = by_facts if by_facts.severity == rule.severity else rule
    outcomes = {fact: rules.severities(fact, told) for fact in _VARIED}
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
    """What was told, without what the report resembles: other facts would be told in other words."""
    return {**facts.values, "resembles": "unknown"}


def _changes(outcomes: _Outcomes, told: FactValues, now: Set[int], rules: DecisionTable) -> Iterator[tuple[str, int]]:
    """Every other value of a single fact that leads to another severity."""
    for fact in _OPEN_TO_CHANGE:
        for value, severity in outcomes[fact].items():
            other = value not in (told[fact], "unknown")
            if other and severity not in now and rules.meaning(fact, value):
                yield f"{fact}.{value}", severity


def _reasons(facts: Facts, rule: Rule, rules: DecisionTable, language: str) -> Iterator[Reason]:
    by_likeness = "resembles" in rule.when
    quoted = {}
    for fact in (*rule.when, *(_BESIDE_RESEMBLANCE if by_likeness else ())):
        quote, meaning = facts.quote(fact), rules.meaning(fact, facts[fact])
        if by_likeness and not _agrees(facts, fact, quote, rule.severity):
            continue
        if quote and meaning and quote not in quoted:
            quoted[quote] = Reason(rule.id, quote, meaning.in_language(language), meaning)
    if quoted:
        yield from quoted.values()
    else:
        yield Reason(rule.id, "", rule.title.in_language(language), rule.title)


def _agrees(facts: Facts, fact: str, quote: str, severity: int) -> bool:
    """Whether words may be quoted for a severity that likeness alone suggests: plain facts in them say nothing else."""
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
    """How far the severities of an answer's values move from what it is `now`, and how many do; 0 when none does."""
    moves = [abs(severity - now) for severity in severities if severity != now]
    return max(moves, default=0) + len(moves) / (len(severities) + 1)


def _confidence(outcomes: _Outcomes, told: FactValues, severity: int, by_facts: int) -> float:
    """The share of what is still open that would leave the severity as it is, never quite certain."""
    open_ones = [by_facts, *_of(outcomes, [fact for fact in outcomes if told[fact] == "unknown"])]
    return round((open_ones.count(severity) + _PRIOR_KEPT) / (len(open_ones) + _PRIOR), 2)


def _of(outcomes: _Outcomes, facts: Iterable[str]) -> list[int]:
    """The severities when each of the facts alone takes each of its values."""
    return [severity for fact in facts for value, severity in outcomes[fact].items() if value != "unknown"]
