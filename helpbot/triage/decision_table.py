"""The decision table: from facts to a severity, the first rule that fits wins.

Admins edit it as `severity_rules` in knowledge/support/policy.yaml. Loading it proves that every combination of facts
reaches a rule and that every rule can be reached, so that no edit leaves a gap or a dead rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import and_
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator, model_validator

from helpbot.explaining import Mistake, Mistakes
from helpbot.field_types import written_as
from helpbot.problems import did_you_mean
from helpbot.triage.fact_regions import Region, subtract, whole
from helpbot.triage.facts import DOMAINS, FactValues
from helpbot.triage.translations import Translations
from helpbot.validation import FileModel

_TOLD = 4
"""The most rules named that take another's cases."""


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Values = Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(min_length=1)]


class Rule(FileModel):
    """If all named facts have one of the named values, the severity is this. A rule without `when` always fits."""

    id: Annotated[
        str, written_as("[a-z][a-z0-9_]*", "the id of a rule", "write small letters, figures and _, such as one_person")
    ]
    when: dict[str, Values] = {}
    severity: int = Field(ge=1, le=4)
    title: Translations

    @field_validator("when")
    @classmethod
    def _known_facts(cls, when: dict[str, Values]) -> dict[str, Values]:
        if unknown := list(_unknown(when)):
            raise Mistakes(unknown)
        return when

    def allows(self, fact: str, value: str) -> bool:
        """Whether it can fit if a fact has this value."""
        return fact not in self.when or value in self.when[fact]

    @property
    def region(self) -> Region:
        """All combinations of facts that the conditions allow."""
        return whole() | {fact: frozenset(values) for fact, values in self.when.items()}


class DecisionTable(FileModel):
    """The rules in order, and the wording of facts for people (`facts.<fact>.<value>.<language>`)."""

    rules: tuple[Rule, ...]
    facts: dict[str, dict[str, Translations]] = {}

    @model_validator(mode="after")
    def _decides_each_case_once(self) -> DecisionTable:
        if mistakes := [*_same_ids(self.rules), *_dead_rules_and_open_cases(self.rules)]:
            raise Mistakes(mistakes)
        return self

    @field_validator("facts")
    @classmethod
    def _known_meanings(cls, facts: dict[str, dict[str, Translations]]) -> dict[str, dict[str, Translations]]:
        if unknown := list(_unknown(facts)):
            raise Mistakes(unknown)
        return facts

    def decide(self, facts: FactValues) -> Rule:
        """The first rule that fits; there is always one."""
        return self.rules[_first(reduce(and_, self._allowed(facts)))]

    def outcomes(self, facts: FactValues, varied: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """For each of the `varied` facts the severity for each of its values, all others being as they are."""
        allowed = self._allowed(facts)
        before = accumulate(allowed, and_, initial=-1)
        *after, _ = accumulate(reversed(allowed), and_, initial=-1)
        by_others = dict(zip(self._allowing, map(and_, before, reversed(after)), strict=True))
        return {fact: self._severities(fact, by_others[fact]) for fact in varied}

    def _severities(self, fact: str, fitting: int) -> Mapping[str, int]:
        """The severity for each value of a fact, by those of the rules `fitting` that allow it."""
        return {value: self.rules[_first(fitting & rules)].severity for value, rules in self._allowing[fact].items()}

    def _allowed(self, facts: FactValues) -> list[int]:
        """For each fact, the rules that allow its value."""
        return [values[facts[fact]] for fact, values in self._allowing.items()]

    @cached_property
    def _allowing(self) -> Mapping[str, Mapping[str, int]]:
        """For each value of each fact, the rules that allow it as the bits of a number."""
        bits = [(1 << position, rule) for position, rule in enumerate(self.rules)]
        return {
            fact: {value: sum(bit for bit, rule in bits if rule.allows(fact, value)) for value in values}
            for fact, values in DOMAINS.items()
        }

    def meaning(self, fact: str, value: str) -> Translations | None:
        """The wording of a fact; None if it has none."""
        return self.facts.get(fact, {}).get(value)

    def meaning_of(self, told: str) -> Translations | None:
        """The wording of a fact in all languages, by that in one of them; None if there is none."""
        meanings = (meaning for values in self.facts.values() for meaning in values.values())
        return next((meaning for meaning in meanings if told in meaning.root.values()), None)


def _first(rules: int) -> int:
    """The place of the first of some rules, which are the bits of a number."""
    return (rules & -rules).bit_length() - 1


def _unknown(named: Mapping[str, Iterable[str]]) -> Iterator[Mistake]:
    """Facts that do not exist, and values that a fact does not have."""
    for fact, values in named.items():
        if fact not in DOMAINS:
            yield Mistake((fact,), f"there is no fact {fact!r}", did_you_mean(fact, DOMAINS), at_key=True)
            continue
        for position, value in enumerate(values):
            if value not in DOMAINS[fact]:
                place = (fact, value if isinstance(values, Mapping) else position)
                what = f"the fact {fact!r} has no value {value!r}"
                yield Mistake(place, what, did_you_mean(value, DOMAINS[fact]), at_key=isinstance(values, Mapping))


def _same_ids(rules: Sequence[Rule]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for position, rule in enumerate(rules):
        if rule.id in seen:
            yield Mistake(
                ("rules", position, "id"), f"an earlier rule already has the id {rule.id!r}", "give this one another"
            )
        seen.add(rule.id)


def _dead_rules_and_open_cases(rules: Sequence[Rule]) -> Iterator[Mistake]:
    left = [whole()]
    for position, rule in enumerate(rules):
        remaining = _without(left, rule)
        if remaining == left:
            what = f"the rule {rule.id!r} can never fire: its cases are taken by {_takers(rule, rules[:position])}"
            yield Mistake(("rules", position, "id"), what, "move it up, narrow those, or delete it")
        left = remaining
    if left:
        yield Mistake(("rules",), f"no rule decides {_example(left[0])}", "end with a rule that has no `when`")


def _takers(rule: Rule, earlier: Sequence[Rule]) -> str:
    """The earlier rules that take the cases of a rule: the one that takes all of them, else the first few."""
    alone = next((other.id for other in earlier if not _without([rule.region], other)), "")
    several = [other.id for other in earlier if _without([rule.region], other) != [rule.region]]
    return alone or ", ".join(several[:_TOLD]) + (f" and {len(several) - _TOLD} more" if several[_TOLD:] else "")


def _without(regions: Iterable[Region], rule: Rule) -> list[Region]:
    return [rest for region in regions for rest in subtract(region, rule.region)]


def _example(region: Region) -> str:
    narrowed = {fact: values for fact, values in region.items() if len(values) < len(DOMAINS[fact])}
    return ", ".join(f"{fact}={sorted(values)[0]}" for fact, values in narrowed.items()) or "anything"
