"""From facts to a suggested severity: the rule that fired, how sure it is, what would change it, what is worth asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpbot.triage.decision_table import DecisionTable, Rule
from helpbot.triage.facts import ANSWERS, DOMAINS, Facts


@dataclass(frozen=True)
class Reason:
    """Why: the rule that fired, the person's words, and what they mean, per language."""

    rule: str
    quote: str
    effect: str
    wording: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Verdict:
    """A severity by the table. `raise_if` and `lower_if` are facts as `workaround.no`; `missing` are answers to ask for."""

    severity: int
    rule: Rule
    reasons: tuple[Reason, ...]
    confidence: float
    missing: tuple[str, ...]
    raise_if: tuple[str, ...]
    lower_if: tuple[str, ...]


def judge(facts: Facts, answered: frozenset[str], rules: DecisionTable, language: str) -> Verdict:
    """Decide by the table and look at every single fact that could change the outcome."""
    rule = rules.decide(facts.values)
    changes = list(_changes(facts, rule, rules))
    return Verdict(
        severity=rule.severity,
        rule=rule,
        reasons=tuple(_reasons(facts, rule, rules, language)),
        confidence=_confidence(facts, rule, rules, answered),
        missing=_missing(facts, answered, rules),
        raise_if=tuple(fact for fact, severity in changes if severity < rule.severity),
        lower_if=tuple(fact for fact, severity in changes if severity > rule.severity),
    )


def _changes(facts: Facts, rule: Rule, rules: DecisionTable) -> Iterator[tuple[str, int]]:
    """Every other value of a single fact that leads to another severity."""
    values = facts.values
    for fact, domain in DOMAINS.items():
        for value in domain:
            if value not in (values[fact], "unknown"):
                severity = rules.decide(values | {fact: value}).severity
                if severity != rule.severity and rules.wording(fact, value):
                    yield f"{fact}.{value}", severity


def _reasons(facts: Facts, rule: Rule, rules: DecisionTable, language: str) -> Iterator[Reason]:
    quoted = {}
    for fact in rule.when:
        quote, wording = facts.quote(fact), rules.wording(fact, facts[fact])
        if quote and wording and quote not in quoted:
            quoted[quote] = Reason(rule.id, quote, wording.get(language, fact), wording)
    if quoted:
        yield from quoted.values()
    else:
        yield Reason(rule.id, "", rule.title.get(language, rule.id), rule.title)


def _missing(facts: Facts, answered: frozenset[str], rules: DecisionTable) -> tuple[str, ...]:
    spreads = {name: _spread(facts, name, rules) for name in ANSWERS if name not in answered}
    decisive = [name for name, spread in spreads.items() if spread > 0]
    return tuple(sorted(decisive, key=lambda name: -spreads[name]))


def _spread(facts: Facts, answer: str, rules: DecisionTable) -> float:
    """How far apart the severities lie that the answer may lead to, each fact varied alone; 0 when none changes it."""
    values = facts.values
    outcomes = [
        rules.decide(values | {fact: value}).severity
        for fact in ANSWERS[answer]
        for value in DOMAINS[fact]
        if value != "unknown"
    ]
    now = rules.decide(values).severity
    changed = [outcome for outcome in outcomes if outcome != now]
    return max((abs(outcome - now) for outcome in changed), default=0) + len(changed) / (len(outcomes) + 1)


def _confidence(facts: Facts, rule: Rule, rules: DecisionTable, answered: frozenset[str]) -> float:
    """The share of what is still open that would leave the severity as it is."""
    values = facts.values
    open_facts = [fact for fact, value in values.items() if value == "unknown"]
    outcomes = [
        rules.decide(values | {fact: value}).severity
        for fact in open_facts
        for value in DOMAINS[fact]
        if value != "unknown"
    ]
    kept = sum(outcome == rule.severity for outcome in outcomes)
    return round((kept + 3) / (len(outcomes) + 3.5), 2)
